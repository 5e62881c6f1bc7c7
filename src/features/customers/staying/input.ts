import { isDay } from "@/domain/calendar/day";

export const RANGES = ["window", "last_month", "last_quarter", "last_12_months", "last_year", "all"] as const;
export type RangeName = (typeof RANGES)[number];
export const INTERVALS = ["month", "quarter"] as const;
export type StayInterval = (typeof INTERVALS)[number];
/** How long after the landmark day groups are followed. */
export const HORIZONS = [90, 180, 365] as const;
export type Horizon = (typeof HORIZONS)[number];

/** What the page of staying and leaving shows; all of it lives in the URL. */
export interface StayQuery {
  readonly range?: RangeName;
  readonly from?: string;
  readonly to?: string;
  readonly interval?: StayInterval;
  readonly filters: Readonly<Record<string, string>>;
  /** The attribute that groups are made of. */
  readonly by?: string;
  readonly reading?: "snapshot" | "stripe";
  /** How many days ago the landmark lies. */
  readonly landmark?: Horizon;
}

export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;
export type StayChanges = { [Name in keyof StayQuery]?: StayQuery[Name] | undefined };

const LONGEST = 256;

/** Reads the page's address. A page is never refused: what cannot be read is left out and named in `ignored`. */
export function readStayQuery(raw: RawQuery): { query: StayQuery; ignored: string[] } {
  const ignored: string[] = [];
  const take = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const value = raw[name];
    if (value === undefined || value === "") return undefined;
    const found = typeof value === "string" && value.length <= LONGEST ? read(value) : undefined;
    if (found === undefined) ignored.push(name);
    return found;
  };
  const oneOf =
    <T extends string>(choices: readonly T[]) =>
    (text: string) =>
      choices.find((choice) => choice === text);
  const day = (text: string) => (isDay(text) ? text : undefined);
  const days = { from: take("from", day), to: take("to", day) };
  const whole = days.from !== undefined && days.to !== undefined && days.from <= days.to;
  if (!whole && (days.from !== undefined || days.to !== undefined)) ignored.push("from", "to");
  const filters = Object.keys(raw).flatMap((name): [string, string][] => {
    if (!name.startsWith("filter.") || name.length === 7) return [];
    const value = take(name, (text) => text);
    return value === undefined ? [] : [[name.slice(7), value]];
  });
  const query = {
    ...(whole ? days : {}),
    range: take("range", oneOf(RANGES)),
    interval: take("interval", oneOf(INTERVALS)),
    by: take("by", (text) => text),
    reading: take("reading", oneOf(["snapshot", "stripe"])),
    landmark: take("landmark", (text) => HORIZONS.find((days) => String(days) === text)),
    filters: Object.fromEntries(filters),
  };
  const told = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return { query: { ...told, filters: query.filters }, ignored: [...new Set(ignored)] };
}

/** The page's parameters as they stand in its address: what {@link readStayQuery} reads back as the same. */
export function stayParams(query: StayQuery): [name: string, value: string][] {
  const { filters, ...named } = query;
  return [
    ...Object.entries(named).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...Object.entries(filters).map(([name, value]): [string, string] => [`filter.${name}`, value]),
  ];
}

/** The address of the same page with something changed; undefined takes a parameter away. */
export function stayHref(path: string, query: StayQuery, changes: StayChanges = {}): string {
  const params = new URLSearchParams(stayParams({ ...query, ...changes } as StayQuery)).toString();
  return params === "" ? path : `${path}?${params}`;
}

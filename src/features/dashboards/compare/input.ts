import { isDay } from "@/domain/calendar/day";
import { RANGE_PRESETS, type RangePreset } from "@/domain/calendar/range-preset";
import { isLongerThanYears, QUERY_LIMITS } from "@/features/dashboards/input";
import type { RawQuery } from "@/features/dashboards/survey/input";

/** What the other side is: the days before, the same days a year earlier, days of one's own, or people of one's own. */
export const COMPARE_KINDS = ["previous_period", "previous_year", "days", "segment"] as const;
export type CompareKind = (typeof COMPARE_KINDS)[number];

/** How the answers are weighed beside the raw figures. */
export const WEIGH_KINDS = ["none", "other", "stated", "own"] as const;
export type WeighKind = (typeof WEIGH_KINDS)[number];

/** Days and filters of one side, as the address has them. */
export interface SideQuery {
  readonly from?: string;
  readonly to?: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** Two sides of a survey's number; all of it lives in the URL. */
export interface CompareQuery extends SideQuery {
  readonly question?: string;
  /** Named days of the first side; `from` and `to` go before it. */
  readonly preset?: RangePreset;
  readonly compare: CompareKind;
  /** The other side: its days for `days` and `segment`, its filters for `segment`. */
  readonly vs: SideQuery;
  /** The dimension that is broken down and split by. */
  readonly by?: string;
  /** Left out: what the survey is usually weighed by. */
  readonly weigh?: WeighKind;
}

/** A compare page's address, read. */
export interface ReadCompareQuery {
  readonly query: CompareQuery;
  /** Parameters that could not be read. */
  readonly ignored: readonly string[];
  /** Pairs of days that stood the wrong way round, named by their first. */
  readonly swapped: readonly string[];
  /** The same of more than twenty years. */
  readonly tooLong: readonly string[];
}

const FILTER = "filter.";
const OTHER = "vs.";

/** Reads the address. A page is never refused: what cannot be read is left out and named, days the wrong way round are turned. */
export function readCompareQuery(raw: RawQuery): ReadCompareQuery {
  const ignored: string[] = [];
  const swapped: string[] = [];
  const tooLong: string[] = [];
  const take = (name: string): string | undefined => {
    const value = raw[name];
    if (value === undefined || value === "") return undefined;
    if (typeof value === "string" && value.length <= QUERY_LIMITS.value && isStorable(value)) return value;
    ignored.push(name);
    return undefined;
  };
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const value = take(name);
    const found = known.find((one) => one === value);
    if (value !== undefined && found === undefined) ignored.push(name);
    return found;
  };
  const day = (name: string): string | undefined => {
    const value = take(name);
    if (value === undefined || (isDay(value) && value >= "1900" && value < "3000")) return value;
    ignored.push(name);
    return undefined;
  };
  const days = (prefix: string): Pick<SideQuery, "from" | "to"> => {
    const [from, to] = [day(`${prefix}from`), day(`${prefix}to`)];
    if (from === undefined && to === undefined) return {};
    if (from === undefined || to === undefined) {
      // One end alone says no range.
      ignored.push(from === undefined ? `${prefix}to` : `${prefix}from`);
      return {};
    }
    const [first, last] = from <= to ? [from, to] : [to, from];
    if (from > to) swapped.push(`${prefix}from`);
    if (!isLongerThanYears(first, last, QUERY_LIMITS.years)) return { from: first, to: last };
    tooLong.push(`${prefix}from`);
    return {};
  };
  const filters = (prefix: string): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const name of Object.keys(raw)) {
      if (!name.startsWith(prefix + FILTER)) continue;
      const dimension = name.slice(prefix.length + FILTER.length);
      const value = take(name);
      if (value === undefined) continue;
      const fits = dimension !== "" && dimension.length <= QUERY_LIMITS.name && isStorable(dimension);
      if (fits && Object.keys(found).length < QUERY_LIMITS.filters)
        Object.defineProperty(found, dimension, { value, enumerable: true });
      else ignored.push(name);
    }
    return found;
  };
  const query: CompareQuery = {
    ...defined("question", take("question")),
    ...defined("preset", oneOf("range", RANGE_PRESETS)),
    ...days(""),
    filters: filters(""),
    compare: oneOf("compare", COMPARE_KINDS) ?? "previous_period",
    vs: { ...days(OTHER), filters: filters(OTHER) },
    ...defined("by", take("by")),
    ...defined("weigh", oneOf("weigh", WEIGH_KINDS)),
  };
  return { query, ignored: [...new Set(ignored)], swapped, tooLong };
}

/** The parameters as they stand in the address: what `readCompareQuery` reads back as the same. */
export function compareParams(query: CompareQuery): [name: string, value: string][] {
  const params: [string, string | undefined][] = [
    ["question", query.question],
    ["range", query.preset],
    ["from", query.from],
    ["to", query.to],
    ...Object.entries(query.filters).map(([name, value]): [string, string] => [FILTER + name, value]),
    ["compare", query.compare === "previous_period" ? undefined : query.compare],
    ["vs.from", query.vs.from],
    ["vs.to", query.vs.to],
    ...Object.entries(query.vs.filters).map(([name, value]): [string, string] => [OTHER + FILTER + name, value]),
    ["by", query.by],
    ["weigh", query.weigh],
  ];
  return params.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** The address of the same comparison with something changed; undefined takes a parameter away. */
export function compareHref(path: string, query: CompareQuery, changes: Partial<Changes> = {}): string {
  const params = new URLSearchParams(compareParams({ ...query, ...changes } as CompareQuery)).toString();
  return params === "" ? path : `${path}?${params}`;
}

export type Changes = { [Name in keyof CompareQuery]: CompareQuery[Name] | undefined };

function defined<Name extends string, T>(name: Name, value: T | undefined): { [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T });
}

/** PostgreSQL takes neither NUL nor half a character; such a name or value belongs to no answer. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000") && !/\p{Cs}/u.test(text);
}

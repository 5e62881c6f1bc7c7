import { isDay } from "@/domain/calendar/day";
import { RANGE_PRESETS, type RangePreset } from "@/domain/calendar/range-preset";
import {
  COMPARISONS,
  type ComparisonName,
  INTERVALS,
  type IntervalName,
  isLongerThanYears,
  QUERY_LIMITS,
} from "@/features/dashboards/input";

/** What a survey's dashboard shows; all of it lives in the URL. */
export interface DashboardQuery {
  readonly question?: string;
  /** Named days; `from` and `to` go before it. Neither: the default range. */
  readonly preset?: RangePreset;
  readonly from?: string;
  readonly to?: string;
  readonly interval?: IntervalName;
  readonly by?: string;
  readonly compare?: ComparisonName | "none";
  readonly filters: Readonly<Record<string, string>>;
  /** One decimal more. */
  readonly decimals: boolean;
  /** Which page of comments, from 1. */
  readonly comments: number;
  /** Every group of the breakdown, not only the largest. */
  readonly allGroups: boolean;
}

export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const FILTER = "filter.";
const MOST_COMMENT_PAGES = 100;

/**
 * Reads a dashboard's address. A page is never refused: what cannot be read is left out and named in `ignored`, so that the
 * page can say so.
 */
export function readDashboardQuery(raw: RawQuery): { query: DashboardQuery; ignored: string[] } {
  const ignored: string[] = [];
  const filters: Record<string, string> = {};
  const take = <T extends string>(name: string, fits: (text: string) => text is T): T | undefined => {
    const value = raw[name];
    if (value === undefined || value === "") return undefined;
    if (typeof value === "string" && fits(value)) return value;
    ignored.push(name);
    return undefined;
  };
  for (const [name, value] of Object.entries(raw)) {
    if (!name.startsWith(FILTER) || value === undefined || value === "") continue;
    const dimension = name.slice(FILTER.length);
    const fits = typeof value === "string" && isName(dimension) && value.length <= QUERY_LIMITS.value;
    if (fits && isStorable(value) && Object.keys(filters).length < QUERY_LIMITS.filters)
      Object.defineProperty(filters, dimension, { value, enumerable: true });
    else ignored.push(name);
  }
  const from = take("from", isDayText);
  const to = take("to", isDayText);
  const days = from !== undefined && to !== undefined && from <= to && !isLongerThanYears(from, to, QUERY_LIMITS.years);
  if (!days && (from !== undefined || to !== undefined)) ignored.push("from", "to");
  const page = take("comments", (text): text is string => /^[1-9]\d{0,2}$/.test(text));
  const query: DashboardQuery = {
    ...defined("question", take("question", isName)),
    ...defined("preset", take("range", oneOf(RANGE_PRESETS))),
    ...(days ? { from, to } : {}),
    ...defined("interval", take("interval", oneOf(INTERVALS))),
    ...defined("by", take("by", isName)),
    ...defined("compare", take("compare", oneOf([...COMPARISONS, "none"] as const))),
    filters,
    decimals: take("decimals", oneOf(["0", "1"] as const)) === "1",
    comments: Math.min(MOST_COMMENT_PAGES, Number(page ?? 1)),
    allGroups: take("groups", oneOf(["all"] as const)) === "all",
  };
  return { query, ignored: [...new Set(ignored)] };
}

/** A dashboard's parameters as they stand in its address: what `readDashboardQuery` reads back as the same. */
export function dashboardParams(query: DashboardQuery): [name: string, value: string][] {
  const params: [string, string | undefined][] = [
    ["question", query.question],
    ["range", query.preset],
    ["from", query.from],
    ["to", query.to],
    ["interval", query.interval],
    ["by", query.by],
    ["compare", query.compare],
    ["decimals", query.decimals ? "1" : undefined],
    ["comments", query.comments > 1 ? String(query.comments) : undefined],
    ["groups", query.allGroups ? "all" : undefined],
    ...Object.entries(query.filters).map(([name, value]): [string, string] => [`${FILTER}${name}`, value]),
  ];
  return params.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** The address of the same dashboard with something changed; a change begins the comments anew. */
export function dashboardHref(path: string, query: DashboardQuery, changes: Partial<Changes> = {}): string {
  const next = { ...query, comments: 1, ...changes } as DashboardQuery;
  const params = new URLSearchParams(dashboardParams(next)).toString();
  return params === "" ? path : `${path}?${params}`;
}

/** What can change; undefined takes a parameter away. */
export type Changes = { [Name in keyof DashboardQuery]: DashboardQuery[Name] | undefined };

function defined<Name extends string, T>(name: Name, value: T | undefined): { [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T });
}

function oneOf<T extends string>(names: readonly T[]): (text: string) => text is T {
  return (text): text is T => names.some((name) => name === text);
}

function isName(text: string): text is string {
  return text !== "" && text.length <= QUERY_LIMITS.name && isStorable(text);
}

function isDayText(text: string): text is string {
  return isDay(text) && text >= "1900" && text < "3000";
}

/** PostgreSQL takes neither NUL nor half a character; such a name or value belongs to no answer. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000") && !/\p{Cs}/u.test(text);
}

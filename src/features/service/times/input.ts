import { INTERACTION_VIEWS, type InteractionView } from "@/db/queries/service/list-interactions";
import {
  SERVICE_DIMENSIONS,
  type ServiceDimension,
  TIME_MEASURES,
  type TimeClock,
  type TimeMeasure,
} from "@/domain/service/time-measure";

/** How many days the page may read at once. */
export const RANGES = [28, 91, 182, 364] as const;

/** What the address of a page of service asks for. */
export interface ServiceQuery {
  readonly days: number;
  /** Which duration the chart, the distribution and the groups tell. */
  readonly measure: TimeMeasure;
  /** Null: the workspace's own, business time as soon as a calendar is set. */
  readonly clock: TimeClock | null;
  readonly filter: readonly { readonly dimension: ServiceDimension; readonly value: string }[];
  /** Where bands of the first response end, in seconds; null: the channel's usual ones. */
  readonly bands: readonly number[] | null;
}

/** What the address of the list asks for as well. */
export interface ListQuery extends ServiceQuery {
  readonly view: InteractionView;
  readonly search: string;
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST = 30 * 86_400;

/** Reads an address; what it does not say is the workspace's own. */
export function readServiceQuery(raw: Raw, usualDays: number): ServiceQuery {
  const asked = Number(first(raw.days));
  const clock = first(raw.clock);
  return {
    days: RANGES.find((range) => range === asked) ?? RANGES.find((range) => range >= usualDays) ?? 364,
    measure: TIME_MEASURES.find((one) => one === first(raw.measure)) ?? "first_response",
    clock: clock === "clock" || clock === "business" ? clock : null,
    filter: SERVICE_DIMENSIONS.flatMap((dimension) => {
      const value = first(raw[dimension]);
      return value === undefined || value.length > 200 ? [] : [{ dimension, value }];
    }),
    bands: readBands(raw),
  };
}

/** Reads the address of the list of interactions. */
export function readListQuery(raw: Raw, usualDays: number): ListQuery {
  return {
    ...readServiceQuery(raw, usualDays),
    view: INTERACTION_VIEWS.find((one) => one === first(raw.view)) ?? "all",
    search: (first(raw.q) ?? "").trim().slice(0, 200),
  };
}

/** The address of a page with this query. */
export function writeServiceQuery(
  page: string,
  query: ServiceQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams({ days: String(query.days) });
  if (query.measure !== "first_response") params.set("measure", query.measure);
  if (query.clock !== null) params.set("clock", query.clock);
  for (const { dimension, value } of query.filter) params.set(dimension, value);
  if (query.bands) params.set("bands", query.bands.join(","));
  for (const [name, value] of Object.entries(more)) if (value !== "") params.set(name, value);
  return `${page}?${params}`;
}

/** The query with another value of one dimension, or without it. */
export function withFilter<Query extends ServiceQuery>(
  query: Query,
  dimension: ServiceDimension,
  value: string | null,
): Query {
  const others = query.filter.filter((one) => one.dimension !== dimension);
  return { ...query, filter: value === null ? others : [...others, { dimension, value }] };
}

/** Minutes of a form ("2", "5") or seconds of an address ("120,300"): ascending, at most five, under thirty days. */
function readBands(raw: Raw): number[] | null {
  const minutes = Array.isArray(raw.minutes) ? raw.minutes : raw.minutes === undefined ? [] : [raw.minutes];
  const seconds = [...(first(raw.bands) ?? "").split(",").map(Number), ...minutes.map((one) => Number(one) * 60)];
  const fitting = seconds.map(Math.round).filter((one) => Number.isFinite(one) && one > 0 && one <= LONGEST);
  return fitting.length === 0 ? null : [...new Set(fitting)].sort((a, b) => a - b).slice(0, 5);
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

import { INTERACTION_VIEWS, type InteractionView } from "@/db/queries/service/list-interactions";
import {
  SERVICE_DIMENSIONS,
  type ServiceDimension,
  TIME_MEASURES,
  type TimeClock,
  type TimeMeasure,
} from "@/domain/service/time-measure";
import { type RangeQuery, rangeParams, readRangeQuery } from "@/platform/range-query";

/** What the address of a page of service asks for. */
export interface ServiceQuery {
  readonly days: RangeQuery;
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
export function readServiceQuery(raw: Raw): ServiceQuery {
  const clock = first(raw.clock);
  return {
    days: readRangeQuery(raw),
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
export function readListQuery(raw: Raw): ListQuery {
  return {
    ...readServiceQuery(raw),
    view: INTERACTION_VIEWS.find((one) => one === first(raw.view)) ?? "all",
    search: (first(raw.q) ?? "").trim().slice(0, 200),
  };
}

/** A page's parameters as they stand in its address. */
export function serviceParams({ days, measure, clock, filter, bands }: ServiceQuery): [name: string, value: string][] {
  return [
    ...rangeParams(days),
    ...(measure === "first_response" ? [] : ([["measure", measure]] as [string, string][])),
    ...(clock === null ? [] : ([["clock", clock]] as [string, string][])),
    ...filter.map(({ dimension, value }): [string, string] => [dimension, value]),
    ...(bands === null ? [] : ([["bands", bands.join(",")]] as [string, string][])),
  ];
}

/** The address of a page with this query. */
export function writeServiceQuery(
  page: string,
  query: ServiceQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const told = Object.entries(more).filter(([, value]) => value !== "");
  const params = new URLSearchParams([...serviceParams(query), ...told]).toString();
  return params === "" ? page : `${page}?${params}`;
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

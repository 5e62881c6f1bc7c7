import { type RangeQuery, rangeParams, readRangeQuery } from "@/platform/range-query";

/** By what the page may be narrowed. */
export const FILTERS = ["channel", "team", "agent", "reviewer"] as const;
export type QualityFilter = (typeof FILTERS)[number];

/** What the address of a page of quality asks for. */
export interface QualityQuery {
  readonly days: RangeQuery;
  readonly filter: readonly { readonly dimension: QualityFilter; readonly value: string }[];
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address; what it does not say is the workspace's own. */
export function readQualityQuery(raw: Raw): QualityQuery {
  const filter = FILTERS.flatMap((dimension) => {
    const value = first(raw[dimension]);
    return value === undefined || value === "" || value.length > 200 ? [] : [{ dimension, value }];
  });
  return { days: readRangeQuery(raw), filter };
}

/** A page's parameters as they stand in its address. */
export function qualityParams({ days, filter }: QualityQuery): [name: string, value: string][] {
  return [...rangeParams(days), ...filter.map(({ dimension, value }): [string, string] => [dimension, value])];
}

/** The address of a page with this query, and what stands behind it. */
export function writeQualityQuery(
  path: string,
  query: QualityQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams([...qualityParams(query), ...Object.entries(more)]).toString();
  return params === "" ? path : `${path}?${params}`;
}

/** The query with one filter set, or taken off. */
export function withFilter(query: QualityQuery, dimension: QualityFilter, value: string | null): QualityQuery {
  const others = query.filter.filter((one) => one.dimension !== dimension);
  return { ...query, filter: value === null ? others : [...others, { dimension, value }] };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

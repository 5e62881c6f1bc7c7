/** How many days the page may read at once. */
export const RANGES = [28, 91, 182, 364] as const;

/** By what the page may be narrowed. */
export const FILTERS = ["channel", "team", "agent", "reviewer"] as const;
export type QualityFilter = (typeof FILTERS)[number];

/** What the address of a page of quality asks for. */
export interface QualityQuery {
  readonly days: number;
  readonly filter: readonly { readonly dimension: QualityFilter; readonly value: string }[];
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address; what it does not say is the workspace's own. */
export function readQualityQuery(raw: Raw, usualDays: number): QualityQuery {
  const asked = Number(first(raw.days));
  const days = RANGES.find((range) => range === asked) ?? RANGES.find((range) => range >= usualDays) ?? 364;
  const filter = FILTERS.flatMap((dimension) => {
    const value = first(raw[dimension]);
    return value === undefined || value === "" || value.length > 200 ? [] : [{ dimension, value }];
  });
  return { days, filter };
}

/** The address of the same page with something else asked for. */
export function writeQualityQuery(path: string, { days, filter }: QualityQuery): string {
  const params = new URLSearchParams({ days: String(days) });
  for (const { dimension, value } of filter) params.set(dimension, value);
  return `${path}?${params}`;
}

/** The query with one filter set, or taken off. */
export function withFilter(query: QualityQuery, dimension: QualityFilter, value: string | null): QualityQuery {
  const others = query.filter.filter((one) => one.dimension !== dimension);
  return { ...query, filter: value === null ? others : [...others, { dimension, value }] };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

import { PROMISE_LISTS, type PromiseList } from "@/db/queries/promises/list-promises";

/** How many days the page may read at once. */
export const RANGES = [7, 28, 91, 182, 364] as const;

export const DIMENSIONS = ["channel", "team", "agent", "priority"] as const;
export const FILTERS = [...DIMENSIONS, "policy", "target"] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** What the address of the page of promises asks for. */
export interface BoardQuery {
  readonly days: number;
  readonly by: Dimension;
  readonly list: PromiseList;
  readonly filter: readonly { readonly dimension: (typeof FILTERS)[number]; readonly value: string }[];
  readonly after: string | null;
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const CURSOR = /^\d{4}-[\d\-T:.]+Z\|[0-9a-f-]{36}\|(?:first_response|next_response|resolution)\|\d{1,5}$/;

/** Reads an address; what it does not say, or says wrongly, is the usual. */
export function readBoardQuery(raw: Raw, usualDays: number): BoardQuery {
  const first = (name: string) => (Array.isArray(raw[name]) ? raw[name][0] : raw[name]);
  const after = first("after");
  return {
    days: RANGES.find((range) => range === Number(first("days"))) ?? RANGES.find((range) => range >= usualDays) ?? 364,
    by: DIMENSIONS.find((one) => one === first("by")) ?? "channel",
    list: PROMISE_LISTS.find((one) => one === first("list")) ?? "soon",
    filter: FILTERS.flatMap((dimension) => {
      const value = first(dimension);
      return value === undefined || value === "" || value.length > 200 ? [] : [{ dimension, value }];
    }),
    after: after !== undefined && CURSOR.test(after) ? after : null,
  };
}

/** The address of the page with this query. A change of what is shown begins at the top. */
export function writeBoardQuery(page: string, { days, by, list, filter, after }: BoardQuery): string {
  const params = new URLSearchParams({ days: String(days), by, list });
  for (const { dimension, value } of filter) params.set(dimension, value);
  if (after !== null) params.set("after", after);
  return `${page}?${params}`;
}

/** The query with some values of its filter set, others left. */
export function withValues(
  query: BoardQuery,
  values: Partial<Readonly<Record<(typeof FILTERS)[number], string | null>>>,
): BoardQuery {
  const kept = query.filter.filter(({ dimension }) => values[dimension] === undefined);
  const set = FILTERS.flatMap((dimension) => {
    const value = values[dimension];
    return value === undefined || value === null ? [] : [{ dimension, value }];
  });
  return { ...query, after: null, filter: [...kept, ...set] };
}

import { PROMISE_LISTS, type PromiseList } from "@/db/queries/promises/list-promises";
import { isRunning } from "@/domain/calendar/range-preset";
import { handedOnParams } from "@/platform/handed-on";
import { type ChosenRange, type RangeQuery, rangeParams, readRangeQuery } from "@/platform/range-query";

export const DIMENSIONS = ["channel", "team", "agent", "priority"] as const;
export const FILTERS = [...DIMENSIONS, "policy", "target"] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** What the address of the page of promises asks for. */
export interface BoardQuery {
  readonly days: RangeQuery;
  readonly by: Dimension;
  readonly list: PromiseList;
  readonly filter: readonly { readonly dimension: (typeof FILTERS)[number]; readonly value: string }[];
  readonly after: string | null;
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const CURSOR = /^\d{4}-[\d\-T:.]+Z\|[0-9a-f-]{36}\|(?:first_response|next_response|resolution)\|\d{1,5}$/;

/** Reads an address; what it does not say, or says wrongly, is the usual. */
export function readBoardQuery(raw: Raw): BoardQuery {
  const first = (name: string) => (Array.isArray(raw[name]) ? raw[name][0] : raw[name]);
  const after = first("after");
  return {
    days: readRangeQuery(raw),
    by: DIMENSIONS.find((one) => one === first("by")) ?? "channel",
    list: PROMISE_LISTS.find((one) => one === first("list")) ?? "soon",
    filter: FILTERS.flatMap((dimension) => {
      const value = first(dimension);
      return value === undefined || value === "" || value.length > 200 ? [] : [{ dimension, value }];
    }),
    after: after !== undefined && CURSOR.test(after) ? after : null,
  };
}

/** The page's parameters as they stand in its address. */
export function boardParams({ days, by, list, filter, after }: BoardQuery): [name: string, value: string][] {
  return [
    ...rangeParams(days),
    ["by", by],
    ["list", list],
    ...filter.map(({ dimension, value }): [string, string] => [dimension, value]),
    ...(after === null ? [] : ([["after", after]] as [string, string][])),
  ];
}

/** What explains the page's number: the same days, compared as the page compares them, which it always does. */
export function explainedParams(
  { days, filter }: Pick<BoardQuery, "days" | "filter">,
  { chosen, range, compared }: Pick<ChosenRange, "chosen" | "range" | "compared">,
): [name: string, value: string][] {
  return [
    ...rangeParams(isRunning(chosen) ? { preset: chosen } : range),
    ["compare", days.compare ?? "previous_period"],
    // Its days alone might be a month, and meet the one before instead of as many days.
    ...(isRunning(chosen) ? [] : handedOnParams({ compared })),
    ...filter.map(({ dimension, value }): [string, string] => [`filter.${dimension}`, value]),
  ];
}

/** The address of the page with this query. A change of what is shown begins at the top. */
export function writeBoardQuery(page: string, query: BoardQuery): string {
  return `${page}?${new URLSearchParams(boardParams(query))}`;
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

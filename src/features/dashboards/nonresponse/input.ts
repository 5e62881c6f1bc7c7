import { type RangeQuery, rangeParams, readRangeQuery } from "@/platform/range-query";

/** Whose answering a page shows: days of sending, the question whose score is weighed, and the attribute it is weighed by. */
export interface NonresponseQuery {
  readonly range: RangeQuery;
  readonly question?: string;
  readonly by?: string;
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_NAME = 64;

/** Reads the page's address; what cannot be read is left out. */
export function readNonresponseQuery(raw: Raw): NonresponseQuery {
  // They are only compared with the names there are.
  const take = (name: "question" | "by") => {
    const value = raw[name];
    return typeof value === "string" && value !== "" && value.length <= LONGEST_NAME ? { [name]: value } : {};
  };
  return { range: readRangeQuery(raw), ...take("question"), ...take("by") };
}

/** The address of the same page with something changed. */
export function nonresponseHref(
  path: string,
  query: NonresponseQuery,
  changes: Partial<NonresponseQuery> = {},
): string {
  const search = new URLSearchParams(nonresponseParams({ ...query, ...changes })).toString();
  return search === "" ? path : `${path}?${search}`;
}

/** The parameters of such an address: what {@link readNonresponseQuery} reads back as the same. */
export function nonresponseParams({ range, question, by }: NonresponseQuery): [name: string, value: string][] {
  const own = [
    ["question", question],
    ["by", by],
  ] as const;
  return [
    ...rangeParams(range),
    ...own.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  ];
}

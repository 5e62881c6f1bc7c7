import { z } from "zod";
import { isDay } from "@/domain/calendar/day";

export const INTERVALS = ["day", "week", "month", "quarter", "year"] as const;
export type IntervalName = (typeof INTERVALS)[number];

export const COMPARISONS = ["previous_period", "previous_year"] as const;
export type ComparisonName = (typeof COMPARISONS)[number];

/** What one asks of a metric. Days are local days of the workspace, both included. */
export interface MetricQuery {
  readonly survey?: string;
  readonly question?: string;
  readonly from?: string;
  readonly to?: string;
  readonly interval?: IntervalName;
  /** The dimension to break down by. */
  readonly by?: string;
  /** Only answers with these values, by dimension. */
  readonly filters: Readonly<Record<string, string>>;
  readonly compare?: ComparisonName;
}

export const QUERY_LIMITS = { years: 20, filters: 20, name: 64, value: 256 } as const;

const FILTER = "filter.";

const daySchema = z
  .string()
  .refine((text) => isDay(text) && text >= "1900" && text < "3000", "Must be a day as YYYY-MM-DD, from 1900 to 2999.");

const fields = z.strictObject({
  survey: z
    .uuid("Must be the id of a survey.")
    .transform((id) => id.toLowerCase())
    .optional(),
  question: z.string().min(1).max(QUERY_LIMITS.name).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  interval: z.enum(INTERVALS).optional(),
  by: z.string().min(1).max(QUERY_LIMITS.name).optional(),
  compare: z.enum(COMPARISONS).optional(),
});

/**
 * Reads the query string of a metric, strictly: an unknown name, a day that does not exist, `from` after `to`, more than
 * 20 years or 20 filters are refused with the parameter's name as path. `filter.<dimension>` is one value of a dimension.
 */
export const metricQuerySchema = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((raw, ctx): MetricQuery => {
    const refuse = (name: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [name], message });
    };
    const filters: Record<string, string> = {};
    const plain: Record<string, string> = {};
    for (const [name, value] of Object.entries(raw)) {
      if (typeof value !== "string") refuse(name, "Must stand only once.");
      else if (!name.startsWith(FILTER)) plain[name] = value;
      else if (name.length === FILTER.length) refuse(name, "Must name a dimension, as in filter.region.");
      else if (name.length > FILTER.length + QUERY_LIMITS.name) refuse(name, "This name is too long for a dimension.");
      else if (value.length > QUERY_LIMITS.value) refuse(name, `Must have at most ${QUERY_LIMITS.value} characters.`);
      else Object.defineProperty(filters, name.slice(FILTER.length), { value, enumerable: true });
    }
    if (Object.keys(filters).length > QUERY_LIMITS.filters)
      refuse("filter", `At most ${QUERY_LIMITS.filters} filters.`);
    const parsed = fields.safeParse(plain);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        if (issue.code === "unrecognized_keys")
          for (const key of issue.keys) refuse(key, "There is no such parameter.");
        else refuse(issue.path.map(String).join("."), issue.message);
      }
      return { filters };
    }
    const { from, to } = parsed.data;
    if (from !== undefined && to !== undefined && from > to) refuse("from", "Must not be after `to`.");
    if (from !== undefined && to !== undefined && isLongerThanYears(from, to, QUERY_LIMITS.years))
      refuse("from", `At most ${QUERY_LIMITS.years} years at once.`);
    return { ...withoutUndefined(parsed.data), filters };
  });

/** The query string of a metric: what `metricQuerySchema` reads back as the same. */
export function serializeMetricQuery(query: MetricQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ["survey", "question", "from", "to", "interval", "by", "compare"] as const) {
    const value = query[name];
    if (value !== undefined) params.set(name, value);
  }
  for (const [dimension, value] of Object.entries(query.filters)) params.append(`${FILTER}${dimension}`, value);
  return params;
}

/** Whether a range holds more than so many years: 2000-01-01 to 2019-12-31 are exactly twenty. */
export function isLongerThanYears(from: string, to: string, years: number): boolean {
  return to >= `${String(Number(from.slice(0, 4)) + years).padStart(4, "0")}${from.slice(4)}`;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

import { z } from "zod";
import { COMPARISONS, INTERVALS } from "@/features/dashboards/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const interval = z.strictObject({
  low: z.number(),
  high: z.number(),
  level: z.literal(0.95),
  method: z.enum(["adjusted_wald", "wilson", "student_t", "order_statistic", "bootstrap"]),
});
const reading = z.strictObject({
  value: z.number().nullable(),
  n: z.int().nullable(),
  interval: interval.nullable(),
  reason: z.string().optional(),
  /** An anonymous survey does not tell it: it is of too few. */
  suppressed: z.literal(true).optional(),
});
const counts = z.record(z.string(), z.int());
const comparison = z.strictObject({
  ...reading.pick({ value: true, n: true, interval: true }).shape,
  difference: z.number().nullable(),
  pValue: z.number().nullable(),
  pAdjusted: z.number().nullable(),
  verdict: z.enum(["up", "down", "no clear change"]).nullable(),
  assessment: z.enum(["better", "worse", "no clear change"]).nullable(),
  suppressed: z.literal(true).optional(),
});

/** A metric as the API replies it. */
export const metricReplySchema = z.strictObject({
  ...reading.shape,
  metric: z.string(),
  unit: z.enum(["points", "percent", "score", "minutes"]),
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string(),
  counts,
  distribution: counts,
  also: z.record(z.string(), reading),
  missing: z.int().nullable(),
  notApplicable: z.int().nullable(),
  invalid: z.int().nullable(),
  excluded: z.int().nullable(),
  held: z.int().nullable(),
  superseded: z.int().nullable(),
  breaks: z.array(z.strictObject({ day: z.iso.date(), reason: z.string() })),
  series: z.array(z.strictObject({ ...reading.shape, start: z.iso.date(), end: z.iso.date(), counts })),
  breakdown: z.array(
    z.strictObject({
      dimension: z.string(),
      value: z.string(),
      result: z.strictObject({ ...reading.shape, counts, comparison: comparison.optional() }),
    }),
  ),
  comparison: comparison.nullable(),
  definition: z.string(),
});

const query = z.object({
  survey: z.guid().optional(),
  question: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  interval: z.enum(INTERVALS).optional(),
  by: z.string().optional(),
  compare: z.enum(COMPARISONS).optional(),
});

const PATH = "/api/v1/metrics/{metric}";

/** The metrics' part of the API's description. */
export const metricPaths: ApiPaths = {
  [PATH]: {
    get: operation(PATH, {
      summary: "A metric with its interval, over time, by segment and compared",
      description:
        "`filter.<dimension>=<value>` narrows to answers with that value; several are taken together. Without `from` and `to` it is of the workspace's usual days; the response rate of the last so many whose invitations have had their 14 days to be answered, unless none were sent in those. With `from` and `to` it is of just those days, and `counts.open` says how many invitations in them are not judged yet. With `from`, days that are whole calendar months meet as many whole months by `compare=previous_period` (a quarter the quarter before, a year the year); otherwise, and without `from`, they meet as many days.",
      scope: "read",
      query,
      replies: { 200: metricReplySchema },
    }),
  },
};

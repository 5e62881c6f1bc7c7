import { z } from "zod";
import { alertQuery, FOLLOWED_METRICS } from "@/features/alerts/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const number = z.number().nullable();
const figure = z.strictObject({
  value: number,
  low: number,
  high: number,
  n: z.int().nullable(),
  from: z.string(),
  to: z.string(),
});

/** An alert as the API replies it; `view.ts` makes it. */
const alertReplySchema = z.strictObject({
  id: z.guid(),
  metric: z.enum(FOLLOWED_METRICS),
  survey: z.guid().nullable(),
  question: z.string().nullable(),
  segment: z.strictObject({ name: z.string(), value: z.string() }).nullable(),
  /** `drift`: the smoothed weeks; `point`: one week; `change`: 28 days against the 28 before. */
  rule: z.enum(["drift", "point", "change"]),
  direction: z.enum(["up", "down"]),
  assessment: z.enum(["better", "worse"]),
  /** The first day of the week in which the change began, and of that in which the number left its usual range. */
  since: z.string(),
  leftOn: z.string(),
  before: figure,
  after: figure,
  change: z.strictObject({ difference: number, low: number, high: number }),
  moved: z.strictObject({ name: z.string(), value: z.string(), before: z.number(), after: z.number() }).nullable(),
  openedAt: z.iso.datetime(),
  /** The last day of the week at whose end it was back. */
  returnedOn: z.string().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  note: z.string(),
  real: z.boolean(),
  snoozedUntil: z.string().nullable(),
});

export const alertListReplySchema = z.strictObject({ items: z.array(alertReplySchema) });

const ALL = "/api/v1/alerts";

/** The alerts' part of the API's description. */
export const alertPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary:
        "List alerts of all followed numbers, the newest first: those that are out of their usual range, or others",
      scope: "read",
      query: alertQuery,
      replies: { 200: alertListReplySchema },
    }),
  },
};

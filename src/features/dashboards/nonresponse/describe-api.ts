import { z } from "zod";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const interval = z
  .strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95), method: z.string() })
  .nullable();
const reading = z.strictObject({
  value: z.number().nullable(),
  n: z.int(),
  interval,
  reason: z.string().optional(),
});
/** A value of an attribute; null: those of whom none is known. */
const value = z.string().nullable();

/** Who answers and who does not as the API replies it. Rates are in percent, `n` is what was delivered. */
export const nonresponseReplySchema = z.strictObject({
  survey: z.guid(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** The last of these days whose invitations can no longer be answered; null where there is none yet. */
  lastJudged: z.iso.date().nullable(),
  timeZone: z.string(),
  total: z.strictObject({ ...reading.shape, answered: z.int() }),
  attributes: z.array(
    z.strictObject({
      /** `@channel`, `@lang`, or an attribute of customers. */
      name: z.string(),
      /** Null where too few were asked to tell. */
      differs: z.boolean().nullable(),
      pValue: z.number().nullable(),
      /** Among all attributes. */
      pAdjusted: z.number().nullable(),
      groups: z.array(
        z.union([
          z.strictObject({ value, answered: z.int(), rate: reading }),
          /** An anonymous survey does not tell it: it is of too few. */
          z.strictObject({ value, suppressed: z.literal(true) }),
        ]),
      ),
    }),
  ),
  /** Attributes with more than 50 values. */
  leftOut: z.array(z.string()),
  /** Attributes beyond the 20 that are told, which are `by` and those known of most. */
  beyond: z.array(z.string()),
  weighed: z
    .strictObject({
      metric: z.string(),
      question: z.string(),
      scale: z.string(),
      by: z.string(),
      plain: reading,
      /** Null where `reason` says why. */
      inProportion: z
        .strictObject({
          value: z.number(),
          n: z.int(),
          interval,
          effectiveN: z.number(),
          designEffect: z.number(),
        })
        .nullable(),
      reason: z
        .enum(["no_answers", "silent_group", "unscored_group", "thin_group", "one_group", "too_few", "anonymous"])
        .nullable(),
      collapsed: z.array(value),
      /** Of whom nobody answered, or answered with a score that counts. */
      silent: z.array(value),
      /** Of whom so few answered beside those they would count as one with, or so many, that one would speak for the other. */
      thin: z.array(value),
    })
    .nullable(),
});

const query = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  question: z.string().optional(),
  by: z.string().optional(),
});

const PATH = "/api/v1/surveys/{survey}/nonresponse";

/** The part of the API's description that is about who answers and who does not. */
export const nonresponsePaths: ApiPaths = {
  [PATH]: {
    get: operation(PATH, {
      summary: "Who answers and who does not, and the score as if every group had answered in proportion",
      description:
        "The response rate by everything known of those who were invited on these days (the last year, without any), and one question's score weighed to them by the attribute `by`. Invitations that may still be answered are left out: `lastJudged` is the last day that counts.",
      scope: "read",
      query,
      replies: { 200: nonresponseReplySchema },
    }),
  },
};

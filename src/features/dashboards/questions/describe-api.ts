import { z } from "zod";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const number = z.number().nullable();
const reading = z.strictObject({
  value: number,
  n: z.int(),
  interval: z
    .strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95), method: z.string() })
    .nullable(),
  reason: z.string().optional(),
});
const option = { id: z.string(), label: z.string().nullable(), offered: z.boolean() };
const share = z.strictObject({ id: z.string(), n: z.int(), share: reading });
const shares = z.array(share);

/** By the kind of the question; of shares, `n` is all who answered it. */
const question = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  /** Whether new respondents are asked it. */
  current: z.boolean(),
  /** An anonymous survey does not tell it: it is of too few. */
  suppressed: z.literal(true).optional(),
  answered: z.int().optional(),
  notApplicable: z.int().optional(),
  unusable: z.int().optional(),
  /** Scores on an earlier scale, in none of the figures. */
  otherScale: z.int().optional(),
  /** single, multiple, yes_no, consent; `!other` is of own words. */
  options: z.array(z.strictObject({ ...option, ...share.pick({ n: true, share: true }).shape })).optional(),
  productMarketFit: z.strictObject({ ...reading.shape, verdict: z.enum(["above", "below", "unclear"]) }).optional(),
  /** date: by month, or by year where there are more than 24 months. */
  months: shares.optional(),
  ranks: z
    .array(z.strictObject({ ...option, n: z.int(), meanRank: reading, first: z.int(), firstShare: reading }))
    .optional(),
  mean: reading.optional(),
  median: number.optional(),
  quartiles: z.strictObject({ low: number, high: number }).optional(),
  scale: z.string().optional(),
  scores: shares.optional(),
  rows: z
    .array(
      z.strictObject({
        ...option,
        suppressed: z.literal(true).optional(),
        n: z.int().optional(),
        mean: reading.optional(),
        scores: shares.optional(),
      }),
    )
    .optional(),
  /** nps, csat, ces: as their metric tells it. */
  metric: z.enum(["nps", "csat", "ces"]).optional(),
  value: number.optional(),
  n: z.int().optional(),
  interval: reading.shape.interval.optional(),
  reason: z.string().optional(),
  counts: z.record(z.string(), z.int()).optional(),
});

/** The results of every question as the API replies them. */
export const resultsReplySchema = z.strictObject({
  survey: z.guid(),
  from: z.iso.date(),
  to: z.iso.date(),
  timeZone: z.string(),
  suppressed: z.literal(true).optional(),
  began: z.int().nullable(),
  finished: z.int().nullable(),
  completion: reading.nullable(),
  questions: z.array(question),
  /** Null where nobody began, where it is of too few, and where counting it took too long. */
  dropOff: z
    .strictObject({
      stoppedBefore: z.int(),
      steps: z.array(
        z.strictObject({
          question: z.string().nullable(),
          ...{ place: z.int(), reached: z.int(), share: reading, stopped: z.int() },
        }),
      ),
    })
    .nullable(),
  /** Counting where people stopped took too long: fewer days or a filter may help. */
  dropOffSlow: z.literal(true).optional(),
});

const query = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

const PATH = "/api/v1/surveys/{survey}/results";

/** The part of the API's description that is about the questions of a survey. */
export const resultPaths: ApiPaths = {
  [PATH]: {
    get: operation(PATH, {
      summary: "What was answered to every question of a survey, and where people stopped",
      description:
        "Shares, means, ranks and numbers with their intervals, as the page of all questions shows them. `filter.<dimension>=<value>` narrows to answers with that value; several are taken together.",
      scope: "read",
      query,
      replies: { 200: resultsReplySchema },
    }),
  },
};

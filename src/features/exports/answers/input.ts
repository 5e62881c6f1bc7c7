import { z } from "zod";
import { type AnswerFilter, LEDGER_PARTS } from "@/db/queries/answers/answer-filter";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { isDay } from "@/domain/calendar/day";
import { readChoice } from "@/domain/survey/results/answer-choice";
import { FORMATS } from "@/features/exports/answers/file-format";

const STATES = ["counted", "held", "excluded", "superseded", "test", "real"] as const;
const WORDS = 8;
const day = z
  .string()
  .refine((text) => isDay(text) && text >= "1900" && text < "3000", "Is no day such as 2026-03-31.");
const short = z.string().min(1).max(64);
const long = z.string().min(1).max(256);

/** The body of `POST /api/v1/exports`: a survey, a kind of file, and the filters of the answers screen. */
export const exportBodySchema = z
  .strictObject({
    survey: z.guid(),
    format: z.enum(FORMATS).default("csv"),
    from: day.nullish(),
    to: day.nullish(),
    /** `real`: all but test answers. */
    state: z.enum(STATES).default("real"),
    /** A line of the way from answers to their number; goes before `state`. */
    part: z.enum(LEDGER_PARTS).nullish(),
    /** The question that `part`, `scores` and `series` are of. */
    question: short.nullish(),
    scores: z.array(z.int().min(0).max(10)).max(11).default([]),
    /** Of these series only: which wordings and scales of the question. */
    series: z.array(z.int().min(0).max(32_767)).max(100).nullish(),
    filters: z
      .record(short, long)
      .refine((filters) => Object.keys(filters).length <= 20, "At most 20.")
      .default({}),
    /** Attributes that they came without. */
    without: z.array(short).max(20).nullish(),
    locale: short.nullish(),
    channel: long.nullish(),
    version: z.int().min(1).max(1_000_000).nullish(),
    /** The customer's own id. */
    customer: long.nullish(),
    /** A question that they answered. */
    answered: short.nullish(),
    /** One thing that they answered: `question.kind.option`, as in `reasons.multiple.price`. */
    choice: long
      .refine((text) => readChoice(text) !== undefined, "Is no choice such as reasons.multiple.price.")
      .nullish(),
    comment: z.boolean().nullish(),
    /** Words that a comment holds, all of them. */
    search: z.string().max(100).nullish(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "Lies before from." })
  .refine(({ question, scores, series }) => (scores.length === 0 && !series?.length) || question, {
    path: ["question"],
    message: "Say which question the scores and series are of.",
  });

/** The filter that a body asks for. */
export function filterOfBody(body: z.output<typeof exportBodySchema>): AnswerFilter {
  return {
    surveyId: body.survey.toLowerCase(),
    from: body.from ?? null,
    to: body.to ?? null,
    questionId: body.question ?? COMPLETION,
    state: body.state,
    part: body.part ?? null,
    scores: body.scores,
    series: body.series ?? [],
    dimensions: body.filters,
    without: body.without ?? [],
    locale: body.locale ?? null,
    channel: body.channel ?? null,
    version: body.version ?? null,
    customer: body.customer ?? null,
    answered: body.answered ?? null,
    choice: readChoice(body.choice ?? "") ?? null,
    comment: body.comment ?? null,
    words: (body.search ?? "").split(/\s+/u).filter(Boolean).slice(0, WORDS),
  };
}

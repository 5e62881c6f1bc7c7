import { z } from "zod";
import { createTopicSchema, listTopicsSchema, topicQuerySchema, updateTopicSchema } from "@/features/topics/api/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

const list = z.array(z.string());
const rules = {
  words: z.strictObject({ en: list, de: list, fr: list, ar: list, any: list }),
  except: list,
};
const topic = {
  id: z.guid(),
  name: z.string(),
  /** Its name in the set that a workspace begins with; null: made by people. */
  starter: z.string().nullable(),
  version: z.int(),
  archived: z.boolean(),
  ...rules,
  merged: z.array(z.strictObject({ id: z.guid(), name: z.string(), ...rules })),
};

const interval = z
  .strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95), method: z.string() })
  .nullable();
const number = z.number().nullable();
const numbers = z
  .union([
    z.strictObject({ suppressed: z.literal(true) }),
    z.strictObject({
      mentions: z.int(),
      comments: z.int(),
      share: z.strictObject({ value: number, interval }),
      before: z.strictObject({ mentions: z.int(), comments: z.int() }).nullable(),
      /** Of the share, in percentage points, against as many days before. */
      change: z
        .strictObject({ difference: number, interval, verdict: z.enum(["up", "down", "no clear change"]).nullable() })
        .nullable(),
      /** Scores of those who mention it less scores of those who commented otherwise. */
      effect: z
        .strictObject({
          ...{ difference: number, interval, n: z.int(), nOthers: z.int() },
          assessment: z.enum(["better", "worse", "no clear change"]).nullable(),
          rough: z.boolean(),
        })
        .nullable(),
      pull: z.strictObject({ value: z.number(), interval }).nullable(),
    }),
  ])
  .nullable();

/** A topic with its rules, as it is replied when it was made or changed. */
export const topicReplySchema = z.strictObject(topic);

const scope = z
  .strictObject({
    ...{ survey: z.guid(), from: z.iso.date(), to: z.iso.date() },
    compared: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    metric: z.enum(["nps", "csat", "ces"]).nullable(),
    unit: z.enum(["points", "percent", "score", "minutes"]).nullable(),
    comments: z.int().nullable(),
    commentsBefore: z.int().nullable(),
    /** Whether all comments are looked at by the topics as they are now. */
    upToDate: z.boolean(),
  })
  .nullable();

/** A topic with its numbers; both are null where no survey asks for words. */
export const topicWithNumbersSchema = z.strictObject({ ...topic, numbers, numbersOf: scope });
export const topicListReplySchema = z.strictObject({
  items: z.array(z.strictObject({ ...topic, numbers })),
  numbersOf: scope,
  next: z.string().nullable(),
});

const ALL = "/api/v1/topics";
const ONE = `${ALL}/{topic}`;
const NUMBERS =
  "Numbers are of one survey's comments on some days (`survey`, `from` and `to`; left out, as the page chooses them), narrowed by one `filter.<dimension>=<value>`, with `filter.@language` for the language of the comment. `effect` is the score of those who mention it less that of those who commented otherwise: it goes together, and is no proof of cause. Verdicts are checked by Benjamini–Hochberg over all topics that are looked for.";

/** The topics' part of the API's description. */
export const topicPaths: ApiPaths = {
  [ALL]: {
    get: operation(ALL, {
      summary: "List topics with their rules and numbers, by id",
      description: NUMBERS,
      scope: "read",
      query: listTopicsSchema,
      replies: { 200: topicListReplySchema },
    }),
    post: operation(ALL, {
      summary: "Make a topic; comments are looked at for it",
      description:
        "A comment is about it when one of the words stands in it, in any of its forms, and none of `except`. A phrase stands as written; box + late: both near each other; cook*: any ending; *lieferung: any beginning.",
      scope: "write",
      body: createTopicSchema,
      replies: { 201: topicReplySchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "A topic with its rules and numbers; one that was merged leads to the topic it became",
      description: NUMBERS,
      scope: "read",
      query: topicQuerySchema,
      replies: { 200: topicWithNumbersSchema },
    }),
    patch: operation(ONE, {
      summary: "Change a topic's name and words, or put it away and bring it back; comments are looked at again",
      description: "409 where it is another `version` by now, or where it was merged into another topic.",
      scope: "write",
      body: updateTopicSchema,
      replies: { 200: topicReplySchema },
    }),
    delete: operation(ONE, {
      summary: "Put a topic into the archive: it is looked for no more, and can be brought back",
      scope: "admin",
      replies: { 204: null },
    }),
  },
};

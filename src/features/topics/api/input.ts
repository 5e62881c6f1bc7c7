import { z } from "zod";
import { isDay } from "@/domain/calendar/day";
import { NO_RULES, TOPIC_LIMITS, type TopicRules } from "@/domain/topics/topic-rules";
import { pageSize } from "@/platform/http/read-query";

const FILTER = "filter.";
const LONGEST = 256;

const day = z
  .string()
  .refine((text) => isDay(text) && text >= "1900" && text < "3000", "Must be a day as YYYY-MM-DD, from 1900 to 2999.");
const scope = {
  survey: z.uuid("Must be the id of a survey.").optional(),
  from: day.optional(),
  to: day.optional(),
};

/** The query of one topic: of which survey and which days its numbers are. */
export const topicQuerySchema = z.looseObject(scope).superRefine(checkScope);

/** The query of `GET /api/v1/topics`. */
export const listTopicsSchema = z
  .looseObject({
    ...scope,
    /** Those that are looked for, those in the archive, or both. */
    state: z.enum(["live", "archived", "all"]).default("live"),
    limit: pageSize(100, 50),
    cursor: z.string().optional(),
  })
  .superRefine(checkScope);

/** The one attribute that numbers are narrowed to: tallies of topics know one at a time. */
export function filterOf(query: Readonly<Record<string, unknown>>) {
  const name = Object.keys(query).find((one) => one.startsWith(FILTER));
  return name === undefined ? null : { name: name.slice(FILTER.length), value: String(query[name]) };
}

function checkScope(query: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): void {
  const refuse = (name: string, message: string) => ctx.addIssue({ code: "custom", path: [name], message });
  const { from, to } = query;
  if ((from === undefined) !== (to === undefined)) refuse(from === undefined ? "from" : "to", "Give both or none.");
  if (typeof from === "string" && typeof to === "string" && from > to) refuse("from", "Must not be after `to`.");
  const filters = Object.keys(query).filter((name) => name.startsWith(FILTER));
  for (const name of filters) {
    const value = query[name];
    if (typeof value !== "string" || value === "" || value.length > LONGEST || name.length > LONGEST)
      refuse(name, `One value of 1 to ${LONGEST} characters.`);
    else if (name.length === FILTER.length) refuse(name, "Must name a dimension, as in filter.region.");
  }
  if (filters.length > 1) refuse(filters[1] ?? FILTER, "One filter at a time.");
}

const name = z.string().trim().min(1, "Give it a name.").max(TOPIC_LIMITS.nameLength, "60 characters at most.");
const word = z
  .string()
  .trim()
  .min(2, "At least two characters.")
  .max(TOPIC_LIMITS.wordLength, "At most 60 characters.");
const list = z.array(word).max(TOPIC_LIMITS.words, "At most 200 words.");
const lists = { en: list, de: list, fr: list, ar: list, any: list };

/** The body of `POST /api/v1/topics`: words by language, `any` for all. */
export const createTopicSchema = z.strictObject({
  name,
  words: z.strictObject(lists).partial(),
  except: list.default([]),
});

/** The body of `PATCH /api/v1/topics/{topic}`: what is left out stays, each list by itself. */
export const updateTopicSchema = z.strictObject({
  /** The version that was seen; where it is another by now, nothing is changed. */
  version: z.int().min(1).optional(),
  name: name.optional(),
  words: z.strictObject(lists).partial().optional(),
  except: list.optional(),
  archived: z.boolean().optional(),
});

type GivenRules = Pick<z.output<typeof updateTopicSchema>, "words" | "except">;

/** Rules with what is given in the place of what was; a word that is given twice stands once. */
export function rulesOf({ words, except }: GivenRules, before: TopicRules = NO_RULES): TopicRules {
  const once = (given: readonly string[] | undefined, known: readonly string[]) => [...new Set(given ?? known)];
  const { en, de, fr, ar, any } = before.words;
  return {
    words: {
      en: once(words?.en, en),
      de: once(words?.de, de),
      fr: once(words?.fr, fr),
      ar: once(words?.ar, ar),
      any: once(words?.any, any),
    },
    except: once(except, before.except),
  };
}

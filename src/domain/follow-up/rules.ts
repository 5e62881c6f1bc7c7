import { z } from "zod";
import { DEFAULT_RISK_WORDS, RISK_LANGUAGES } from "@/domain/follow-up/default-risk-words";
import { CONTACT_QUESTION } from "@/domain/survey/templates/document";

/** Answers older than this open nothing, however they come in: a file of last year is no to-do list. */
export const OLDEST_ANSWER_DAYS = 14;
/** From how many poor experiences within twelve months on somebody is checked in with, where that is switched on. */
export const POOR_EXPERIENCES = 3;
/** So many risk words a language. */
export const MOST_RISK_WORDS = 200;
/** So many options that open a follow-up when they are chosen. */
export const MOST_CHOICES = 500;

const hours = z.int("Hours are a whole number.").min(1, "At least 1 hour.").max(720, "At most 720 hours.");
const days = z.int("Days are a whole number.").min(1, "At least 1 day.").max(730, "At most 730 days.");
const word = z.string().trim().min(2, "A word has at least 2 letters.").max(60, "A word has at most 60 letters.");
const wordList = z.array(word).max(MOST_RISK_WORDS, `At most ${MOST_RISK_WORDS} words a language.`);

/** Who gets a follow-up when it opens: nobody, one person, people in turn, or by an attribute of customer or answer. */
export const ownersSchema = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("nobody") }),
  z.strictObject({ way: z.literal("one"), userId: z.uuid("Choose a person.") }),
  z.strictObject({
    way: z.literal("turns"),
    userIds: z.array(z.uuid()).min(1, "Choose at least one person.").max(100, "At most 100 people."),
  }),
  z.strictObject({
    way: z.literal("attribute"),
    name: z.string().trim().min(1, "Name the attribute.").max(64, "At most 64 letters."),
    values: z
      .array(z.strictObject({ value: z.string().trim().min(1, "Name the value.").max(256), userId: z.uuid() }))
      .max(100, "At most 100 values."),
    /** Whose all the others are; null: nobody's. */
    otherwise: z.uuid().nullable(),
  }),
]);

/** What a workspace follows up, and how fast. Hours are opening hours once a calendar is set, by the clock until then. */
export const followUpRulesSchema = z.strictObject({
  lowScore: z.strictObject({
    on: z.boolean(),
    dueHours: hours,
    /** Also rows of scorecards and ready-made matrices that were rated low. */
    rows: z.boolean().default(true),
    /** Of every matrix, not only the ready-made ones: what its scale means nobody knows, "1" may be "never". */
    matrices: z.boolean().default(false),
  }),
  contactAsked: z.strictObject({
    on: z.boolean(),
    dueHours: hours,
    /** What a person said of a question, by `survey/question`, over what its kind says by itself. */
    questions: z.record(z.string().max(200), z.boolean()),
  }),
  riskWords: z.strictObject({
    on: z.boolean(),
    dueHours: hours,
    words: z.strictObject({ en: wordList, de: wordList, ar: wordList }),
  }),
  /** What a person said of an answer of choice, by `survey/question/option`: within how many hours, null for never. */
  choices: z
    .record(z.string().max(200), hours.nullable())
    .refine((choices) => Object.keys(choices).length <= MOST_CHOICES, `At most ${MOST_CHOICES} answers.`)
    .default({}),
  /** The upper end of NPS's lowest band comes once a week, not one by one. */
  npsBatch: z.strictObject({ on: z.boolean(), dueHours: hours }),
  checkIns: z.strictObject({
    on: z.boolean(),
    dueHours: hours,
    /** Days since somebody became a customer. */
    after: z.array(days).max(12, "At most 12 days."),
    /** Days before a spell's known end; null: none. */
    beforeRenewal: days.nullable(),
    /** Each year of a spell without an end counts as a renewal too. */
    yearly: z.boolean(),
    poorExperiences: z.boolean(),
  }),
  /** What happens to one that is not closed by its due time: its owner is told once, later others are, once. */
  overdue: z
    .strictObject({
      owner: z.boolean(),
      /** Hours after the due time from which it is escalated; named nobody, it never is. */
      escalateAfter: hours,
      escalateTo: z.array(z.uuid()).max(100, "At most 100 people."),
    })
    .default({ owner: true, escalateAfter: 24, escalateTo: [] }),
  /** Also answers of people whom nobody can come back to. */
  unnamed: z.boolean(),
  /** Also answers out of files, when they are young enough. */
  files: z.boolean(),
  owners: ownersSchema,
});

export type FollowUpRules = z.infer<typeof followUpRulesSchema>;
export type OwnerRule = FollowUpRules["owners"];

/** What holds until somebody says otherwise. */
export const DEFAULT_RULES: FollowUpRules = {
  lowScore: { on: true, dueHours: 24, rows: true, matrices: false },
  contactAsked: { on: true, dueHours: 8, questions: {} },
  riskWords: { on: true, dueHours: 8, words: DEFAULT_RISK_WORDS },
  choices: {},
  npsBatch: { on: true, dueHours: 40 },
  checkIns: { on: true, dueHours: 40, after: [30, 90, 180], beforeRenewal: 30, yearly: false, poorExperiences: true },
  overdue: { owner: true, escalateAfter: 24, escalateTo: [] },
  unnamed: false,
  files: false,
  owners: { way: "nobody" },
};

/** Stored rules as they are read; what an older version wrote and no longer fits falls back to the defaults. */
export function readRules(stored: unknown): FollowUpRules {
  if (stored === null || stored === undefined) return DEFAULT_RULES;
  const parsed = followUpRulesSchema.safeParse(stored);
  if (!parsed.success) return DEFAULT_RULES;
  return saysChoices(stored) ? parsed.data : withoutUnaskedNo(parsed.data);
}

/** Rules without choices were stored while a yes to being contacted had to be ticked: what was left unticked there is no no. */
function withoutUnaskedNo(rules: FollowUpRules): FollowUpRules {
  const said = Object.entries(rules.contactAsked.questions);
  const questions = said.filter(([name, counts]) => counts || !name.endsWith(`/${CONTACT_QUESTION}`));
  return { ...rules, contactAsked: { ...rules.contactAsked, questions: Object.fromEntries(questions) } };
}

function saysChoices(stored: unknown): boolean {
  return typeof stored === "object" && stored !== null && "choices" in stored;
}

/** Every word of every language: people do not always write in the language they were asked in. */
export function allRiskWords(rules: FollowUpRules): string[] {
  return [...new Set(RISK_LANGUAGES.flatMap((language) => rules.riskWords.words[language]))];
}

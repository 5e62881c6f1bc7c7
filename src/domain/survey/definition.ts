import { z } from "zod";
import { isPlainObject } from "@/domain/survey/answer-value";
import { checkPipes } from "@/domain/survey/check-pipes";
import { checkReferences } from "@/domain/survey/check-references";
import { conditionSchema } from "@/domain/survey/condition";
import { type DefinitionError, ruleFault } from "@/domain/survey/definition-error";
import { idSchema } from "@/domain/survey/kinds/base";
import { cesSchema } from "@/domain/survey/kinds/ces";
import { consentSchema } from "@/domain/survey/kinds/consent";
import { csatSchema } from "@/domain/survey/kinds/csat";
import { dateSchema } from "@/domain/survey/kinds/date";
import { emailSchema } from "@/domain/survey/kinds/email";
import { longTextSchema } from "@/domain/survey/kinds/long-text";
import { matrixSchema } from "@/domain/survey/kinds/matrix";
import { multipleSchema } from "@/domain/survey/kinds/multiple";
import { npsSchema } from "@/domain/survey/kinds/nps";
import { numberSchema } from "@/domain/survey/kinds/number";
import { qualitySchema } from "@/domain/survey/kinds/quality";
import { rankingSchema } from "@/domain/survey/kinds/ranking";
import { ratingSchema } from "@/domain/survey/kinds/rating";
import { shortTextSchema } from "@/domain/survey/kinds/short-text";
import { singleSchema } from "@/domain/survey/kinds/single";
import { statementSchema } from "@/domain/survey/kinds/statement";
import { yesNoSchema } from "@/domain/survey/kinds/yes-no";
import { dismissalsSchema } from "@/domain/survey/lint/dismissal";
import { LOCALES, textSchema } from "@/domain/survey/locale";
import { measure } from "@/domain/survey/measure";
import { upcast } from "@/domain/survey/migrate/upcast";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";
import { readIssue } from "@/domain/survey/read-issue";
import { checkGating } from "@/domain/survey/review-sites";

const questionSchema = z.discriminatedUnion("kind", [
  npsSchema,
  csatSchema,
  cesSchema,
  ratingSchema,
  singleSchema,
  multipleSchema,
  yesNoSchema,
  shortTextSchema,
  longTextSchema,
  emailSchema,
  numberSchema,
  dateSchema,
  rankingSchema,
  statementSchema,
  consentSchema,
  matrixSchema,
  qualitySchema,
]);

/** How a page looks, and in whose name it asks. */
export const brandSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/, ruleFault("colour")),
  /** The id of a stored picture. */
  logo: z.uuid().optional(),
  /** How round the page's controls are; soft where it is left out. */
  corner: z.enum(["square", "soft", "round"]).optional(),
  /** Whether the page follows a device that asks for dark; it does where this is left out. */
  dark: z.enum(["auto", "never"]).optional(),
});

const httpsSchema = z.string().max(2000).refine(isHttps, ruleFault("https"));

const ruleSchema = z.strictObject({
  /** The question after which the rule is looked at. */
  after: idSchema,
  /** Without it the rule always holds. */
  when: conditionSchema.optional(),
  /** A later question, or an ending. */
  go: z.union([z.strictObject({ question: idSchema }), z.strictObject({ ending: idSchema })]),
});

const endingSchema = z.strictObject({
  id: idSchema,
  /** The last ending has none, so that every path ends. */
  when: conditionSchema.optional(),
  title: textSchema,
  body: textSchema.optional(),
  /** Where this ending leads: shown as a link, or followed by itself where `follow` says so. */
  link: z.strictObject({ url: httpsSchema, label: textSchema, follow: z.boolean().optional() }).optional(),
});

/** The survey document, version 2. Older ones are brought up to it by `migrate/`; stored versions are never rewritten. */
const definitionSchema = z.strictObject({
  version: z.literal(DEFINITION_VERSION),
  /** The survey's own language: every text has it. */
  locale: z.enum(LOCALES).default("en"),
  /** The languages offered to respondents. */
  locales: z.array(z.enum(LOCALES)).min(1).max(LOCALES.length),
  brand: brandSchema,
  /** How the page asks. Left out: one question a screen, progress shown, a choice by pointer or Space goes on by itself. */
  page: z
    .strictObject({
      layout: z.enum(["one", "grouped"]).optional(),
      progress: z.boolean().optional(),
      autoAdvance: z.boolean().optional(),
    })
    .optional(),
  questions: z.array(questionSchema).min(1).max(200),
  logic: z.array(ruleSchema).max(500).default([]),
  endings: z.array(endingSchema).min(1).max(50),
  /** Shown on every ending alike: a link offered only to happy people would be review gating. */
  link: z.strictObject({ url: httpsSchema, label: textSchema }).optional(),
  privacy: z.strictObject({ url: httpsSchema.optional(), text: textSchema.optional() }).optional(),
  /** What the author left although the linter found it. */
  dismissed: dismissalsSchema.optional(),
});

export type Definition = z.infer<typeof definitionSchema>;
export type Question = Definition["questions"][number];
export type QuestionKind = Question["kind"];
export type ScoreQuestion = Extract<Question, { kind: "nps" | "csat" | "ces" | "rating" }>;
export type Rule = Definition["logic"][number];
export type Ending = Definition["endings"][number];
export type Brand = Definition["brand"];

export type Parsed<T> =
  | { readonly ok: true; readonly definition: T }
  | { readonly ok: false; readonly errors: DefinitionError[] };

const MOST_ERRORS = 50;

/**
 * Reads an untrusted survey document of any version up to the present one. Refuses with dotted paths
 * (`questions.0.title.en`), never throws. Left out, the languages are the survey's own, `required` is true for the first
 * score question alone, and the logic is empty.
 */
export function parseDefinition(input: unknown): Parsed<Definition> {
  const hostile = measure(input);
  if (hostile) return { ok: false, errors: [hostile] };
  const present = upcast(input);
  if (!present.ok) return { ok: false, errors: [present.error] };
  const document = withDefaults(present.document);
  const parsed = definitionSchema.safeParse(document);
  if (!parsed.success) {
    const faults = parsed.error.issues.slice(0, MOST_ERRORS).flatMap((issue) => readIssue(issue, document));
    return { ok: false, errors: faults.slice(0, MOST_ERRORS) };
  }
  const errors = [...checkReferences(parsed.data), ...checkPipes(parsed.data), ...checkGating(parsed.data)];
  return errors.length > 0
    ? { ok: false, errors: errors.slice(0, MOST_ERRORS) }
    : { ok: true, definition: parsed.data };
}

function withDefaults(input: unknown): unknown {
  if (!isPlainObject(input)) return input;
  const { locale, locales, questions } = input;
  return {
    ...input,
    locales: locales ?? [locale ?? "en"],
    questions: Array.isArray(questions) ? withRequired(questions) : questions,
  };
}

function withRequired(questions: readonly unknown[]): unknown[] {
  const isScore = (one: unknown) => isPlainObject(one) && ["nps", "csat", "ces"].includes(String(one.kind));
  const first = questions.findIndex(isScore);
  return questions.map((one, index) =>
    isPlainObject(one) && one.required === undefined && index === first ? { ...one, required: true } : one,
  );
}

function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" && url.username === "" && url.password === "" && url.hostname.includes(".");
}

import type { Definition } from "@/domain/survey/definition";
import { type Difference, type PlannedSeries, wordsOfFingerprint } from "@/domain/survey/diff/plan-series";
import { textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { bandsOf } from "@/features/surveys/describe-choice";

/** What publishing does to the number of one score question. */
export interface SeriesLine {
  readonly questionId: string;
  readonly number: number;
  readonly title: string;
  readonly fate: PlannedSeries["fate"];
  /** "A new series begins: the wording changed." */
  readonly says: string;
  /** What that means on charts. */
  readonly means: string;
  /** It may be declared a spelling correction. */
  readonly correctable: boolean;
  /** The question as it was asked so far, where its own words changed. */
  readonly before: string | null;
  /** "Promoters, 9 and 10", low to high; empty for a plain rating. */
  readonly bands: readonly string[];
}

const WHAT: Readonly<Record<Difference, string>> = {
  scale: "the scale",
  banding: "what counts as a good score",
  layout: "the layout of the scale",
  wording: "the wording",
  labels: "the words of its points",
  variants: "a wording of its own for some",
  other: "what is asked",
};

/** Every score question with what publishing does to its number, in the survey's order. */
export function describeSeries(definition: Definition, plan: readonly PlannedSeries[], first: boolean): SeriesLine[] {
  return plan.map(({ question, fate, differs, correctable, before }) => {
    const old = before === null || !differs.includes("wording") ? null : wordsOfFingerprint(before).title;
    const { locale, brand } = definition;
    return {
      questionId: question.id,
      number: definition.questions.findIndex(({ id }) => id === question.id) + 1,
      title: plainWords(textIn(question.title, locale, locale), brand.name),
      fate,
      ...sayFate(fate, differs, first),
      correctable,
      before: typeof old === "string" ? plainWords(old, brand.name) : null,
      bands: bandsOf(scaleOf(question)).map(({ label }) => label),
    };
  });
}

function sayFate(fate: PlannedSeries["fate"], differs: readonly Difference[], first: boolean) {
  if (fate === "first")
    return { says: first ? "Its first series begins." : "New in this survey: its first series begins.", means: "" };
  if (fate === "continues") return { says: "Goes on as it was.", means: "Its line is drawn on without a break." };
  if (fate === "corrected")
    return { says: "Goes on: only the spelling changed.", means: "Its line is drawn on without a break." };
  const what = listed(differs.map((one) => WHAT[one]));
  const apart = differs.includes("scale") || differs.includes("banding");
  return {
    says: `A new series begins: ${what} changed.`,
    means: apart
      ? "Charts draw a break on that day. Answers from before stay, and are never mixed with the new ones."
      : "Charts draw a break on that day. Older answers stay in the total, and nothing is compared across the break.",
  };
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "it";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

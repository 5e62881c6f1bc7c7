import type { Definition } from "@/domain/survey/definition";
import { type Difference, type PlannedSeries, wordsOfFingerprint } from "@/domain/survey/diff/plan-series";
import { textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { bandsOf } from "@/features/surveys/describe-choice";
import type { Translator } from "@/platform/i18n/translator";

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

/** What series are said with; the bands as the form of a new survey says them. */
interface SeriesSayings {
  readonly t: Translator<"publish">;
  readonly bands: Translator<"newSurvey">;
}

/** Every score question with what publishing does to its number, in the survey's order. */
export function describeSeries(
  definition: Definition,
  plan: readonly PlannedSeries[],
  first: boolean,
  { t, bands }: SeriesSayings,
): SeriesLine[] {
  return plan.map(({ question, fate, differs, correctable, before }) => {
    const old = before === null || !differs.includes("wording") ? null : wordsOfFingerprint(before).title;
    const { locale, brand } = definition;
    return {
      questionId: question.id,
      number: definition.questions.findIndex(({ id }) => id === question.id) + 1,
      title: plainWords(textIn(question.title, locale, locale), brand.name),
      fate,
      ...sayFate(fate, differs, first, t),
      correctable,
      before: typeof old === "string" ? plainWords(old, brand.name) : null,
      bands: bandsOf(scaleOf(question), bands).map(({ label }) => label),
    };
  });
}

function sayFate(
  fate: PlannedSeries["fate"],
  differs: readonly Difference[],
  first: boolean,
  t: Translator<"publish">,
): Pick<SeriesLine, "says" | "means"> {
  if (fate === "first") return { says: t(first ? "fate.first" : "fate.new"), means: "" };
  if (fate === "continues" || fate === "corrected") return { says: t(`fate.${fate}`), means: t("fate.unbroken") };
  const what = listed(
    differs.map((one) => t(`what.${one}`)),
    t,
  );
  const apart = differs.includes("scale") || differs.includes("banding");
  return { says: t("fate.anew", { what }), means: t(apart ? "fate.apart" : "fate.pooled") };
}

function listed(parts: readonly string[], t: Translator<"publish">): string {
  const last = parts.at(-1) ?? t("what.other");
  return parts.length < 2 ? last : t("and", { parts: parts.slice(0, -1).join(t("comma")), last });
}

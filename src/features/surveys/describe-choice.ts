import { type BandName, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { STARTING_TEMPLATES, type StartingId } from "@/domain/survey/templates/starting-templates";
import { estimatePrecision, type Precision } from "@/features/surveys/estimate-precision";
import { firstScore, type Words, wordsOf } from "@/features/surveys/read-words";
import type { Translator } from "@/platform/i18n/translator";

/** Everything the form says about one choice, computed on the server so that the browser needs no survey code. */
export interface Choice {
  readonly template: StartingId;
  /** The three groups of the scale, low to high: "Detractors, 0 to 6". */
  readonly bands: readonly { readonly label: string; readonly score: number }[];
  /** What the number is: "Promoters (9, 10) minus detractors (0 to 6)." */
  readonly tells: string;
  readonly precision: readonly Precision[];
  readonly words: Readonly<Record<Locale, Words>>;
}

const ANY = { name: "", color: "#000000" };

/** What the form needs to know of a template. */
export function describeChoice(template: StartingId, t: Translator<"newSurvey">, locale: string): Choice {
  const score = firstScore(STARTING_TEMPLATES[template](ANY));
  if (!score) throw new Error("A template begins with a score.");
  const scale = scaleOf(score);
  return {
    template,
    bands: bandsOf(scale, t),
    tells: tells(scale, t),
    precision: estimatePrecision(scale, t, locale),
    words: wordsByLocale(template),
  };
}

function wordsByLocale(template: StartingId): Record<Locale, Words> {
  const [en, de, fr, es, ja, ar] = LOCALES;
  const words = (locale: Locale) => wordsOf(STARTING_TEMPLATES[template](ANY, locale));
  return { en: words(en), de: words(de), fr: words(fr), es: words(es), ja: words(ja), ar: words(ar) };
}

/** The groups of a scale with their scores, and one score of each to show its words with. */
export function bandsOf(scale: ScaleId, t: Translator<"newSurvey">): { label: string; score: number }[] {
  return SCALES[scale].groups.map(({ name, scores }) => ({
    label: t("band", { name: isNamed(name) ? t(`bands.${name}`) : name, range: range(scores, "and", t) }),
    score: scores.at(-1) ?? 0,
  }));
}

const NAMED = [
  "detractors",
  "passives",
  "promoters",
  "dissatisfied",
  "neutral",
  "satisfied",
  "difficult",
  "easy",
] as const;

function isNamed(name: BandName): name is (typeof NAMED)[number] {
  return (NAMED as readonly BandName[]).includes(name);
}

/** "0 to 6"; two scores are joined by the word that fits the sentence. */
function range(scores: readonly number[], two: "and" | "or" | "comma", t: Translator<"newSurvey">): string {
  const [first = "", last = ""] = [scores[0], scores.at(-1)].map((score) => String(score ?? ""));
  if (scores.length <= 1) return first;
  return t(scores.length === 2 ? `range.${two}` : "range.to", { first, last });
}

function tells(scale: ScaleId, t: Translator<"newSurvey">): string {
  const { metric, groups, min, max } = SCALES[scale];
  const [low = [], , high = []] = groups.map(({ scores }) => scores);
  if (metric === "nps") return t("tells.nps", { high: range(high, "comma", t), low: range(low, "comma", t) });
  if (metric === "csat") return t("tells.csat", { high: range(high, "or", t) });
  return t("tells.ces", { min: String(min), max: String(max) });
}

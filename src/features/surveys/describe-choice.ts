import { type BandName, SCALES, type ScaleId } from "@/domain/metrics/scale";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { STARTING_TEMPLATES, type StartingId } from "@/domain/survey/templates/starting-templates";
import { estimatePrecision, type Precision } from "@/features/surveys/estimate-precision";
import { firstScore, type Words, wordsOf } from "@/features/surveys/read-words";

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
export function describeChoice(template: StartingId): Choice {
  const score = firstScore(STARTING_TEMPLATES[template](ANY));
  if (!score) throw new Error("A template begins with a score.");
  const scale = scaleOf(score);
  return {
    template,
    bands: bandsOf(scale),
    tells: tells(scale),
    precision: estimatePrecision(scale),
    words: wordsByLocale(template),
  };
}

function wordsByLocale(template: StartingId): Record<Locale, Words> {
  const [en, de, fr, es, ja, ar] = LOCALES;
  const words = (locale: Locale) => wordsOf(STARTING_TEMPLATES[template](ANY, locale));
  return { en: words(en), de: words(de), fr: words(fr), es: words(es), ja: words(ja), ar: words(ar) };
}

const BAND_WORDS: Partial<Record<BandName, string>> = {
  detractors: "Detractors",
  passives: "Passives",
  promoters: "Promoters",
  dissatisfied: "Dissatisfied",
  neutral: "In between",
  satisfied: "Satisfied",
  difficult: "Found it difficult",
  easy: "Found it easy",
};

/** The groups of a scale with their scores, and one score of each to show its words with. */
export function bandsOf(scale: ScaleId): { label: string; score: number }[] {
  return SCALES[scale].groups.map(({ name, scores }) => ({
    label: `${BAND_WORDS[name] ?? name}, ${range(scores)}`,
    score: scores.at(-1) ?? 0,
  }));
}

function range(scores: readonly number[]): string {
  const [first] = scores;
  const last = scores.at(-1);
  if (scores.length <= 1) return String(first ?? "");
  return scores.length === 2 ? `${first} and ${last}` : `${first} to ${last}`;
}

function tells(scale: ScaleId): string {
  const { metric, groups, min, max } = SCALES[scale];
  const [low, , high] = groups.map(({ scores }) => range(scores).replace(" and ", ", "));
  if (metric === "nps") return `Promoters (${high}) minus detractors (${low}), in points from −100 to 100.`;
  if (metric === "csat") return `The share of all answers that are satisfied (${high?.replace(", ", " or ")}).`;
  return `The mean of all answers, ${min} to ${max}. A lower score means higher effort.`;
}

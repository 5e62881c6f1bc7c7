import { decimalsOf, formatNumber, formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { type CompareWords, sayDifference } from "@/features/dashboards/compare/describe-split";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import type { Weighing } from "@/features/dashboards/compare/read-weighing";
import type { WeighedSide } from "@/features/dashboards/compare/weigh-side";
import { shortName } from "@/features/dashboards/describe-number";
import { listFormat } from "@/platform/i18n/formats";
import { sayBetween } from "@/platform/i18n/metric-words";
import type { Assessment, Direction } from "@/ui/verdict-tone";

/** A row of the table that holds raw and weighted side by side. */
export interface WeighedRow {
  readonly name: string;
  readonly current: string;
  readonly currentBetween: string;
  readonly previous: string;
  readonly previousBetween: string;
  readonly difference: string;
  readonly direction: Direction;
  readonly assessment: Assessment;
  /** "worth 2,134 of 2,650 answers"; "" in the raw row. */
  readonly worth: string;
}

export interface WeighingView {
  /** "As if every group had answered in proportion, NPS goes from +40 to +35: worse." "" where it cannot be said. */
  readonly sentence: string;
  /** What it is weighed by, in words. */
  readonly dek: string;
  readonly rows: readonly WeighedRow[];
  /** Who is left out, which groups are empty, how much single answers count; or why nothing can be weighed. */
  readonly notes: readonly string[];
}

/** From there one answer counts so much, or so little, that it is told. METRICS: the usual trim. */
const EXTREME = { low: 0.3, high: 3 } as const;

/** Says raw and weighted side by side. One decimal: what weighting moves is often less than a whole point. */
export function describeWeighing(words: PageWords, found: Comparison): WeighingView | null {
  const { weighing, tab, comparison, current } = found;
  if (weighing === null) return null;
  const { compare } = words;
  const decimals = decimalsOf(METRICS[tab.metric].unit) + 1;
  const print = (value: number | null) => printValue(words, tab.metric, current.scale, value, decimals);
  const between = (interval: Parameters<typeof sayBetween>[1]) =>
    sayBetween(words, interval, METRICS[tab.metric].unit, decimals);
  const difference = (value: number | null) =>
    value === null ? "" : sayDifference(words, tab.metric, value, decimals);
  const { change } = weighing;
  const [now, before] = [weighing.current.score, weighing.previous.score];
  const rows: WeighedRow[] = [
    {
      name: compare("weigh.raw"),
      current: print(current.answer.value),
      currentBetween: between(current.answer.interval),
      previous: print(comparison.value),
      previousBetween: between(found.previous.answer.interval),
      difference: difference(comparison.difference),
      direction: comparison.verdict,
      assessment: comparison.assessment,
      worth: "",
    },
  ];
  if (now && before)
    rows.push({
      name: compare(weighing.kind === "other" ? "weigh.asOther" : "weigh.weighted"),
      current: print(now.value),
      currentBetween: between(now.interval),
      previous: print(before.value),
      previousBetween: between(before.interval),
      difference: difference(now.value - before.value),
      direction: change?.verdict ?? null,
      assessment: change?.assessment ?? null,
      worth: compare("weigh.worth", { now: Math.round(now.effectiveN), before: Math.round(before.effectiveN) }),
    });
  return {
    sentence: sayWhatIsLeft(words, tab.metric, current.scale, weighing),
    dek: compare(`weigh.by.${weighing.kind}`, { names: listOf(words, weighing.by) }),
    rows,
    notes: notesOf(words, weighing, String(found.outline.anonymous)),
  };
}

function notesOf(words: PageWords, weighing: Weighing, anonymous: string): string[] {
  const { current, previous, kind } = weighing;
  const sides: [WeighedSide, "here" | "there"][] = [[current, "here"]];
  // Weighed as the other side, the other side itself is as it is.
  if (kind !== "other") sides.push([previous, "there"]);
  return sides.flatMap(([side, place]) => notesOfSide(words, side, place, kind, anonymous));
}

function notesOfSide(
  words: PageWords,
  side: WeighedSide,
  place: "here" | "there",
  kind: Weighing["kind"],
  anonymous: string,
): string[] {
  const { compare, locale } = words;
  const where = compare(`weigh.${place}`);
  const notes: string[] = [];
  if (side.reason !== null && side.reason !== "no_answers")
    notes.push(compare(`weigh.reasons.${side.reason}`, { where, anonymous }));
  if (side.leftOut > 0 && side.reason !== "protected") notes.push(compare("weigh.leftOut", { n: side.leftOut, where }));
  for (const { dimension, value, share } of side.absent)
    notes.push(
      compare("weigh.absent", {
        group: `${dimension}: ${value}`,
        share: formatValue(100 * share, "percent", { locale, decimals: 0 }),
        where,
      }),
    );
  if (side.collapsed.length > 0)
    notes.push(compare("weigh.collapsed", { names: listOf(words, side.collapsed), where }));
  const { score } = side;
  if (score === null || kind === "own") return notes;
  const [least, most] = [score.smallestWeight, score.largestWeight];
  if (least >= EXTREME.low && most <= EXTREME.high) return notes;
  const print = (weight: number) => formatNumber(weight, { locale, decimals: weight < 1 ? 2 : 1 });
  const effective = Math.round(score.effectiveN);
  notes.push(compare("weigh.extreme", { least: print(least), most: print(most), n: score.n, effective, where }));
  return notes;
}

/**
 * "As if every group had answered in proportion, NPS goes from +40.4 to +35.1: worse." One decimal more than the number
 * itself; "" where a side cannot be weighed or nothing can be tested.
 */
export function sayWhatIsLeft(words: CompareWords, metric: ScoreMetricId, scale: ScaleId, weighing: Weighing): string {
  const { change, kind } = weighing;
  const [now, before] = [weighing.current.score, weighing.previous.score];
  if (!now || !before || !change?.assessment) return "";
  const word = change.assessment === "no clear change" ? "unclear" : change.assessment;
  const decimals = decimalsOf(METRICS[metric].unit) + 1;
  return words.compare(`weigh.${kind === "other" ? "alike" : "sentence"}.${word}`, {
    metric: shortName(words, metric),
    before: printValue(words, metric, scale, before.value, decimals),
    now: printValue(words, metric, scale, now.value, decimals),
  });
}

function printValue(
  { locale, metrics }: CompareWords,
  metric: ScoreMetricId,
  scale: ScaleId,
  value: number | null,
  decimals: number,
): string {
  const { unit } = METRICS[metric];
  const text = formatValue(value, unit, { locale, decimals });
  return unit === "score" && value !== null ? `${text} ${metrics("of", { max: SCALES[scale].max })}` : text;
}

/** "country, plan" as the language lists. */
export function listOf({ locale }: PageWords, names: readonly string[]): string {
  return listFormat(locale, "conjunction").format(names);
}

import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { isScaleId, SCALES, type ScaleId, withoutBanding } from "@/domain/metrics/scale";
import { answered, emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";
import { compareFingerprints } from "@/domain/survey/diff/plan-series";

/** The tally of one series of one question. */
export interface SeriesTally {
  readonly surveyId: string;
  readonly questionId: string;
  readonly series: number;
  readonly tally: Tally;
}

/** One series as far as pooling goes. */
export interface PooledSeries {
  readonly surveyId: string;
  readonly questionId: string;
  readonly ordinal: number;
  readonly scale: string;
  readonly startedOn: string;
}

/** The scale a metric is told on where nobody was ever asked. */
const USUAL_SCALES: Readonly<Record<ScoreMetricId, ScaleId>> = {
  nps: "nps",
  csat: "csat-1-5",
  ces: "ces-1-7",
  completion_rate: "completion",
};

/**
 * The scale a number is told on: that of the latest series with an answer among `groups`; where nobody answered, of the
 * latest series at all; where there is none, the metric's usual one.
 */
export function chooseScale(
  metric: ScoreMetricId,
  series: readonly PooledSeries[],
  groups: readonly SeriesTally[],
): ScaleId {
  const latestFirst = [...series].sort(
    (a, b) => b.startedOn.localeCompare(a.startedOn) || b.ordinal - a.ordinal || b.surveyId.localeCompare(a.surveyId),
  );
  const given = latestFirst.find((one) => groups.some((group) => isOf(group, one) && answered(group.tally.counts) > 0));
  const scale = (given ?? latestFirst[0])?.scale;
  return scale !== undefined && isScaleId(scale) && SCALES[scale].metric === metric ? scale : USUAL_SCALES[metric];
}

/** Adds the tallies of equal scales. Answers on another scale are never added: they count as `excluded`. */
export function poolTallies(series: readonly PooledSeries[], groups: readonly SeriesTally[], scale: ScaleId): Tally {
  const scales = new Map(series.map((one) => [keyOf(one.surveyId, one.questionId, one.ordinal), one.scale]));
  const isOwn = (group: SeriesTally) => scales.get(keyOf(group.surveyId, group.questionId, group.series)) === scale;
  const pooled = groups.filter(isOwn).reduce((sum, group) => mergeTallies(sum, group.tally), emptyTally);
  const others = groups.filter((group) => !isOwn(group)).map(({ tally }) => answered(tally.counts) + tally.excluded);
  return { ...pooled, excluded: others.reduce((sum, n) => sum + n, pooled.excluded) };
}

/** The tallies of a dimension's values, each pooled as `poolTallies` does. */
export function tallyByValue(
  series: readonly PooledSeries[],
  groups: readonly (SeriesTally & { readonly value: string })[],
  scale: ScaleId,
): Map<string, Tally> {
  const byValue = new Map<string, SeriesTally[]>();
  for (const group of groups) byValue.set(group.value, [...(byValue.get(group.value) ?? []), group]);
  return new Map([...byValue].map(([value, own]) => [value, poolTallies(series, own, scale)]));
}

/** A series with what was asked; the fingerprint tells words of points from the layout. */
export type AskedSeries = PooledSeries & { readonly title: string; readonly fingerprint?: string };

/** Where the wording or the scale of a question changed on one of these days (both included). */
export function listBreaks(
  series: readonly AskedSeries[],
  from: string,
  to: string,
): { day: string; reason: string }[] {
  const breaks = series.flatMap((one) => {
    const before = series
      .filter((other) => other.surveyId === one.surveyId && other.questionId === one.questionId)
      .find((other) => other.ordinal === one.ordinal - 1);
    if (!before || one.startedOn < from || one.startedOn > to) return [];
    return [{ day: one.startedOn, reason: reasonOf(before, one) }];
  });
  const unique = new Map(breaks.map((one) => [`${one.day} ${one.reason}`, one]));
  return [...unique.values()].sort((a, b) => a.day.localeCompare(b.day) || a.reason.localeCompare(b.reason));
}

function reasonOf(before: AskedSeries, after: AskedSeries): string {
  if (before.scale !== after.scale)
    return withoutBanding(before.scale) === withoutBanding(after.scale) ? "new banding" : "new scale";
  if (before.title !== after.title) return "new wording";
  const { differs } = compareFingerprints(before.fingerprint ?? "", after.fingerprint ?? "");
  return differs.includes("labels") || differs.includes("variants") ? "new wording" : "new layout";
}

function isOf(group: SeriesTally, one: PooledSeries): boolean {
  return group.surveyId === one.surveyId && group.questionId === one.questionId && group.series === one.ordinal;
}

function keyOf(surveyId: string, questionId: string, ordinal: number): string {
  return `${surveyId} ${questionId} ${ordinal}`;
}

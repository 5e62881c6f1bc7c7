import type { ClosedNumberRow } from "@/db/queries/periods/find-period";
import { isMetricId } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { isUnsettled } from "@/domain/metrics/rates";
import { isScaleId, type ScaleId } from "@/domain/metrics/scale";
import type { AnswerReading } from "@/features/dashboards/metric-answer";
import type { PeriodNumber } from "@/features/dashboards/periods/read-period-numbers";

/** A reading with the counts that small ones are told in. */
export type CountedReading = AnswerReading & { readonly counts: Readonly<Record<string, number>> };

/** One number as it was closed and as it is today. */
export interface BothReadings {
  readonly metric: MetricId;
  readonly scale: ScaleId | null;
  readonly surveyId: string | null;
  readonly surveyName: string | null;
  readonly questionId: string | null;
  readonly value: string;
  readonly days: { readonly from: string; readonly to: string };
  /** Null where there was no such number when the period was closed. */
  readonly closed: CountedReading | null;
  /** Null where it is stated no more: its survey is gone, or its window is another. */
  readonly today: CountedReading | null;
  readonly differs: boolean;
}

/** Puts today's numbers beside those that were closed, in the order of the closed ones; new ones stand at the end. */
export function compareNumbers(closed: readonly ClosedNumberRow[], today: readonly PeriodNumber[]): BothReadings[] {
  const now = new Map(today.map((one) => [keyOf({ ...one, from: one.days.from, to: one.days.to }), one]));
  const known = closed.flatMap((row): BothReadings[] => {
    if (!isMetricId(row.metric)) return [];
    const key = keyOf({ ...row, from: row.fromDay, to: row.toDay });
    const other = now.get(key) ?? null;
    now.delete(key);
    const before = closedReading(row);
    const after = other && { ...other.reading, counts: other.counts };
    return [
      {
        metric: row.metric,
        scale: other?.scale ?? scaleOf(row),
        ...{ surveyId: row.surveyId, surveyName: row.surveyName, questionId: row.questionId, value: row.value },
        days: { from: row.fromDay, to: row.toDay },
        ...{
          closed: before,
          today: after,
          differs: after === null || !(wasUnsettled(row.metric, before) || isSame(before, after)),
        },
      },
    ];
  });
  const added = [...now.values()]
    .filter(({ reading }) => reading.n > 0)
    .map(
      (one): BothReadings => ({
        ...{ metric: one.metric, scale: one.scale, surveyId: one.surveyId, surveyName: one.surveyName },
        ...{ questionId: one.questionId, value: one.value, days: one.days },
        ...{ closed: null, today: { ...one.reading, counts: one.counts }, differs: true },
      }),
    );
  return [...known, ...added];
}

/** A closed number as a reading. */
export function closedReading(row: ClosedNumberRow): CountedReading {
  const { reading: value, low, high, n, counts } = row;
  const interval =
    low === null || high === null
      ? null
      : { low, high, level: 0.95, method: row.method as NonNullable<AnswerReading["interval"]>["method"] };
  return row.suppressed ? { value, n, interval, counts, suppressed: true } : { value, n, interval, counts };
}

/** Whether it had no value only because it was not settled when it was closed: what it became since is no change. */
export function wasUnsettled(metric: MetricId, closed: CountedReading): boolean {
  return closed.value === null && isUnsettled(metric, closed.counts);
}

/** The scale a closed number was told on. */
export function scaleOf({ scale }: ClosedNumberRow): ScaleId | null {
  return scale !== null && isScaleId(scale) ? scale : null;
}

/** Whether two readings say the same to the last bit that a screen could show. */
export function isSame(a: AnswerReading, b: AnswerReading): boolean {
  const near = (x: number | null | undefined, y: number | null | undefined) =>
    x === y || (typeof x === "number" && typeof y === "number" && Math.abs(x - y) < 1e-9);
  return (
    near(a.value, b.value) &&
    a.n === b.n &&
    near(a.interval?.low, b.interval?.low) &&
    near(a.interval?.high, b.interval?.high)
  );
}

function keyOf(of: {
  readonly metric: string;
  readonly surveyId: string | null;
  readonly questionId: string | null;
  readonly dimension: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}): string {
  return JSON.stringify([of.metric, of.surveyId, of.questionId, of.dimension, of.value, of.from, of.to]);
}

import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { ScaleId } from "@/domain/metrics/scale";
import { answered, emptyTally } from "@/domain/metrics/tally";
import type { ComputedMetric } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import type {
  AnswerComparison,
  AnswerPeriod,
  AnswerReading,
  AnswerSegment,
  MetricAnswer,
} from "@/features/dashboards/metric-answer";
import { poolTallies, tallyByValue } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** Names the group of those who came without an attribute; no value of one holds such a character. */
export const WITHOUT = "\u0000";

/** A number of fewer people than an anonymous survey shows. Its `n` is told to nobody either. */
const HIDDEN = { value: null, n: 0, interval: null, suppressed: true } as const satisfies AnswerReading;

const HIDDEN_COMPARISON: AnswerComparison = {
  ...HIDDEN,
  difference: null,
  pValue: null,
  pAdjusted: null,
  verdict: null,
  assessment: null,
};

/** Whether so few answered that it would point at them. */
export function isSmall(n: number, minimum: number): boolean {
  return n > 0 && n < minimum;
}

/**
 * The ranges in which what a filter leaves may not be told: it is a group that a breakdown by its dimension hides, because
 * it is small or because the small one beside it would follow from it. Those who came without the dimension are a group too.
 */
export async function hiddenByFilters(
  tx: Tx,
  scope: WorkspaceScope,
  query: {
    readonly subject: Subject;
    readonly scale: ScaleId;
    readonly filters: Readonly<Record<string, string>>;
    readonly minimum: number;
  },
  ranges: readonly DayRange[],
): Promise<ReadonlySet<DayRange>> {
  const { subject, scale, filters, minimum } = query;
  const hidden = new Set<DayRange>();
  for (const [name, value] of Object.entries(filters)) {
    const { [name]: _, ...others } = filters;
    const pieces = await readPieces(tx, scope, { subject, by: name, filters: others }, ranges);
    const whole = await readPieces(tx, scope, { subject, by: "", filters: others }, ranges);
    for (const range of ranges) {
      const tallies = tallyByValue(subject.series, pieces.within(range), scale);
      const sizes = [...tallies].map(([key, tally]) => ({ key, n: answered(tally.counts) }));
      const all = answered(poolTallies(subject.series, whole.within(range), scale).counts);
      const without = { key: WITHOUT, n: sizes.reduce((left, { n }) => left - n, all) };
      if (hiddenGroups([...sizes, without], { minimum }).includes(value)) hidden.add(range);
    }
  }
  return hidden;
}

/** Hides the periods that are too small, and the next smallest where one alone would follow from the whole. */
export function hidePeriods(
  series: readonly AnswerPeriod[],
  minimum: number,
  also: (period: AnswerPeriod) => boolean,
): AnswerPeriod[] {
  const small = hiddenGroups(
    series.map(({ start, n }) => ({ key: start, n })),
    { minimum },
  );
  return series.map((period) =>
    small.includes(period.start) || also(period)
      ? { start: period.start, end: period.end, ...HIDDEN, counts: {} }
      : period,
  );
}

/** The same for the groups of a breakdown, and for what each is compared with. `all`: none of them may be told. */
export function hideSegments(segments: readonly AnswerSegment[], minimum: number, all: boolean): AnswerSegment[] {
  const small = hiddenGroups(
    segments.map(({ value, result }) => ({ key: value, n: result.n })),
    { minimum },
  );
  const before = hiddenGroups(
    segments.map(({ value, result }) => ({ key: value, n: result.comparison?.n ?? 0 })),
    { minimum },
  );
  return segments.map((segment) => {
    const { comparison } = segment.result;
    const compared = comparison === undefined ? {} : { comparison: HIDDEN_COMPARISON };
    if (all || small.includes(segment.value)) return { ...segment, result: { ...HIDDEN, counts: {}, ...compared } };
    if (before.includes(segment.value)) return { ...segment, result: { ...segment.result, ...compared } };
    return segment;
  });
}

/** What of a number an anonymous survey does not tell, as a filter leaves too few. */
interface HiddenDays {
  readonly range: boolean;
  readonly compared: boolean;
  readonly period: (start: string) => boolean;
}

/** Hides what an anonymous survey's number would tell of few: all of it, its comparison, its periods. */
export function hideSmall(computed: ComputedMetric, minimum: number, hidden: HiddenDays): ComputedMetric {
  const answer = hideAnswer(computed.answer, minimum, hidden);
  return { ...computed, answer, tally: answer.suppressed ? emptyTally : computed.tally };
}

/** The same of the number alone. */
export function hideAnswer(answer: MetricAnswer, minimum: number, hidden: HiddenDays): MetricAnswer {
  const { withHeld, ...rest } = answer.also;
  const also: Record<string, AnswerReading> = rest;
  const series = hidePeriods(answer.series, minimum, ({ start }) => hidden.period(start));
  const { comparison } = answer;
  const before = comparison !== null && (hidden.compared || isSmall(comparison.n, minimum));
  // Who skipped the question, or said that it does not apply, is somebody too.
  const received = answer.n + answer.missing + answer.notApplicable + answer.invalid;
  if (hidden.range || (received > 0 && answer.n < minimum)) {
    const nothing = { ...HIDDEN, counts: {}, distribution: {}, also: {}, held: 0, superseded: 0 };
    const counts = { missing: 0, notApplicable: 0, invalid: 0, excluded: 0 };
    const gone = { series: series.map(({ start, end }) => ({ start, end, ...HIDDEN, counts: {} })) };
    const compared = comparison === null ? null : HIDDEN_COMPARISON;
    return { ...answer, ...nothing, ...counts, ...gone, comparison: compared };
  }
  // With the few that are held the number would say what those few gave.
  if (withHeld && !isSmall(answer.held, minimum)) also.withHeld = withHeld;
  return { ...answer, also, series, comparison: before ? HIDDEN_COMPARISON : comparison };
}

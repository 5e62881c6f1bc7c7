import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { periodsBetween } from "@/domain/calendar/period";
import { computeScore, isScoreMetric, METRICS } from "@/domain/metrics/metric";
import type { MetricId, ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { answered, type Tally } from "@/domain/metrics/tally";
import { chooseRange, comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { compareTallies } from "@/features/dashboards/compare-tallies";
import { computeBreakdown } from "@/features/dashboards/compute-breakdown";
import type { DayRange } from "@/features/dashboards/cut-days";
import { findSubject, type Subject } from "@/features/dashboards/find-subject";
import { hiddenByFilters, hideSmall } from "@/features/dashboards/hide-small-groups";
import type { MetricQuery } from "@/features/dashboards/input";
import { type MetricAnswer, readingOf } from "@/features/dashboards/metric-answer";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { chooseScale, listBreaks, poolTallies } from "@/features/dashboards/pool-series";
import { type Pieces, readBothSides } from "@/features/dashboards/read-pieces";

/** What is asked of a subject that was found. */
export interface SubjectQuery extends MetricQuery {
  readonly metric: ScoreMetricId;
  readonly subject: Subject;
  /** The days to compare with, where they are not those that `compare` names. */
  readonly compared?: DayRange;
  /** Its tallies, where they were read already: for these days, its periods and those it is compared with. */
  readonly pieces?: Pieces;
}

/** A number as the API gives it, and what a screen needs beside it. */
export interface ComputedMetric {
  readonly answer: MetricAnswer;
  readonly scale: ScaleId;
  readonly tally: Tally;
  /** The days it was compared with. */
  readonly compared: DayRange | null;
}

/**
 * One metric of one survey, or of all: the value with its interval, over time, by segment and compared, all from tallies.
 * The same behind the API and every screen. Null where the survey or the question that was named does not exist.
 * Without days it takes the default range.
 */
export async function computeMetric(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: MetricQuery & { readonly metric: MetricId },
  now: Date,
): Promise<MetricAnswer | null> {
  const { metric } = query;
  if (!isScoreMetric(metric)) {
    return (await computeOperation(tx, scope, workspace, { ...query, metric }, now)).answer;
  }
  const subject = await findSubject(tx, scope, { metric, survey: query.survey, question: query.question });
  if (subject === null) return null;
  return (await computeSubject(tx, scope, workspace, { ...query, metric, subject }, now)).answer;
}

/** The same for a subject that was found before. */
export async function computeSubject(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: SubjectQuery,
  now: Date,
): Promise<ComputedMetric> {
  const { metric, subject, filters } = query;
  const range = await chooseRange(tx, scope, workspace, { subject, query }, now);
  const rolling = query.from === undefined;
  const compared = query.compared ?? (query.compare ? comparedRange(range, query.compare, rolling) : null);
  const periods = query.interval ? periodsBetween(range.from, range.to, query.interval, workspace) : [];
  const ranges = [range, ...periods.map(({ start, end }) => ({ from: start, to: end }))];
  const pieces = query.pieces ?? (await readBothSides(tx, scope, { subject, by: "", filters }, ranges, compared));

  const groups = pieces.within(range);
  const scale = chooseScale(metric, subject.series, groups);
  const tallyWithin = (days: DayRange) => poolTallies(subject.series, pieces.within(days), scale);
  const tally = poolTallies(subject.series, groups, scale);
  const result = computeScore(metric, tally, scale);
  const comparison = compared
    ? compareTallies({ metric, scale, current: tally, previous: tallyWithin(compared) })
    : null;
  const breakdown =
    query.by === undefined
      ? []
      : await computeBreakdown(tx, scope, { metric, scale, subject, by: query.by, range, compared, filters });
  const answer: MetricAnswer = {
    metric,
    unit: METRICS[metric].unit,
    from: range.from,
    to: range.to,
    timeZone: workspace.zone,
    ...readingOf(result),
    counts: result.counts,
    distribution: result.distribution,
    also: result.also,
    missing: tally.missing,
    notApplicable: tally.notApplicable,
    invalid: tally.invalid,
    excluded: tally.excluded,
    held: answered(tally.held),
    superseded: tally.superseded,
    breaks: listBreaks(subject.series, compared && compared.from < range.from ? compared.from : range.from, range.to),
    series: periods.map(({ start, end }) => {
      const one = computeScore(metric, tallyWithin({ from: start, to: end }), scale);
      return { start, end, ...readingOf(one), counts: one.counts };
    }),
    breakdown,
    comparison,
    definition: METRICS[metric].definition,
  };
  const computed = { answer, scale, tally, compared };
  const minimum = subject.minimumGroup;
  if (minimum === null) return computed;
  const days = new Map(periods.map(({ start, end }) => [start, { from: start, to: end }]));
  const asked = [range, ...(compared ? [compared] : []), ...days.values()];
  const hidden = await hiddenByFilters(tx, scope, { subject, scale, filters, minimum }, asked);
  return hideSmall(computed, minimum, {
    range: hidden.has(range),
    compared: compared !== null && hidden.has(compared),
    period: (start) => hidden.has(days.get(start) ?? range),
  });
}

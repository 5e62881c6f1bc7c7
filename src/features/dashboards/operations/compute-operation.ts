import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { periodsBetween } from "@/domain/calendar/period";
import { adjustFamily, type Change, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { naturally } from "@/features/dashboards/compute-breakdown";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { MetricQuery } from "@/features/dashboards/input";
import {
  type AnswerComparison,
  type AnswerSegment,
  type MetricAnswer,
  readingOf,
} from "@/features/dashboards/metric-answer";
import { chooseOperationRange } from "@/features/dashboards/operations/choose-operation-range";
import { hideSmallChannels } from "@/features/dashboards/operations/hide-small-channels";
import type {
  Figure,
  FigureGroup,
  Figures,
  FiguresQuery,
  Waiting,
} from "@/features/dashboards/operations/operation-family";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import type { ToldDays } from "@/features/dashboards/operations/settle-days";

/** What is asked of a metric that follows from no answers. */
export interface OperationQuery extends MetricQuery {
  readonly metric: OperationMetricId;
  /** The days to compare with, where they are not those that `compare` names. */
  readonly compared?: DayRange | null;
  /** The days to tell it of where nothing is known of the others. */
  readonly otherwise?: ToldDays["otherwise"] | undefined;
  /** What was read before for the same screen. */
  readonly once?: FiguresQuery["once"];
}

/** A number as the API gives it, and the days it was compared with. */
export interface ComputedOperation {
  readonly answer: MetricAnswer;
  readonly compared: DayRange | null;
  /** Beside a time: what was opened in its days and waits still. */
  readonly waiting: Waiting | null;
}

/**
 * One metric of customers, service, quality or invitations: the value with its interval, over time, by group and compared,
 * in the shape every metric has. The same behind the API and every screen. Without days it takes the metric's own range.
 * Where its settled days know of nothing it is told of those that were asked for: what is too new is told, not missing.
 */
export async function computeOperation(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OperationQuery,
  now: Date,
): Promise<ComputedOperation> {
  const operation = OPERATIONS[query.metric];
  const today = localDay(now, workspace.zone);
  const { range, otherwise } = await chooseOperationRange(tx, scope, workspace, { operation, query }, today);
  const computed = await computeOver(tx, scope, workspace, { ...query, range }, today);
  const instead = query.otherwise ?? otherwise;
  return instead === undefined || computed.answer.suppressed || holdsAnything(computed.answer)
    ? computed
    : computeOver(tx, scope, workspace, { ...query, ...instead }, today);
}

async function computeOver(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OperationQuery & { readonly range: DayRange },
  today: string,
): Promise<ComputedOperation> {
  const { metric, by, range } = query;
  const operation = OPERATIONS[metric];
  // Months of who stays are months, whoever named them; other days that nobody named both ends of are so many days.
  const rolling = query.from === undefined && operation.record !== "stays";
  const compared = query.compared ?? (query.compare ? comparedRange(range, query.compare, rolling) : null);
  const periods = query.interval ? periodsBetween(range.from, range.to, query.interval, workspace) : [];
  const filter = Object.entries(query.filters).map(([dimension, value]) => ({ dimension, value }));
  if (query.survey !== undefined) filter.push({ dimension: "survey", value: query.survey });
  const figures = await operation.read(tx, scope, {
    range,
    compared,
    periods: periods.map(({ start, end }) => ({ from: start, to: end })),
    filter,
    by: by ?? null,
    today,
    once: query.once,
  });
  const { total } = figures;
  const answer: MetricAnswer = {
    metric,
    unit: METRICS[metric].unit,
    ...range,
    timeZone: workspace.zone,
    ...readingOf(total),
    counts: total.counts,
    distribution: {},
    also: total.also,
    missing: 0,
    notApplicable: 0,
    invalid: 0,
    excluded: 0,
    held: 0,
    superseded: 0,
    breaks: [],
    series: figures.periods.map((figure, place) => ({
      ...(periods[place] ?? { start: range.from, end: range.to }),
      ...readingOf(figure),
      counts: figure.counts,
    })),
    breakdown: segmentsOf(metric, by ?? "", figures),
    comparison: figures.before && figures.change && comparisonOf(metric, figures.before, figures.change),
    definition: METRICS[metric].definition,
  };
  const shown = await hideSmallChannels(tx, scope, query, { answer, compared, today });
  return { answer: shown, compared, waiting: total.waiting };
}

/** Its groups in order of their names, the verdicts corrected over those with data on both sides. */
function segmentsOf(metric: OperationMetricId, dimension: string, { groups }: Figures): AnswerSegment[] {
  const told = groups
    .filter(({ figure, before }) => holdsAnything(figure) || (before !== null && holdsAnything(before)))
    .sort((a, b) => naturally(a.value, b.value));
  const adjusted = adjustFamily(told.map(({ change }) => change?.pValue ?? null));
  return told.map((group, place) => ({
    dimension,
    value: group.value,
    result: { ...resultOf(group), ...comparedResult(metric, group, adjusted[place] ?? null) },
  }));
}

function resultOf({ figure }: FigureGroup) {
  return { ...readingOf(figure), counts: figure.counts };
}

function comparedResult(metric: OperationMetricId, { before, change }: FigureGroup, pAdjusted: number | null) {
  return before && change ? { comparison: comparisonOf(metric, before, change, pAdjusted) } : {};
}

function comparisonOf(
  metric: OperationMetricId,
  { value, n }: Figure,
  change: Change,
  pAdjusted: number | null = change.pValue,
): AnswerComparison {
  const { difference, interval, pValue } = change;
  return { value, n, difference, interval, pValue, pAdjusted, ...verdictOf(change, pAdjusted, METRICS[metric].better) };
}

function holdsAnything({ n, counts }: Pick<Figure, "n" | "counts">): boolean {
  return n > 0 || Object.values(counts).some((count) => count > 0);
}

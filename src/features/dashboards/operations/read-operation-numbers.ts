import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { countDays } from "@/domain/calendar/day";
import type { Change } from "@/domain/metrics/change";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type AnswerReading, type MetricAnswer, readingOf } from "@/features/dashboards/metric-answer";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { hiddenChannels } from "@/features/dashboards/operations/hide-small-channels";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";

interface Asked {
  readonly metric: OperationMetricId;
  /** Of the response rate, whose invitations; null elsewhere. */
  readonly survey: string | null;
}

/**
 * The number as every screen shows it, with its weeks where days are named. A week's share of those who leave is told as that
 * of four such weeks: so it stands on one line with the 28 days a goal is measured over.
 */
export async function readOperationNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: WorkspaceCalendar,
  asked: Asked & {
    readonly segment: { readonly name: string; readonly value: string } | null;
    readonly days?: DayRange;
  },
  now: Date,
): Promise<MetricAnswer> {
  const { metric, survey, segment, days } = asked;
  const query = {
    metric,
    filters: segment === null ? {} : { [segment.name]: segment.value },
    ...(survey === null ? {} : { survey }),
    ...(days ? { ...days, interval: "week" as const } : {}),
  };
  const { answer } = await computeOperation(tx, scope, calendar, query, now);
  if (OPERATIONS[metric].record !== "stays") return answer;
  const keeps = metric === "customer_retention" || metric === "net_revenue_retention";
  const series = answer.series.map((week) => ({ ...week, ...asOfFourWeeks(week, week.start, week.end, keeps) }));
  return { ...answer, series };
}

const FOUR_WEEKS = 28;

/** The share kept (or lost) over some days, as if as many were kept every day of four weeks. */
function asOfFourWeeks(reading: AnswerReading, start: string, end: string, keeps: boolean): AnswerReading {
  const power = FOUR_WEEKS / countDays(start, end);
  const kept = (share: number) => 100 * Math.max(0, share / 100) ** power;
  const turn = (share: number) => (keeps ? kept(share) : 100 - kept(100 - share));
  const { value, interval } = reading;
  return {
    ...readingOf(reading),
    value: value === null ? null : turn(value),
    interval: interval && { ...interval, low: turn(interval.low), high: turn(interval.high) },
  };
}

interface BothSides {
  readonly before: AnswerReading;
  readonly after: AnswerReading;
}

/**
 * A number before and after a day, with the change between, among those with certain values; `suppressed` where an anonymous
 * survey would tell of few.
 */
export async function compareOperation(
  tx: Tx,
  scope: WorkspaceScope,
  asked: Asked & {
    readonly filters: Readonly<Record<string, string>>;
    readonly before: DayRange;
    readonly after: DayRange;
    readonly today: string;
  },
): Promise<{ readonly concerned: BothSides; readonly change: Change; readonly suppressed: boolean }> {
  const { metric, survey, filters, before, after, today } = asked;
  const filter = Object.entries(filters).map(([dimension, value]) => ({ dimension, value }));
  if (survey !== null) filter.push({ dimension: "survey", value: survey });
  const nothing: Change = { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } };
  const { channel, survey: filtered = null } = filters;
  const few = await hiddenChannels(tx, scope, { metric, survey: survey ?? filtered, channel }, [before, after], today);
  if (few.includes(true)) {
    const hidden = { value: null, n: 0, interval: null, suppressed: true } as const;
    return { concerned: { before: hidden, after: hidden }, change: nothing, suppressed: true };
  }
  const figures = await OPERATIONS[metric].read(tx, scope, {
    ...{ range: after, compared: before, periods: [], filter, by: null, today },
  });
  return {
    concerned: { before: readingOf(figures.before ?? figures.total), after: readingOf(figures.total) },
    change: figures.change ?? nothing,
    suppressed: false,
  };
}

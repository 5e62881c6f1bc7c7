import { addDays, countDays } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import type { KnownDays } from "@/domain/calendar/range-preset";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { IntervalName } from "@/features/dashboards/input";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import { type ChosenDays, possibleIntervals, usualInterval } from "@/features/dashboards/survey/choose-days";

/** The days of the main trend and how finely they are cut. */
export interface ChosenTrend {
  readonly range: DayRange;
  readonly interval: IntervalName;
  readonly intervals: readonly IntervalName[];
}

/** How many times the days shown the trend reaches back: the days, those before them, and as many again before. */
const TIMES = 4;

/**
 * A trend that shows the days in their past: four times as long, in whole periods, never before the first answer. With
 * several filters, where answers are counted one by one, only the days and those they are compared with.
 */
export function chooseTrend(
  query: OverviewQuery,
  { range, compared }: ChosenDays,
  { first }: KnownDays,
  workspace: WorkspaceCalendar,
): ChosenTrend {
  const times = Object.keys(query.filters).length > 1 ? 2 : TIMES;
  const back = addDays(range.from, -countDays(range.from, range.to) * (times - 1));
  const touching = compared !== null && addDays(compared.to, 1) === range.from ? compared.from : range.from;
  const earliest = back < touching ? back : touching;
  const from = first !== null && first > earliest ? (first < range.from ? first : range.from) : earliest;
  const intervals = possibleIntervals({ from, to: range.to });
  const interval =
    query.interval && intervals.includes(query.interval) ? query.interval : usualInterval({ from, to: range.to });
  const whole = periodOf(from, interval, workspace).start;
  return { range: { from: from === range.from ? from : whole, to: range.to }, interval, intervals };
}

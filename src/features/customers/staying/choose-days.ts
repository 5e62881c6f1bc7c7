import { addDays, dayOf, partsOf } from "@/domain/calendar/day";
import { periodOf, previousPeriod, wholeMonths } from "@/domain/calendar/period";
import type { RangeName, StayInterval, StayQuery } from "@/features/customers/staying/input";

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days the page shows, and those before them. */
export interface StayDays {
  readonly range: DayRange;
  readonly compared: DayRange;
  readonly chosen: RangeName | "custom";
  /** Whole calendar months; 0 where it is no number of them. */
  readonly months: number;
}

/**
 * The days of the page: whole months by default, the workspace's churn window up to the last month that is over. `first` is
 * the first day of any stay.
 */
export function chooseStayDays(
  query: StayQuery,
  known: {
    readonly today: string;
    readonly first: string;
    readonly windowMonths: 1 | 12;
    readonly fiscalYearStart: number;
  },
): StayDays {
  const { from, to } = query;
  const range = from !== undefined && to !== undefined ? { from, to } : namedDays(query.range ?? "window", known);
  const before = previousPeriod(range.from, range.to);
  return {
    range,
    compared: { from: before.start, to: before.end },
    chosen: from !== undefined ? "custom" : (query.range ?? "window"),
    months: wholeMonths(range.from, range.to),
  };
}

/** Months in a range of up to two years, then quarters. */
export function usualInterval({ months }: StayDays): StayInterval {
  return months > 24 ? "quarter" : "month";
}

function namedDays(name: RangeName, known: Parameters<typeof chooseStayDays>[1]): DayRange {
  const { today, first, windowMonths, fiscalYearStart } = known;
  const monthEnd = addDays(`${today.slice(0, 7)}-01`, -1);
  if (name === "last_quarter" || name === "last_year") {
    const interval = name === "last_quarter" ? "quarter" : "year";
    const options = { fiscalYearStart };
    const { start, end } = periodOf(addDays(periodOf(today, interval, options).start, -1), interval, options);
    return { from: start, to: end };
  }
  if (name === "all") {
    const start = `${first.slice(0, 7)}-01`;
    return start <= monthEnd ? { from: start, to: monthEnd } : { from: start, to: today };
  }
  const months = name === "last_month" ? 1 : name === "last_12_months" ? 12 : windowMonths;
  const [year, month] = partsOf(monthEnd);
  return { from: dayOf(year, month - months + 1, 1), to: monthEnd };
}

import { addDays, countDays, dayNumber, dayOf, dayOfNumber, partsOf, weekday } from "@/domain/calendar/day";

export type PeriodInterval = "day" | "week" | "month" | "quarter" | "year";

/** Days, both included. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

export interface PeriodOptions {
  /** 1 Monday (default) … 7 Sunday. */
  readonly weekStart?: number;
  /** The month in which the year begins, 1–12; quarters follow it. */
  readonly fiscalYearStart?: number;
}

/** The whole calendar period that a day lies in. */
export function periodOf(day: string, interval: PeriodInterval, options: PeriodOptions = {}): Period {
  if (interval === "day") return { start: day, end: day };
  if (interval === "week") {
    const start = addDays(day, -((weekday(day) - (options.weekStart ?? 1) + 7) % 7));
    return { start, end: addDays(start, 6) };
  }
  const months = MONTHS[interval];
  const [year, month] = partsOf(day);
  const into = (month - (options.fiscalYearStart ?? 1) + 12) % months;
  return { start: dayOf(year, month - into, 1), end: addDays(dayOf(year, month - into + months, 1), -1) };
}

/** All periods that touch from–to, in order, the first and last clipped to it; [] where `to` is before `from`. */
export function periodsBetween(
  from: string,
  to: string,
  interval: PeriodInterval,
  options: PeriodOptions = {},
): Period[] {
  if (interval === "day")
    return Array.from({ length: countDays(from, to) }, (_, index) => {
      const day = dayOfNumber(dayNumber(from) + index);
      return { start: day, end: day };
    });
  const periods: Period[] = [];
  for (let day = from; day <= to; ) {
    const { end } = periodOf(day, interval, options);
    periods.push({ start: day, end: end < to ? end : to });
    day = addDays(end, 1);
  }
  return periods;
}

/**
 * The weeks of a chart that looks back to `from` and ends on the last complete day `to`: each from its first day on, the last
 * perhaps still running (`whole` is false). A running week of a single day says nothing yet and is left out.
 */
export function weeksOfChart(
  from: string,
  to: string,
  options: PeriodOptions = {},
): (Period & { readonly whole: boolean })[] {
  return periodsBetween(periodOf(from, "week", options).start, to, "week", options)
    .map((week) => ({ ...week, whole: countDays(week.start, week.end) === 7 }))
    .filter(({ start, end }) => end > start);
}

/** A page's chart shows at least so many days, and at most so many weeks. */
const CHART_DAYS = 91;
const MOST_WEEKS = 104;

/** The weeks of the chart of a page of from–to: those that its days lie in and, where they are few, those before; complete days only. */
export function weeksAround(
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
  options: PeriodOptions = {},
): ReturnType<typeof weeksOfChart> {
  const yesterday = addDays(today, -1);
  const { end } = periodOf(to, "week", options);
  const last = end < yesterday ? end : yesterday;
  const early = addDays(last, 1 - CHART_DAYS);
  return weeksOfChart(from < early ? from : early, last, options).slice(-MOST_WEEKS);
}

/**
 * What from–to is compared with: as many whole months just before, where it is made of whole months (so a quarter meets
 * the quarter before, a year the year before), else as many days just before.
 */
export function previousPeriod(from: string, to: string): Period {
  const months = wholeMonths(from, to);
  if (months === 0) return previousDays(from, to);
  const [year, month] = partsOf(from);
  return { start: dayOf(year, month - months, 1), end: addDays(from, -1) };
}

/** As many days just before, though from–to be a whole month by chance: the last 28 days on 1 March are not meant as February. */
export function previousDays(from: string, to: string): Period {
  return { start: addDays(from, -countDays(from, to)), end: addDays(from, -1) };
}

/** The same days a year earlier; 29 February becomes the 28th, and a month's end stays its end. */
export function previousYear(from: string, to: string): Period {
  const [fromYear, fromMonth, fromDate] = partsOf(from);
  const [toYear, toMonth, toDate] = partsOf(to);
  const whole = wholeMonths(from, to) > 0;
  return { start: dayOf(fromYear - 1, fromMonth, fromDate), end: dayOf(toYear - 1, toMonth, whole ? 31 : toDate) };
}

/** How many whole months from–to is made of; 0 where it begins or ends within a month. */
export function wholeMonths(from: string, to: string): number {
  if (to < from || partsOf(from)[2] !== 1 || partsOf(addDays(to, 1))[2] !== 1) return 0;
  const [fromYear, fromMonth] = partsOf(from);
  const [toYear, toMonth] = partsOf(to);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

import { addDays, countDays, dayOf, partsOf } from "@/domain/calendar/day";
import { type Period, type PeriodOptions, periodOf } from "@/domain/calendar/period";

const WINDOW = 28;

/** The days a dashboard opens with, and those they are compared with. */
export interface DefaultRange extends Period {
  /** Null until there are 28 complete days. */
  readonly comparison: Period | null;
}

/**
 * The range a dashboard opens with: the last 28 complete days (or the workspace's own `window`) against as
 * many before. Until so many days have passed since the first answer, from that answer until today, without comparison.
 * `today` is the workspace's local day.
 */
export function defaultRange(today: string, firstAnswer: string | null, window = WINDOW): DefaultRange {
  const yesterday = addDays(today, -1);
  if (firstAnswer === null || countDays(firstAnswer, yesterday) < window)
    return { start: firstAnswer !== null && firstAnswer < today ? firstAnswer : today, end: today, comparison: null };
  const start = addDays(today, -window);
  return { start, end: yesterday, comparison: { start: addDays(start, -window), end: addDays(start, -1) } };
}

/**
 * A running month, quarter or year so far, against the same days of the one before (a month's last day, where that month is
 * shorter); null where from–to is no such period that `today` lies in before its end.
 */
export function periodSoFar(
  from: string,
  to: string,
  today: string,
  calendar: Pick<PeriodOptions, "fiscalYearStart"> = {},
): { readonly current: Period; readonly previous: Period } | null {
  if (today < from || today >= to) return null;
  const interval = (["month", "quarter", "year"] as const).find((one) => {
    const { start, end } = periodOf(from, one, calendar);
    return start === from && end === to;
  });
  if (interval === undefined) return null;
  const earlier = (day: string) => {
    const [year, month, date] = partsOf(day);
    return dayOf(year, month - MONTHS[interval], date);
  };
  return { current: { start: from, end: today }, previous: { start: earlier(from), end: earlier(today) } };
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

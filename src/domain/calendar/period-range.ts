import { addDays, countDays, dayOf, partsOf } from "@/domain/calendar/day";
import type { Period } from "@/domain/calendar/period";

const WINDOW = 28;

export interface DefaultRange extends Period {
  /** Null until there are 28 complete days. */
  readonly comparison: Period | null;
}

/**
 * The range a dashboard opens with (METRICS §11): the last 28 complete days (or the workspace's own `window`) against as
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
 * A running month so far, against the same days of the month before (its last day, where that month is shorter); null
 * where from–to is not a calendar month that `today` lies in before its end.
 */
export function monthSoFar(
  from: string,
  to: string,
  today: string,
): { readonly current: Period; readonly previous: Period } | null {
  const [year, month, date] = partsOf(from);
  if (date !== 1 || to !== dayOf(year, month, 31) || today < from || today >= to) return null;
  return {
    current: { start: from, end: today },
    previous: { start: dayOf(year, month - 1, 1), end: dayOf(year, month - 1, partsOf(today)[2]) },
  };
}

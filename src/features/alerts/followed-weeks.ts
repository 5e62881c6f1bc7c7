import type { AlertRuleRow } from "@/db/queries/alerts/find-rule";
import { addDays } from "@/domain/calendar/day";
import { type Period, periodOf, periodsBetween } from "@/domain/calendar/period";

/** A number that is new to alerts is looked at over so many weeks back: older ones are no news. */
const WEEKS_BACK = 52;

/** The complete weeks that judging looks at: from the earliest usual range among the numbers to the last week that is over. */
export function followedWeeks(
  rules: readonly Pick<AlertRuleRow, "baselineFrom">[],
  today: string,
  calendar: { readonly weekStart: number },
): Period[] {
  const end = addDays(periodOf(today, "week", calendar).start, -1);
  const usual = addDays(end, 1 - 7 * WEEKS_BACK);
  const earliest = rules.reduce(
    (day, { baselineFrom }) => (baselineFrom !== null && baselineFrom < day ? baselineFrom : day),
    usual,
  );
  return periodsBetween(periodOf(earliest, "week", calendar).start, end, "week", calendar);
}

/** The position from which a number is judged: where its usual range begins, else the weeks that anything new is looked at. */
export function firstWeekOf({ baselineFrom }: Pick<AlertRuleRow, "baselineFrom">, weeks: readonly Period[]): number {
  if (baselineFrom === null) return Math.max(0, weeks.length - WEEKS_BACK);
  const place = weeks.findIndex(({ start }) => start >= baselineFrom);
  return place < 0 ? weeks.length : place;
}

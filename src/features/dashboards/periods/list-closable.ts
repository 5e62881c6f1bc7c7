import { addDays } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import type { DayRange } from "@/features/dashboards/cut-days";

type ClosableKind = "month" | "quarter";

/** A month or quarter of the workspace's fiscal calendar. */
export interface CalendarPeriod extends DayRange {
  readonly kind: ClosableKind;
}

const MOST = { month: 24, quarter: 8 } as const;

/**
 * The months and quarters that are over and that nobody closed, the latest first: back to the first record, at most two
 * years. `today` and `first` are the workspace's local days.
 */
export function listClosable(
  today: string,
  first: string | null,
  calendar: { readonly fiscalYearStart: number },
  closed: readonly DayRange[],
): CalendarPeriod[] {
  if (first === null) return [];
  return (["month", "quarter"] as const).flatMap((kind) => {
    const found: CalendarPeriod[] = [];
    let day = addDays(periodOf(today, kind, calendar).start, -1);
    while (day >= first && found.length < MOST[kind]) {
      const { start, end } = periodOf(day, kind, calendar);
      found.push({ kind, from: start, to: end });
      day = addDays(start, -1);
    }
    return found.filter(({ from, to }) => !closed.some((one) => one.from === from && one.to === to));
  });
}

/** The period of this kind that begins on a day; null where none does. */
export function calendarPeriod(
  kind: string,
  from: string,
  calendar: { readonly fiscalYearStart: number },
): CalendarPeriod | null {
  if (kind !== "month" && kind !== "quarter") return null;
  const { start, end } = periodOf(from, kind, calendar);
  return start === from ? { kind, from: start, to: end } : null;
}

import { addDays, dayOf, localDay, partsOf, startOfDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { instantOfWall } from "@/domain/calendar/wall-time";

export interface Cadence {
  readonly cadence: "monthly" | "quarterly";
  /** 1 … 28; of a quarter's first month. */
  readonly monthDay: number;
  readonly hour: number;
}

export interface PackCalendar {
  readonly zone: string;
  readonly fiscalYearStart: number;
}

/** The first day after an instant on which a pack is made, and when: at its hour in the workspace's zone. */
export function nextOccasion(wishes: Cadence, calendar: PackCalendar, after: Date): { day: string; at: Date } {
  let month = `${localDay(after, calendar.zone).slice(0, 7)}-01`;
  for (;;) {
    const [year, number] = partsOf(month);
    const begins = wishes.cadence === "monthly" || periodOf(month, "quarter", calendar).start === month;
    const day = dayOf(year, number, wishes.monthDay);
    const at = instantOf(day, wishes.hour, calendar.zone);
    if (begins && at > after) return { day, at };
    month = `${addDays(month, 31).slice(0, 7)}-01`;
  }
}

/** The days a pack of the calendar is of: the month or quarter that was over on its day. */
export function coveredDays({ cadence }: Cadence, calendar: PackCalendar, day: string): { from: string; to: string } {
  const interval = cadence === "monthly" ? "month" : "quarter";
  const { start, end } = periodOf(addDays(periodOf(day, interval, calendar).start, -1), interval, calendar);
  return { from: start, to: end };
}

/** An hour that a change of clocks skips is the first moment after it. */
function instantOf(day: string, hour: number, zone: string): Date {
  const wall = (text: string) => instantOfWall(text, zone);
  const wanted = wall(`${day}T${String(hour).padStart(2, "0")}:00`);
  const found = wanted.kind === "gap" ? wall(wanted.next) : wanted;
  return found.kind === "instant" ? found.at : startOfDay(day, zone);
}

import { type BusinessCalendar, compileCalendar } from "@/domain/calendar/business-calendar";
import { addBusinessMinutes, businessMinutes } from "@/domain/calendar/business-time";
import type { Clock } from "@/domain/metrics/clock";

/** What a calendar said from an instant on (milliseconds since 1970). */
export interface CalendarSince {
  readonly from: number;
  readonly calendar: BusinessCalendar;
}

/**
 * The clock of a calendar that changed over time: every hour counts by what the calendar said then, so a change never moves
 * what lies before it. The first version also holds for all time before. Example: 9–17 until Wednesday 0:00 and 9–13 from
 * then on: Tuesday 16:00 to Wednesday 18:00 is 1 h + 4 h. Throws for no version and for what {@link compileCalendar} refuses.
 */
export function historyClock(history: readonly CalendarSince[]): Clock {
  if (history.length === 0) throw new Error("A calendar has a first version.");
  const spans = inOrder(history).map(({ from, calendar }, i, all) => ({
    from: i === 0 ? Number.NEGATIVE_INFINITY : from,
    to: all[i + 1]?.from ?? Number.POSITIVE_INFINITY,
    calendar: compileCalendar(calendar),
  }));
  return {
    minutesBetween: (start, end) =>
      spans.reduce(
        (sum, { from, to, calendar }) => sum + businessMinutes(calendar, Math.max(start, from), Math.min(end, to)),
        0,
      ),
    addMinutes: (start, minutes) => {
      let left = minutes;
      for (const { from, to, calendar } of spans) {
        if (to <= start) continue;
        const begin = Math.max(start, from);
        const inside = Number.isFinite(to) ? businessMinutes(calendar, begin, to) : Number.POSITIVE_INFINITY;
        if (inside >= left) return addBusinessMinutes(calendar, begin, left);
        left -= inside;
      }
      return null;
    },
  };
}

/** Of versions that begin at the same instant the later one holds: it was said last. */
function inOrder(history: readonly CalendarSince[]): CalendarSince[] {
  const ordered = history.map((one, place) => ({ ...one, place })).sort((a, b) => a.from - b.from || a.place - b.place);
  return ordered.filter(({ from }, i) => ordered[i + 1]?.from !== from);
}

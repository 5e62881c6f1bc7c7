import {
  type BusinessCalendar,
  type CompiledCalendar,
  compileCalendar,
  instantsOf,
  localDayOf,
} from "@/domain/calendar/business-calendar";
import { CalendarError } from "@/domain/calendar/business-error";
import { LAST_INSTANT } from "@/domain/calendar/business-zone";
import type { Clock } from "@/domain/metrics/clock";

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Minutes inside business hours between two instants (milliseconds since 1970), kept to the millisecond; 0 when the
 * end is not after the start. Logarithmic in the length of the stretch. Example: Friday 16:30 to Monday 9:30 with hours
 * 9–17 on weekdays: 30 + 30 = 60. Throws `bad_time` for instants outside 1970…2200.
 */
export function businessMinutes(calendar: CompiledCalendar, start: number, end: number): number {
  if (!(Number.isFinite(start) && Number.isFinite(end))) throw new CalendarError("bad_time", "Times are finite.");
  return end <= start ? 0 : (workedUntil(calendar, end) - workedUntil(calendar, start)) / MINUTE;
}

/**
 * The earliest instant by which so many business minutes have passed since `start`: exactly one working day from the
 * opening is due at closing time, not the next morning. Null when the calendar never opens long enough before 2200.
 */
export function addBusinessMinutes(calendar: CompiledCalendar, start: number, minutes: number): number | null {
  if (!(minutes >= 0 && Number.isFinite(minutes)))
    throw new CalendarError("bad_time", "Minutes are finite and not negative.");
  if (minutes === 0) return start;
  const wanted = workedUntil(calendar, start) + Math.round(minutes * MINUTE);
  const last = Math.floor(LAST_INSTANT / DAY) - 2;
  let low = localDayOf(calendar.zone, start);
  let step = 1;
  while (low + step < last && calendar.before(low + step) < wanted) step *= 2;
  let high = Math.min(last, low + step);
  if (calendar.before(high) < wanted) return null;
  // The first day after which enough is worked.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (calendar.before(middle) >= wanted) high = middle;
    else low = middle;
  }
  let left = wanted - calendar.before(low);
  for (const window of calendar.windowsOf(low)) {
    const { from, to } = instantsOf(calendar.zone, low, window);
    if (left <= to - from) return from + left;
    left -= Math.max(0, to - from);
  }
  return null;
}

/** The clock of a business calendar, for first response, resolution and SLA. */
export function businessClock(calendar: BusinessCalendar): Clock {
  const compiled = compileCalendar(calendar);
  return {
    minutesBetween: (start, end) => businessMinutes(compiled, start, end),
    addMinutes: (start, minutes) => addBusinessMinutes(compiled, start, minutes),
  };
}

/** Working milliseconds from 1970 to an instant. */
function workedUntil(calendar: CompiledCalendar, instant: number): number {
  const day = localDayOf(calendar.zone, instant);
  let worked = calendar.before(day);
  for (const window of calendar.windowsOf(day)) {
    const { from, to } = instantsOf(calendar.zone, day, window);
    worked += Math.max(0, Math.min(to, instant) - from);
  }
  return worked;
}

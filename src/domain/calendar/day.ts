import { TZDate } from "@date-fns/tz";
import { dayFormat } from "@/domain/calendar/zone";

const MS_A_DAY = 86_400_000;

const QUARTER = 900_000;
/** Since 1973 every zone is a whole number of quarter hours away from UTC, so a day never changes within one. */
const WHOLE_QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const MOST_KEPT = 50_000;
const days = new Map<string, Map<number, string>>();

/** The local day of an instant in a zone, as "YYYY-MM-DD". Throws RangeError for an unknown zone or an invalid date. */
export function localDay(instant: Date | number, zone: string): string {
  const time = typeof instant === "number" ? instant : instant.getTime();
  if (!(time >= WHOLE_QUARTERS_SINCE)) return formattedDay(time, zone);
  const quarter = Math.floor(time / QUARTER);
  const kept = days.get(zone) ?? new Map<number, string>();
  const known = kept.get(quarter);
  if (known) return known;
  const day = formattedDay(time, zone);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(quarter, day);
  days.set(zone, kept);
  return day;
}

/**
 * The first instant of a local day in a zone. Where midnight does not exist (clocks jump over it) that is the first
 * instant after the jump; where a whole day does not exist, it is the start of the next one.
 */
export function startOfDay(day: string, zone: string): Date {
  const [year, month, date] = partsOf(day);
  const midnight = new TZDate(year, month - 1, date, zone).getTime();
  // A gap or an overlap leaves the library's answer up to a day off; the day itself says which instant is the first.
  let at = midnight - 2 * 3_600_000;
  while (localDay(at, zone) < day) at += 900_000;
  return new Date(at);
}

function formattedDay(time: number, zone: string): string {
  const part = new Map(
    dayFormat(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  return `${(part.get("year") ?? "").padStart(4, "0")}-${part.get("month")}-${part.get("day")}`;
}

/** Whether a text is a day that exists, as "YYYY-MM-DD". */
export function isDay(text: unknown): text is string {
  return typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && dayOfNumber(dayNumber(text)) === text;
}

/** Days since 1970-01-01, so that days can be counted without a clock. */
export function dayNumber(day: string): number {
  const [year, month, date] = partsOf(day);
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  return Math.round(time.getTime() / MS_A_DAY);
}

/** The day with this number. */
export function dayOfNumber(number: number): string {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

/** The day so many days later (or earlier, where negative). */
export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days from–to holds, both included; 0 where `to` is before `from`. */
export function countDays(from: string, to: string): number {
  return Math.max(0, dayNumber(to) - dayNumber(from) + 1);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Year, month (1–12) and date of a day. */
export function partsOf(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** The day of a year and month; months past either end of the year count on, dates past the month's end are its last day. */
export function dayOf(year: number, month: number, date: number): string {
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(date, last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}

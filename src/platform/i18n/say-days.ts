import { dateFormat } from "@/platform/i18n/formats";

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;

/** A day: "31 Dec 2026". */
export function sayDay(day: string, locale: string): string {
  return dateFormat(locale, { ...DAY, timeZone: "UTC" }).format(utc(day));
}

/** Days, both included: "1 Oct – 28 Nov 2026". */
export function sayDays(from: string, to: string, locale: string): string {
  if (from === to) return sayDay(from, locale);
  const range = dateFormat(locale, { ...DAY, timeZone: "UTC" }).formatRange(utc(from), utc(to));
  // Some languages put narrow spaces around the dash, some none.
  return range.replace(/\s*–\s*/, " – ");
}

/** A day on an axis: "31 Dec". */
export function sayTick(day: string, locale: string): string {
  return dateFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(utc(day));
}

/** The day of a moment in a zone: "5 May 2026". */
export function sayDayOf(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, { ...DAY, timeZone: zone }).format(at);
}

/** A moment in a zone: "5 May 2026, 14:03". */
export function sayInstant(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, {
    ...DAY,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

/** A moment to the second: "5 May 2026, 14:03:09". */
export function sayExactly(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, {
    ...DAY,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

/** A moment that is mostly of today: then its time alone, "14:03"; else with its day. */
export function sayClock(at: Date, now: Date, zone: string, locale: string): string {
  if (sayDayOf(at, zone, locale) !== sayDayOf(now, zone, locale)) return sayInstant(at, zone, locale);
  return dateFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A written date, with its time and its offset from UTC where they were written. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds since midnight; null where only a day was written. */
  readonly time: number | null;
  /** Minutes east of UTC; null where the time is a local one. */
  readonly offset: number | null;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const BASIC = /^(\d{4})(\d{2})(\d{2})$/;

/** Older dates are codes for "unknown" (1899-12-31, 0001-01-01), never the day of an answer. */
const FIRST_YEAR = 1900;

/**
 * Reads an ISO 8601 date or date-time; numbers need not be padded (`2018-5-4`), a space may stand for the T. Null for
 * everything else, for days that no calendar has (2018-02-30), and for years before 1900.
 */
export function parseIsoDate(text: string): WrittenDate | null {
  const trimmed = text.trim();
  const match = ISO.exec(trimmed) ?? BASIC.exec(trimmed);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return writtenDate({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: hour === undefined ? null : timeOfDay(Number(hour), Number(minute), Number(second ?? 0), fraction ?? ""),
    offset: zone === undefined ? null : parseOffset(zone),
  });
}

/** The date if there is such a day and such a time, else null. */
export function writtenDate(date: WrittenDate): WrittenDate | null {
  const { year, month, day, time } = date;
  if (year < FIRST_YEAR || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Number.isNaN(time) || Number.isNaN(date.offset) ? null : date;
}

/** Milliseconds since midnight; NaN where the clock has no such time. `fraction` are the digits after the second. */
export function timeOfDay(hour: number, minute: number, second: number, fraction: string): number {
  // A leap second is written as 60; it counts as the last moment of its minute.
  if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + milliseconds;
}

/** `Z`, `+02`, `+0530` or `-03:00` as minutes east of UTC; NaN past 18 hours. */
export function parseOffset(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || 0);
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > 18 * 60) return Number.NaN;
  return text.startsWith("-") ? -total : total;
}

import type { Days, DigestSchedule } from "@/features/delivery/digest/plan-period";
import { dateFormat } from "@/platform/i18n/formats";

/** A day: "31 March 2027". */
export function sayDay(day: string, locale: string): string {
  return format(locale, { day: "numeric", month: "long", year: "numeric" }).format(noon(day));
}

/** Days: "9 – 15 November 2026"; a whole calendar month by its name. */
export function sayDays({ from, to }: Days, locale: string, wholeMonth = false): string {
  if (wholeMonth) return format(locale, { month: "long", year: "numeric" }).format(noon(from));
  const said = format(locale, { day: "numeric", month: "long", year: "numeric" }).formatRange(noon(from), noon(to));
  // Thin spaces are unknown to many a device's font.
  return said.replaceAll("\u2009", " ");
}

/** A weekday by its ISO number: "Monday". */
export function sayWeekday(weekday: number, locale: string): string {
  // 5 January 1970 was a Monday.
  return format(locale, { weekday: "long" }).format(new Date(Date.UTC(1970, 0, 4 + weekday)));
}

/** A full hour: "07:00". */
export function sayHour(hour: number, locale: string): string {
  return format(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(Date.UTC(1970, 0, 1, hour)),
  );
}

/** A moment in a zone: "Mon, 23 November 2026, 07:00". */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return format(
    locale,
    {
      ...{ weekday: "short", day: "numeric", month: "long", year: "numeric" },
      ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    },
    zone,
  ).format(at);
}

/** What a mail says of when it comes; the message decides which of it is read. */
export function scheduleGaps({ cadence, weekday, monthDay, hour, zone }: DigestSchedule, locale: string) {
  return { cadence, weekday: sayWeekday(weekday, locale), day: monthDay, time: sayHour(hour, locale), zone };
}

function format(locale: string, options: Intl.DateTimeFormatOptions, timeZone = "UTC"): Intl.DateTimeFormat {
  return dateFormat(locale, { ...options, timeZone });
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

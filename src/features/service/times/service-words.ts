import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What service times are said with: their own words, those of numbers, and the language that prints figures. */
export interface ServiceWords extends MetricWords {
  readonly t: Translator<"service">;
}

/** A day: "31 Dec 2026". */
export function sayDay(day: string, locale: string): string {
  return dayFormat(locale).format(utc(day));
}

/** Days, both included: "1 Oct – 28 Oct 2026". */
export function sayDays(from: string, to: string, locale: string): string {
  return from === to ? sayDay(from, locale) : dayFormat(locale).formatRange(utc(from), utc(to));
}

/** A day on an axis: "31 Dec". */
export function sayTick(day: string, locale: string): string {
  return new Intl.DateTimeFormat(languageOf(locale), { day: "numeric", month: "short", timeZone: "UTC" }).format(
    utc(day),
  );
}

/** A moment in the workspace's zone: "31 Dec 2026, 14:05:09". */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(languageOf(locale), {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: zone,
  }).format(at);
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languageOf(locale), {
    ...{ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  });
}

function languageOf(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

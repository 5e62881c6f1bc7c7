import { dateFormat } from "@/platform/i18n/formats";
import type { Translator } from "@/platform/i18n/translator";

/** First days of a week to choose from: ISO numbers, 1 Monday … 7 Sunday. */
export const WEEK_STARTS: readonly number[] = [1, 6, 7];

/** First months of a fiscal year to choose from, 1 … 12. */
export const FISCAL_STARTS: readonly number[] = Array.from({ length: 12 }, (_, index) => index + 1);

/** The longest default range, in complete days. */
export const MOST_RANGE_DAYS = 366;

/** Lengths of the default range to choose from, in complete days, with `current` among them. */
export function rangeChoices(current: number): number[] {
  return [...new Set([7, 14, 28, 90, 365, current])].sort((a, b) => a - b);
}

/** A day of the week by its ISO number: "Monday". */
export function weekdayWords(day: number, locale: string): string {
  // 1 January 2024 was a Monday.
  return dateFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, day));
}

/** A month by its number: "April". */
export function monthWords(month: number, locale: string): string {
  return dateFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}

/** Languages to choose from, each in its own words. */
export const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
  { value: "fr", label: "Français" },
  { value: "es", label: "Español" },
  { value: "ja", label: "日本語" },
  { value: "ar", label: "العربية" },
];

/** Zones to choose from: those this server knows, with `current` among them whatever its name. */
export function zoneChoices(current: string): string[] {
  return [...new Set([current, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

/** A browser as people know it, from what it calls itself: "Firefox on Linux". */
export function browserWords(userAgent: string, t: Translator<"settings">): string {
  const browser = firstOf(userAgent, [
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ]);
  const system = firstOf(userAgent, [
    [/iPhone|iPad/, "iOS"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  if (browser === null) return t("browser.other");
  return system === null ? browser : t("browser.on", { browser, system });
}

function firstOf(text: string, table: readonly [RegExp, string][]): string | null {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

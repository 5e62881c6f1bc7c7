import { wholeMonths } from "@/domain/calendar/period";
import { RANGE_PRESETS, type RangePreset } from "@/domain/calendar/range-preset";
import { dateFormat } from "@/platform/i18n/formats";
import { appLocale } from "@/platform/i18n/locale";
import { sayDays } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Days in words: "14 May 2026", "1 Aug – 31 Oct 2026", "August 2026", "2026". */
export function sayRange({ from, to }: Days, locale: string): string {
  const months = wholeMonths(from, to);
  if (months === 1) return sayMonth(from, locale);
  if (months === 12 && from.endsWith("-01-01")) return from.slice(0, 4);
  return sayDays(from, to, locale);
}

/** The days of a page as its sentence says them: a running period as far as it went. */
export function sayChosen({ range, soFar }: { readonly range: Days; readonly soFar: boolean }, locale: string): string {
  if (!soFar) return sayRange(range, locale);
  const within = range.from.slice(0, 7) === range.to.slice(0, 7);
  const days = within ? sayMonth(range.from, locale) : sayDays(range.from, range.to, locale);
  return translatorIn(appLocale(locale), "ui")("range.soFar", { days });
}

/** The days one may choose by name, each with its address; undefined is what is shown unasked. */
export function sayRangeChoices(
  locale: string,
  chosen: RangePreset | "default" | "custom",
  to: (preset: RangePreset | undefined) => string,
): { href: string; label: string; current: boolean }[] {
  const t = translatorIn(appLocale(locale), "ui");
  return [
    { href: to(undefined), label: t("range.asUsual"), current: chosen === "default" },
    ...RANGE_PRESETS.map((preset) => ({
      href: to(preset),
      label: t(`range.presets.${preset}`),
      current: chosen === preset,
    })),
  ];
}

/** "May 2026": the month of a day. */
export function sayMonth(day: string, locale: string): string {
  return dateFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

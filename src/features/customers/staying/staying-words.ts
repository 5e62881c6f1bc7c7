import { roundHalfAway } from "@/domain/metrics/display";
import { dateFormat } from "@/platform/i18n/formats";
import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What the page of staying and leaving is said with. */
export interface StayWords extends MetricWords {
  readonly t: Translator<"staying">;
}

/** "1 Aug 2026", in the reader's language. */
export function sayDay(day: string, locale: string): string {
  return dayFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(utc(day));
}

/** "1 Aug – 31 Oct 2026". */
export function sayDays({ from, to }: { readonly from: string; readonly to: string }, locale: string): string {
  return dayFormat(locale, { day: "numeric", month: "short", year: "numeric" }).formatRange(utc(from), utc(to));
}

/** "Nov 2025". */
export function sayMonth(day: string, locale: string): string {
  return dayFormat(locale, { month: "short", year: "numeric" }).format(utc(day));
}

/** An amount of hundredths: "€1.18M" where it is large, "€371,778" and "€84" where it is not, alike down a column. */
export function sayMoney(hundredths: number, currency: string | null, locale: string, signed = false): string {
  const amount = hundredths / 100;
  const large = Math.abs(amount) >= 1_000_000;
  const format = new Intl.NumberFormat(english(locale), {
    ...(currency === null ? {} : { style: "currency", currency }),
    ...(large ? { notation: "compact", maximumSignificantDigits: 4 } : { maximumFractionDigits: 0 }),
    ...(signed ? { signDisplay: "exceptZero" } : {}),
  });
  return format.format(large ? amount : roundHalfAway(amount)).replace("-", "\u2212");
}

/** A whole number: "2,946". */
export function sayCount(n: number, locale: string, signed = false): string {
  const format = new Intl.NumberFormat(english(locale), signed ? { signDisplay: "exceptZero" } : {});
  return format.format(n).replace("-", "\u2212");
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const english = (locale: string) => (locale === "en" ? "en-GB" : locale);
const dayFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(locale, { ...options, timeZone: "UTC" });

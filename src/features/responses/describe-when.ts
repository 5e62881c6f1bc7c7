import type { Words } from "@/features/responses/say-answers";
import { dateLocale } from "@/platform/i18n/locale";

/** A local day: "14 May 2026". */
export function describeDay(text: string, locale: string): string {
  return dayFormat(locale).format(instantOf(text));
}

/** Days that may be open at an end: "1 Aug – 31 Oct 2026", "since 1 Aug 2026", "until 31 Oct 2026", "any day". */
export function describeDays(from: string | undefined, to: string | undefined, { t, locale }: Words): string {
  if (from !== undefined && to !== undefined) {
    return from === to
      ? describeDay(from, locale)
      : dayFormat(locale)
          .formatRange(instantOf(from), instantOf(to))
          .replace(/\s*–\s*/, " – ");
  }
  if (from !== undefined) return t("days.since", { day: describeDay(from, locale) });
  return to === undefined ? t("days.any") : t("days.until", { day: describeDay(to, locale) });
}

/** An instant in the workspace's zone: "21 Nov 2026, 09:40". */
export function describeInstant(at: Date, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(dateLocale(locale), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(dateLocale(locale), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

import { dateFormat } from "@/platform/i18n/formats";

/** "5 Oct 2026": a day that belongs to no zone. */
export function sayDay(day: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** "1 Jul – 30 Sept 2026". */
export function sayDays(from: string, to: string, locale: string): string {
  const format = dateFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** "22 Nov 2026, 19:30" in a zone. */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(at);
}

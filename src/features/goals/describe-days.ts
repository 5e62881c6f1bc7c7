import { sayDays } from "@/platform/i18n/say-days";

/** Days, both included: "1 Oct – 28 Oct 2026". */
export function describeDays(from: string, to: string, locale: string): string {
  const text = sayDays(from, to, locale);
  return locale === "en" ? text.replace(/\s*–\s*/, " – ") : text;
}

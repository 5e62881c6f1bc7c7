import type { Words } from "@/features/responses/say-answers";
import { sayDay, sayDays } from "@/platform/i18n/say-days";

/** Days that may be open at an end: "1 Aug – 31 Oct 2026", "since 1 Aug 2026", "until 31 Oct 2026", "any day". */
export function describeDays(from: string | undefined, to: string | undefined, { t, locale }: Words): string {
  if (from !== undefined && to !== undefined) return sayDays(from, to, locale);
  if (from !== undefined) return t("days.since", { day: sayDay(from, locale) });
  return to === undefined ? t("days.any") : t("days.until", { day: sayDay(to, locale) });
}

import type { AuditWords } from "@/features/settings/audit/view";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** What the trail is said with, in a language and the days of a zone. */
export function auditWords(locale: AppLocale, zone: string): Omit<AuditWords, "names"> {
  return {
    ...{ locale, zone, t: translatorIn(locale, "audit") },
    ...{ roles: translatorIn(locale, "settings"), metrics: translatorIn(locale, "metrics") },
  };
}

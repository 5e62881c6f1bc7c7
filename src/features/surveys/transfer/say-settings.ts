import type { EnvelopeSettings } from "@/features/surveys/transfer/input";
import { dateLocale } from "@/platform/i18n/locale";
import type { Translator } from "@/platform/i18n/translator";

/** The settings of a file as sentences, those that depart from what a new survey has. */
export function saySettings(
  settings: EnvelopeSettings,
  timeZone: string,
  t: Translator<"surveyFile">,
  locale: string,
): string[] {
  const { repeats, onlyFromPage, opensAt, closesAt, cap, anonymous, minimumGroup } = settings;
  const format = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: "medium", timeStyle: "short", timeZone });
  return [
    repeats && repeats.policy !== "all" ? t(`settings.${repeats.policy}`, { days: repeats.windowDays }) : "",
    onlyFromPage ? t("settings.onlyFromPage") : "",
    opensAt ? t("settings.opens", { at: format.format(opensAt) }) : "",
    closesAt ? t("settings.closes", { at: format.format(closesAt) }) : "",
    cap ? t("settings.cap", { n: cap }) : "",
    anonymous ? t("settings.anonymous", { n: minimumGroup ?? 5 }) : "",
  ].filter((sentence) => sentence !== "");
}

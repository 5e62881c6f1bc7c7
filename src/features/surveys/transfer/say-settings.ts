import type { EnvelopeSettings } from "@/features/surveys/transfer/input";
import { sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** The settings of a file as sentences, those that depart from what a new survey has. */
export function saySettings(
  settings: EnvelopeSettings,
  timeZone: string,
  t: Translator<"surveyFile">,
  locale: string,
): string[] {
  const { repeats, onlyFromPage, opensAt, closesAt, cap, anonymous, minimumGroup } = settings;
  return [
    repeats && repeats.policy !== "all" ? t(`settings.${repeats.policy}`, { days: repeats.windowDays }) : "",
    onlyFromPage ? t("settings.onlyFromPage") : "",
    opensAt ? t("settings.opens", { at: sayInstant(opensAt, timeZone, locale) }) : "",
    closesAt ? t("settings.closes", { at: sayInstant(closesAt, timeZone, locale) }) : "",
    cap ? t("settings.cap", { n: cap }) : "",
    anonymous ? t("settings.anonymous", { n: minimumGroup ?? 5 }) : "",
  ].filter((sentence) => sentence !== "");
}

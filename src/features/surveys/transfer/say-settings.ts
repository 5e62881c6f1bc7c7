import type { EnvelopeSettings } from "@/features/surveys/transfer/input";

/** The settings of a file as sentences, those that depart from what a new survey has. */
export function saySettings(settings: EnvelopeSettings, timeZone: string): string[] {
  const { repeats, onlyFromPage, opensAt, closesAt, cap, anonymous, minimumGroup } = settings;
  const when = (at: Date) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
  return [
    repeats && repeats.policy !== "all"
      ? `Of a person’s answers within ${repeats.windowDays} days the ${repeats.policy} counts.`
      : "",
    onlyFromPage ? "Only answers from its own page are taken." : "",
    opensAt ? `Opens ${when(opensAt)}.` : "",
    closesAt ? `Closes ${when(closesAt)}.` : "",
    cap ? `Takes at most ${cap.toLocaleString("en")} answers.` : "",
    anonymous ? `Anonymous, with groups of ${minimumGroup ?? 5} or more.` : "",
  ].filter((sentence) => sentence !== "");
}

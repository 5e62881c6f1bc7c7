import type { InitiativeRow } from "@/db/queries/goals/find-initiative";
import { describeDays } from "@/features/goals/describe-days";
import { describeStep } from "@/features/goals/describe-number";
import type { GoalWords } from "@/features/goals/goal-words";
import type { ComparedInitiative } from "@/features/goals/initiatives/compare-initiatives";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDay } from "@/platform/i18n/say-days";

/** Whom it concerns: "team: email", "Everybody"; who took part in words, where that was said. */
export function describeWho({ i, locale }: GoalWords, { segmentName, segmentValue, who }: InitiativeRow): string {
  const segment =
    segmentName === null
      ? i("everybody")
      : i("segment", { name: segmentName, value: nameGroup(segmentName, segmentValue ?? "", locale) });
  return who === "" ? segment : `${segment} · ${who}`;
}

/** When it was: "1 – 3 Sept 2026", "since 23 Sept 2026" for what holds on, a day for a training of one day. */
export function describeWhen({ i, locale }: GoalWords, { kind, startsOn, endsOn }: InitiativeRow): string {
  if (endsOn !== null) return describeDays(startsOn, endsOn, locale);
  const day = sayDay(startsOn, locale);
  return kind === "training" ? day : i("since", { day });
}

/** What went together with it, in one sentence; never what it caused. */
export function describeCompared(words: GoalWords, compared: ComparedInitiative): string {
  const { i } = words;
  const { initiative, metric, days, numbers, assessment } = compared;
  const { name } = initiative;
  if ("opensOn" in days) return i("verdict.early", { name });
  if (numbers?.suppressed) return i("verdict.suppressed", { name });
  if (numbers?.broken) return i("verdict.broken", { name });
  const difference = numbers?.change.difference ?? null;
  if (numbers === null || difference === null || assessment === null) return i("verdict.none", { name });
  const step = describeStep(words, metric, Math.abs(difference)).replace(/^\+/, "");
  if (numbers.rest === null)
    return assessment === "no clear change"
      ? i("verdict.changedUnclear", { name })
      : i(assessment === "better" ? "verdict.changedBetter" : "verdict.changedWorse", { name, step });
  return assessment === "no clear change" ? i("verdict.unclear", { name }) : i(`verdict.${assessment}`, { name, step });
}

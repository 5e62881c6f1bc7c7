import { localDay } from "@/domain/calendar/day";
import { describeCheck, goalSentence, goalTitle, goalVerdict } from "@/features/goals/describe-goal";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalWords } from "@/features/goals/goal-words";
import type { SharedGoal } from "@/features/goals/shared/read-shared-goal";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDay } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

type Told = Extract<SharedGoal, { hidden: false }>;

/** A goal for those without an account: how it stands, and nothing of what is said about it inside. */
export interface SharedGoalView {
  readonly name: string;
  readonly scope: readonly string[];
  readonly verdict: string;
  readonly lead: string;
  /** Null where its numbers are of too few to be told. */
  readonly body: {
    readonly words: GoalWords;
    readonly standing: Told["standing"];
    readonly chart: Told["chart"];
    readonly today: string;
    readonly owner: string | null;
    readonly objective: string | null;
    readonly record: readonly { readonly key: string; readonly day: string; readonly text: string }[];
  } | null;
}

/** Says a goal for a share link. */
export function toSharedGoal(
  shared: SharedGoal,
  context: { readonly words: GoalWords; readonly zone: string; readonly now: Date; readonly t: Translator<"share"> },
): SharedGoalView {
  const { words, zone, now, t } = context;
  if (shared.hidden)
    return {
      name: t("views.goal"),
      scope: shared.surveyName === null ? [] : [shared.surveyName],
      verdict: t("hidden.verdict"),
      lead: t("hidden.lead"),
      body: null,
    };
  const { standing, chart, checks, outcome } = shared;
  const { row } = standing;
  const { goal } = row;
  const figure = (value: number | null) => formatFigure(goal.metric, value, words.locale);
  return {
    name: goalTitle(words, goal),
    scope: [
      ...(row.surveyName === null ? [] : [row.surveyName]),
      ...(goal.segmentName === null
        ? []
        : [
            t("filter", {
              dimension: goal.segmentName,
              value: nameGroup(goal.segmentName, goal.segmentValue ?? "", words.locale),
            }),
          ]),
    ],
    verdict: goalVerdict(words, standing, outcome),
    lead: goalSentence(words, row),
    body: {
      words,
      standing,
      chart,
      today: localDay(now, zone),
      owner: row.ownerName,
      objective: row.objective,
      record: checks.map((check) => ({
        key: check.id,
        day: sayDay(localDay(check.at, zone), words.locale),
        text:
          check.kind === "target_changed"
            ? t("goal.targetChanged", { from: figure(check.previousTarget), to: figure(check.target) })
            : describeCheck(words, goal, check, zone),
      })),
    },
  };
}

import type { GoalCheckRow, GoalRow } from "@/db/queries/goals/find-goal";
import { localDay } from "@/domain/calendar/day";
import { formatNumber } from "@/domain/metrics/display";
import { describeDays } from "@/features/goals/describe-days";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalWords } from "@/features/goals/goal-words";
import type { Judgement } from "@/features/goals/judge-goal";
import type { StandingGoal } from "@/features/goals/read-goal";
import { sayBasis } from "@/platform/i18n/metric-words";
import { sayDay } from "@/platform/i18n/say-days";

const STATE_KEYS = {
  "on track": "onTrack",
  "at risk": "atRisk",
  "off track": "offTrack",
  reached: "reached",
  "not begun": "notBegun",
  "too early to say": "tooEarly",
  "no data": "noData",
} as const satisfies Record<Judgement["state"], string>;

const STATE_TONES = { "on track": "better", reached: "better", "at risk": "worse", "off track": "worse" } as const;

/** How a state is coloured; its word always stands with it. */
export function stateTone(state: Judgement["state"]): "better" | "worse" | "muted" {
  return state === "not begun" || state === "too early to say" || state === "no data" ? "muted" : STATE_TONES[state];
}

/** "At risk"; "Reached, narrowly". */
export function stateWord({ t }: GoalWords, { state, reached }: Pick<Judgement, "state" | "reached">): string {
  return state === "reached" && reached !== null ? t(`reached.${reached}`) : t(`state.${STATE_KEYS[state]}`);
}

/** "NPS +42 by 31 March 2027". */
export function goalTitle({ t, metrics, locale }: GoalWords, goal: GoalRow["goal"]): string {
  const { metric, target, endsOn } = goal;
  const figure = formatFigure(metric, target, locale);
  return t("title", { metric: metrics(`short.${metric}`), figure, day: sayDay(endsOn, locale) });
}

/** The sentence a goal's page leads with: where it stands and how likely it is. */
export function goalVerdict(
  words: GoalWords,
  { row, judged, lost }: StandingGoal,
  outcome: GoalCheckRow["outcome"] | undefined,
): string {
  const { t, locale } = words;
  const goal = goalTitle(words, row.goal);
  if (outcome === "missed") return t("verdict.missed", { goal });
  if (outcome === "no data") return lost ? t("verdict.endedLost", { goal }) : t("verdict.endedEmpty", { goal });
  if (outcome === "reached clearly") return t("verdict.wasReachedClearly", { goal });
  if (outcome === "reached narrowly") return t("verdict.wasReachedNarrowly", { goal });
  if (lost !== null) return t("verdict.lost", { goal });
  switch (judged.state) {
    case "reached":
      return judged.reached === "clearly"
        ? t("verdict.isReachedClearly", { goal })
        : t("verdict.isReachedNarrowly", { goal });
    case "no data":
      return t("verdict.noData", { goal });
    case "not begun":
      return t("verdict.notBegun", { goal, day: sayDay(row.goal.startsOn, locale) });
    case "too early to say":
      return t("verdict.tooEarly", { goal });
    default: {
      const state = STATE_KEYS[judged.state];
      if (judged.odds === null) return t(`verdict.${state}`, { goal });
      return t(`verdict.${state}Odds`, { goal, chance: chanceText(words, judged.odds) });
    }
  }
}

/** "Raise CSAT of “After a contact” where region is EMEA from 78% (1 – 28 Oct 2026) to 85.8%, measured over …". */
export function goalSentence({ t, metrics, locale }: GoalWords, { goal, surveyName }: GoalRow): string {
  const figure = (value: number) => formatFigure(goal.metric, value, locale);
  const whose =
    goal.segmentName === null ? "" : t("sentence.whose", { name: goal.segmentName, value: goal.segmentValue ?? "" });
  const said = {
    metric: metrics(`short.${goal.metric}`),
    from: figure(goal.baseline),
    days: describeDays(goal.baselineFrom, goal.baselineTo, locale),
    to: figure(goal.target),
    over: t(`sentence.${goal.measuredOver}`),
  };
  if (goal.surveyId === null) return whose === "" ? t("sentence.whole", said) : t("sentence.part", { ...said, whose });
  const survey = surveyName === null ? t("sentence.noSurvey") : t("sentence.survey", { survey: surveyName });
  return t("sentence.goal", { ...said, survey: [survey, whose].filter(Boolean).join(" ") });
}

/** The survey a goal is of, by name; "" where its number follows from none. */
export function goalSource({ t }: GoalWords, { goal, surveyName }: Pick<GoalRow, "goal" | "surveyName">): string {
  return goal.surveyId === null ? "" : (surveyName ?? t("list.surveyGone"));
}

/** Odds in words of the street: "about one chance in three". */
export function chanceText({ t }: GoalWords, odds: number): string {
  if (odds >= 0.95) return t("chance.certain");
  if (odds <= 0.05) return t("chance.none");
  if (Math.abs(odds - 1 / 3) < 0.05) return t("chance.third");
  const inTen = Math.round(odds * 10);
  return inTen === 5 ? t("chance.half") : t("chance.tenths", { n: inTen });
}

/** One line of a goal's record; `zone` says on which side of its deadline it was closed. */
export function describeCheck(words: GoalWords, goal: GoalRow["goal"], check: GoalCheckRow, zone: string): string {
  const { t, locale } = words;
  const figure = (value: number | null) => formatFigure(goal.metric, value, locale);
  const stood =
    check.value === null
      ? ""
      : t("record.stood", { figure: figure(check.value), answers: sayBasis(words, goal.metric, check.n ?? 0) });
  switch (check.kind) {
    case "set":
      return t("record.set", {
        target: figure(check.target),
        from: figure(check.value),
        answers: sayBasis(words, goal.metric, check.n ?? 0),
      });
    case "target_changed":
      return t("record.targetChanged", {
        from: figure(check.previousTarget),
        to: figure(check.target),
        reason: check.reason,
      });
    case "reopened":
      return t("record.reopened");
    case "reviewed":
      return check.reason === "" ? t("record.reviewed") : t("record.reviewedWith", { note: check.reason });
    case "checked": {
      const state = isState(check.state) ? t(`state.${STATE_KEYS[check.state]}`) : "";
      const odds = check.odds === null ? "" : formatNumber(100 * check.odds, { locale });
      const said = odds === "" ? t("record.checked", { state }) : t("record.checkedOdds", { state, odds });
      return [said, stood].filter(Boolean).join(" ");
    }
    case "closed": {
      const outcomes = { "reached clearly": "clearly", "reached narrowly": "narrowly", missed: "missed" } as const;
      const outcome = check.outcome === null || check.outcome === "no data" ? "empty" : outcomes[check.outcome];
      const late = localDay(check.at, zone) > goal.endsOn;
      return [t(`closed.${outcome}`), late ? t("closed.late") : t("closed.byHand"), stood].filter(Boolean).join(" ");
    }
  }
}

function isState(text: string | null): text is Judgement["state"] {
  return text !== null && Object.hasOwn(STATE_KEYS, text);
}

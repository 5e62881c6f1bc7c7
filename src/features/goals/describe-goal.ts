import type { GoalCheckRow, GoalRow } from "@/db/queries/goals/find-goal";
import { betweenText, countText, formatNumber, precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { formatFigure } from "@/features/goals/check-target";
import type { GoalNumber, GoalNumbers } from "@/features/goals/goal-reader";
import type { Judgement } from "@/features/goals/judge-goal";
import type { StandingGoal } from "@/features/goals/read-goal";
import type { TrendPoint } from "@/ui/charts/trend-runs";

export const METRIC_NAMES: Readonly<Record<ScoreMetricId, string>> = {
  csat: "CSAT",
  nps: "NPS",
  ces: "Ease",
  completion_rate: "Completion",
};

export const STATE_WORDS: Readonly<Record<Judgement["state"], string>> = {
  "on track": "On track",
  "at risk": "At risk",
  "off track": "Off track",
  reached: "Reached",
  "not begun": "Not begun",
  "too early to say": "Too early to say",
  "no data": "No data",
};

const STATE_TONES = { "on track": "better", reached: "better", "at risk": "worse", "off track": "worse" } as const;

/** How a state is coloured; its word always stands with it. */
export function stateTone(state: Judgement["state"]): "better" | "worse" | "muted" {
  return state === "not begun" || state === "too early to say" || state === "no data" ? "muted" : STATE_TONES[state];
}

/** "NPS +42 by 31 March 2027". */
export function goalTitle({ goal }: GoalRow): string {
  return `${METRIC_NAMES[goal.metric]} ${formatFigure(goal.metric, goal.target)} by ${describeDay(goal.endsOn)}`;
}

/** The sentence a goal's page leads with: where it stands and how likely it is. */
export function goalVerdict({ row, judged }: StandingGoal, outcome: GoalCheckRow["outcome"] | undefined): string {
  const title = goalTitle(row);
  if (outcome === "missed") return `${title} was missed.`;
  if (outcome === "no data") return `${title} ended without answers.`;
  if (outcome !== null && outcome !== undefined)
    return `${title} was reached, ${outcome === "reached clearly" ? "clearly" : "narrowly"}.`;
  if (row.surveyName === null) return `${title} has lost its survey.`;
  switch (judged.state) {
    case "reached":
      return `${title} is reached, ${judged.reached}.`;
    case "no data":
      return `${title}: nobody answered yet.`;
    case "not begun":
      return `${title} begins on ${describeDay(row.goal.startsOn)}.`;
    case "too early to say":
      return `${title}: too early to say.`;
    default:
      return `${title} is ${judged.state}${judged.odds === null ? "" : `: ${chanceText(judged.odds)}`}.`;
  }
}

/** "Raise CSAT among region EMEA from 78% (1 – 28 Oct 2026) to 85.8%, measured over its last 28 days." */
export function goalSentence({ goal, surveyName }: GoalRow): string {
  const figure = (value: number) => formatFigure(goal.metric, value);
  const verb = METRICS[goal.metric].better === "up" ? "Raise" : "Lower";
  const whose = goal.segmentName === null ? "" : ` where ${goal.segmentName} is ${goal.segmentValue}`;
  const over = goal.measuredOver === "last_28_days" ? "its last 28 days" : "the whole period";
  const survey = surveyName === null ? "a survey that was deleted" : `“${surveyName}”`;
  return `${verb} ${METRIC_NAMES[goal.metric]} of ${survey}${whose} from ${figure(goal.baseline)} (${describeDays(goal.baselineFrom, goal.baselineTo)}) to ${figure(goal.target)}, measured over ${over}.`;
}

/** Odds in words of the street: "about one chance in three". */
export function chanceText(odds: number): string {
  if (odds >= 0.95) return "almost certain";
  if (odds <= 0.05) return "almost no chance";
  const inTen = Math.round(odds * 10);
  return inTen === 5 ? "about one chance in two" : `about ${inTen} chances in 10`;
}

/** "between 75 and 81 · 938 answers"; says so where there are few. */
export function describeReading(metric: ScoreMetricId, reading: GoalNumber): string {
  const { unit } = METRICS[metric];
  const precision = precisionOf(reading, unit);
  const few = precision === "counts" || precision === "rough" ? ", rough: few answers" : "";
  return [betweenText(reading.interval, unit, { decimals: 1 }), countText(reading.n) + few].filter(Boolean).join(" · ");
}

/** A signed step in the metric's unit: "+0.9 pts". */
export function describeStep(metric: ScoreMetricId, step: number): string {
  return `${formatNumber(step, { decimals: METRICS[metric].unit === "score" ? 2 : 1, signed: true })}${METRICS[metric].unit === "score" ? "" : " pts"}`;
}

/** The weeks of a goal as points of a chart; the last says so where it still runs. */
export function describeWeeks(metric: ScoreMetricId, weekly: GoalNumbers, today: string): TrendPoint[] {
  const { unit } = METRICS[metric];
  return weekly.series.map((week, place) => {
    const broken = weekly.breaks.some(({ day }) => day >= week.start && day <= week.end && day > weekly.from);
    const hidden = week.suppressed === true;
    const precision = precisionOf(week, unit);
    return {
      key: week.start,
      label: tick.format(utc(week.start)),
      title: describeDays(week.start, week.end),
      value: week.value,
      low: week.interval?.low ?? null,
      high: week.interval?.high ?? null,
      valueText: formatFigure(metric, week.value),
      betweenText: hidden
        ? "Too few answers to show"
        : week.value === null
          ? "Nobody answered"
          : betweenText(week.interval, unit, { decimals: 1 }),
      countText: hidden ? "too few to show" : countText(week.n),
      rough: precision === "rough" || precision === "counts",
      partial: place === weekly.series.length - 1 && week.end >= today,
      ...(broken ? { breakBefore: { label: "The question changed" } } : {}),
    };
  });
}

/** One line of a goal's record. */
export function describeCheck(metric: ScoreMetricId, check: GoalCheckRow): string {
  const figure = (value: number | null) => formatFigure(metric, value);
  switch (check.kind) {
    case "set":
      return `Goal set: ${figure(check.target)}, from ${figure(check.value)} (${countText(check.n ?? 0)}).`;
    case "target_changed":
      return `Target changed from ${figure(check.previousTarget)} to ${figure(check.target)} because: ${check.reason}`;
    case "reopened":
      return "Opened again.";
    case "closed": {
      const outcome = { "reached clearly": "reached, clearly", "reached narrowly": "reached, narrowly" } as const;
      const word =
        check.outcome === "missed" || check.outcome === null || check.outcome === "no data"
          ? check.outcome === "missed"
            ? "missed"
            : "no answers"
          : outcome[check.outcome];
      const stood = check.value === null ? "" : ` It stood at ${figure(check.value)} (${countText(check.n ?? 0)}).`;
      return `Closed: ${word}. ${check.reason}${stood}`;
    }
  }
}

/** A day: "31 Dec 2026". */
export function describeDay(day: string): string {
  return dayFormat.format(utc(day));
}

/** Days: "1 Oct – 28 Oct 2026". */
export function describeDays(from: string, to: string): string {
  return from === to ? describeDay(from) : dayFormat.formatRange(utc(from), utc(to)).replace(/\s*–\s*/, " – ");
}

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const tick = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

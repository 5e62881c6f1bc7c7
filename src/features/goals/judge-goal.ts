import { addDays, dayNumber, startOfDay } from "@/domain/calendar/day";
import { COUNTS_BELOW } from "@/domain/metrics/display";
import { type GoalForecast, goalForecast, onScale } from "@/domain/metrics/goal-forecast";
import { type GoalProgress, goalProgress, reachedHow } from "@/domain/metrics/goal-progress";
import { type GoalState, goalState, ODDS_FROM_POINTS } from "@/domain/metrics/goal-state";
import { goalBounds } from "@/domain/metrics/goal-target";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { settlingDays } from "@/domain/metrics/rates";
import { SCALES } from "@/domain/metrics/scale";
import { errorOf } from "@/features/goals/check-target";
import type { GoalNumber, GoalNumbers } from "@/features/goals/goal-reader";

/** What of a goal is judged. Days are local, both included. */
export interface JudgedGoal {
  readonly metric: MetricId;
  readonly baseline: number;
  readonly target: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly measuredOver: "last_28_days" | "whole_period";
}

/** How a goal stands. */
export interface Judgement {
  readonly current: GoalNumber | null;
  readonly progress: GoalProgress | null;
  /** Share of its time that is over, 0…100. */
  readonly elapsed: number;
  /** Where the straight path from the baseline to the target stands today. */
  readonly expected: number;
  readonly forecast: GoalForecast | null;
  /** 0…1; null before six weekly points. */
  readonly odds: number | null;
  readonly reached: "clearly" | "narrowly" | null;
  readonly state: GoalState | "reached" | "not begun" | "too early to say" | "no data";
  /** The day the question changed last within the goal's days: only later weeks are counted. */
  readonly changedOn: string | null;
}

/** So many days before its deadline a goal is measured over, where it is not its whole period. */
export const WINDOW = 28;

/** The day before which a goal's number is settled on a day: invitations have some time to be answered. */
export function settledBefore({ metric }: Pick<JudgedGoal, "metric">, today: string): string {
  return addDays(today, -settlingDays(metric));
}

/** The days a goal's number is read over on a day: the last 28 settled ones or all since its start, never before its start. */
export function judgedDays(goal: JudgedGoal, today: string): { from: string; to: string } | null {
  const lastDay = addDays(settledBefore(goal, today), -1);
  const to = lastDay < goal.endsOn ? lastDay : goal.endsOn;
  if (to < goal.startsOn) return null;
  const window = addDays(to, 1 - WINDOW);
  return { from: goal.measuredOver === "whole_period" || window < goal.startsOn ? goal.startsOn : window, to };
}

/**
 * Judges a goal: progress and pace, a straight line through its complete weeks, the odds from six of them on,
 * and a state that changes only after it held two weeks. The figure the goal is judged by is a mean over days, and the mean
 * of a straight line is its value in the middle of them: there the line is read.
 */
export function judgeGoal(
  goal: JudgedGoal,
  current: GoalNumbers | null,
  weekly: GoalNumbers | null,
  clock: { readonly today: string; readonly zone: string; readonly now: Date },
): Judgement {
  const { better } = METRICS[goal.metric];
  const from = startOfDay(goal.startsOn, clock.zone).getTime();
  const to = startOfDay(addDays(goal.endsOn, 1), clock.zone).getTime();
  const now = clock.now.getTime();
  const elapsed = Math.min(1, Math.max(0, (now - from) / (to - from)));
  const expected = goal.baseline + (goal.target - goal.baseline) * elapsed;
  const known = current !== null && current.value !== null ? current : null;
  const value = known?.value ?? null;
  const progress =
    value === null
      ? null
      : goalProgress({ baseline: goal.baseline, target: goal.target, better, from, to }, value, now);
  const changedOn =
    weekly?.breaks
      .map(({ day }) => day)
      .filter((day) => day > goal.startsOn)
      .sort()
      .at(-1) ?? null;
  const settled = settledBefore(goal, clock.today);
  const odds = weeklyForecasts(goal, weekly, changedOn, settled);
  const last = odds.at(-1) ?? null;
  const bounds = goalBounds(goal.metric, weekly?.scale ? SCALES[weekly.scale] : undefined);
  const reached = value === null ? null : reachedHow(value, known?.interval ?? null, goal.target, better);
  // A running goal is not called reached by a handful of answers.
  const counted = known !== null && known.n >= COUNTS_BELOW;
  const enough = odds.length >= ODDS_FROM_POINTS;
  const line = goalState(odds.map((one) => one?.odds ?? null));
  const state =
    clock.today < goal.startsOn
      ? "not begun"
      : reached !== null && (counted || settled > goal.endsOn)
        ? "reached"
        : value === null
          ? settled < addDays(goal.startsOn, 7)
            ? "too early to say"
            : "no data"
          : (line ?? "too early to say");
  return {
    current: known,
    progress,
    elapsed: 100 * elapsed,
    expected,
    forecast: last === null ? null : onScale(last, bounds),
    odds: enough && last !== null ? last.odds : null,
    reached,
    state,
    changedOn,
  };
}

/** What of the future lies how likely on a day: the line, and 50, 80 and 95 of 100 outcomes about it. */
export interface FanDay {
  /** A local day: the figure is that of the days it is measured over, up to this one. */
  readonly day: string;
  readonly value: number;
  readonly half: readonly [number, number];
  readonly most: readonly [number, number];
  readonly nearly: readonly [number, number];
}

/**
 * The figure the goal is judged by as its weeks forecast it, on each of the days; [] before odds are shown. On the last day it
 * is the goal's own forecast.
 */
export function forecastFan(
  goal: JudgedGoal,
  weekly: GoalNumbers | null,
  judged: Pick<Judgement, "odds" | "changedOn">,
  today: string,
  days: readonly string[],
): FanDay[] {
  if (judged.odds === null) return [];
  const points = weeklyPoints(weekly, judged.changedOn, settledBefore(goal, today));
  const bounds = goalBounds(goal.metric, weekly?.scale ? SCALES[weekly.scale] : undefined);
  const { better } = METRICS[goal.metric];
  return days.flatMap((day) => {
    const at = (level: number) => {
      const found = goalForecast(points, middleOf(goal, day), goal.target, better, level);
      return found && onScale(found, bounds);
    };
    const [half, most, nearly] = [at(0.5), at(0.8), at(0.95)];
    if (half === null || most === null || nearly === null) return [];
    const span = ({ low, high }: GoalForecast) => [low, high] as const;
    return [{ day, value: half.value, half: span(half), most: span(most), nearly: span(nearly) }];
  });
}

/** The forecast after each complete week with a value; the last is the present one. */
function weeklyForecasts(goal: JudgedGoal, weekly: GoalNumbers | null, changedOn: string | null, settled: string) {
  const points = weeklyPoints(weekly, changedOn, settled);
  const { better } = METRICS[goal.metric];
  const middle = middleOf(goal, goal.endsOn);
  return points.map((_, week) => goalForecast(points.slice(0, week + 1), middle, goal.target, better));
}

function weeklyPoints(weekly: GoalNumbers | null, changedOn: string | null, settled: string) {
  return (weekly?.series ?? []).flatMap(({ start, end, value, n, interval }) => {
    if (value === null || end >= settled || (changedOn !== null && start < changedOn)) return [];
    const variance = interval === null ? undefined : errorOf(interval) ** 2;
    return [{ t: (dayNumber(start) + dayNumber(end)) / 2, value, n, ...(variance === undefined ? {} : { variance }) }];
  });
}

/** The middle of the days a goal's figure is made of on a day. */
function middleOf(goal: JudgedGoal, day: string): number {
  const first = goal.measuredOver === "whole_period" ? goal.startsOn : addDays(day, 1 - WINDOW);
  return (dayNumber(first < goal.startsOn ? goal.startsOn : first) + dayNumber(day)) / 2;
}

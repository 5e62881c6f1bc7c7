import type { Interval } from "@/domain/metrics/interval";
import type { Better } from "@/domain/metrics/metric-id";

/** How far a goal has come. */
export interface GoalProgress {
  /** 100·(current − baseline)/(target − baseline); may be negative or above 100. Null when target = baseline. */
  readonly progress: number | null;
  /** Share of the period that is over, 0…100. */
  readonly timeElapsed: number | null;
  readonly reached: boolean;
  /** Change a week still needed, in the metric's unit, signed; 0 when reached, null when no time is left. */
  readonly requiredPerWeek: number | null;
}

const WEEK = 7 * 86_400_000;

/** How far a goal is, how far it should be (`timeElapsed`), and the pace it needs. Times in milliseconds since 1970. */
export function goalProgress(
  goal: {
    readonly baseline: number;
    readonly target: number;
    readonly better: Better;
    readonly from: number;
    readonly to: number;
  },
  current: number,
  now: number,
): GoalProgress {
  const { baseline, target, better, from, to } = goal;
  const reached = meets(current, target, better);
  const way = target - baseline;
  const length = to - from;
  const weeksLeft = (to - now) / WEEK;
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    progress: way === 0 ? null : known((100 * (current - baseline)) / way),
    timeElapsed: length > 0 ? known(Math.min(100, Math.max(0, (100 * (now - from)) / length))) : null,
    reached,
    requiredPerWeek: reached ? 0 : weeksLeft > 0 ? known((target - current) / weeksLeft) : null,
  };
}

/** Whether a value meets the target in the metric's direction. */
export function meets(value: number, target: number, better: Better): boolean {
  return better === "up" ? value >= target : value <= target;
}

/** A goal met: "clearly" when the interval's near bound meets it too, else "narrowly" (could be chance). */
export function reachedHow(
  current: number,
  interval: Interval | null,
  target: number,
  better: Better,
): "clearly" | "narrowly" | null {
  if (!meets(current, target, better)) return null;
  const near = better === "up" ? interval?.low : interval?.high;
  return near !== undefined && meets(near, target, better) ? "clearly" : "narrowly";
}

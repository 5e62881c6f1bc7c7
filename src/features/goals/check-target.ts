import { formatNumber, formatValue } from "@/domain/metrics/display";
import { type GoalChange, goalBounds, goalTarget } from "@/domain/metrics/goal-target";
import { zOf } from "@/domain/metrics/interval";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { answersToSeeMeanChange, answersToSeeNpsChange, answersToSeeShareChange } from "@/domain/metrics/sample-size";
import { SCALES } from "@/domain/metrics/scale";
import type { GoalNumbers } from "@/features/goals/goal-reader";

/** A target that may be set, or why not; `near` is the same size read the other way, where it has a meaning. */
export type CheckedTarget =
  | { readonly ok: true; readonly target: number; readonly needed: number }
  | { readonly ok: false; readonly target: number | null; readonly reason: string };

/**
 * The figure a change leads to from a baseline, refused where it has no meaning: relative on NPS, past the scale, or so
 * small that `planned` answers in each period could not tell it from chance (then it says what they could).
 */
export function checkTarget(
  metric: ScoreMetricId,
  baseline: GoalNumbers,
  change: GoalChange,
  planned: number,
): CheckedTarget {
  const { better, name, unit } = METRICS[metric];
  if (baseline.value === null) return { ok: false, target: null, reason: "There is no baseline to start from yet." };
  const made = goalTarget(baseline.value, change, better, goalBounds(metric, SCALES[baseline.scale]));
  if (!made.valid) {
    const figure = formatFigure(metric, made.target);
    const words: Record<typeof made.reason, string> = {
      target_outside_scale: `That would be ${figure}, past the end of the scale.`,
      relative_change_undefined_on_signed_scale: `A percentage of ${name} has no meaning: it can be zero or negative. Say points.`,
      relative_change_undefined_on_zero_baseline: "A percentage of nothing has no meaning. Say points.",
      change_must_be_positive: "Say a number above 0.",
      no_baseline: "There is no baseline to start from yet.",
    };
    return { ok: false, target: made.target, reason: words[made.reason] };
  }
  const needed = answersNeeded(metric, baseline, made.target);
  if (needed === null || planned >= needed) return { ok: true, target: made.target, needed: needed ?? 0 };
  const least = leastDetectable(metric, baseline, planned);
  const would =
    least === null
      ? "No change could be told from chance with so few."
      : `A change of ${formatNumber(least, { decimals: 1 })}${unit === "score" ? "" : " points"} could be.`;
  const answers = `${formatNumber(planned)} ${planned === 1 ? "answer" : "answers"}`;
  return {
    ok: false,
    target: made.target,
    reason: `With about ${answers} this could not be told from chance: it needs ${formatNumber(needed)}. ${would}`,
  };
}

/** The smallest change, in points, that so many answers in each period tell from chance four times in five; null: none. */
export function leastDetectable(metric: ScoreMetricId, baseline: GoalNumbers, planned: number): number | null {
  if (baseline.value === null) return null;
  const { min, max } = goalBounds(metric, SCALES[baseline.scale]);
  const up = METRICS[metric].better === "up";
  const room = up ? (max ?? 100) - baseline.value : baseline.value - (min ?? 0);
  for (let step = 1; step / 10 <= room; step += 1) {
    const needed = answersNeeded(metric, baseline, baseline.value + (up ? step : -step) / 10);
    if (needed !== null && needed <= planned) return step / 10;
  }
  return null;
}

/** A metric's figure with one decimal where it has one: "85.8 %" is "85.8%", "88%", "+42", "5.6". */
export function formatFigure(metric: ScoreMetricId, value: number | null): string {
  const { unit } = METRICS[metric];
  const whole = value === null || Math.abs(value - Math.round(value)) < 0.05;
  return formatValue(value, unit, { decimals: whole && unit !== "score" ? 0 : 1 });
}

/** Answers needed in each of two periods to see the step from the baseline to a target; null where nothing is known of it. */
function answersNeeded(metric: ScoreMetricId, baseline: GoalNumbers, target: number): number | null {
  const { value, n, counts } = baseline;
  if (value === null || n === 0 || target === value) return null;
  const step = Math.abs(target - value);
  if (metric === "nps") {
    const spread = ((counts.promoters ?? 0) + (counts.detractors ?? 0)) / n - (value / 100) ** 2;
    return answersToSeeNpsChange(step, spread > 0 ? { variance: Math.min(1, spread) } : {});
  }
  if (metric !== "ces") return answersToSeeShareChange(value, target);
  const sd = baseline.interval === null ? 0 : errorOf(baseline.interval) * Math.sqrt(n);
  return sd > 0 ? answersToSeeMeanChange(step, sd) : null;
}

/** The standard error that an interval was made of, as near as its width says. */
export function errorOf(interval: { readonly low: number; readonly high: number; readonly level: number }): number {
  return (interval.high - interval.low) / 2 / zOf(interval.level);
}

import { METRICS } from "@/domain/metrics/metric";
import type { Better, MetricId } from "@/domain/metrics/metric-id";

/** "By 10 %" is ambiguous (78 → 85.8 or 88): whoever sets a goal says which. */
export type GoalChange =
  | { readonly kind: "relative"; readonly percent: number }
  | { readonly kind: "points"; readonly points: number };

/** Where the scale ends, and whether its values may be negative. */
export interface GoalBounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly signed: boolean;
}

/** Why a goal cannot be set as it was written. */
export type GoalRefusal =
  | "target_outside_scale"
  | "relative_change_undefined_on_signed_scale"
  | "relative_change_undefined_on_zero_baseline"
  | "change_must_be_positive"
  | "no_baseline";

/** The value to reach, in the unit of the metric; or why there is none. */
export type GoalTarget =
  | { readonly valid: true; readonly target: number }
  | { readonly valid: false; readonly target: number | null; readonly reason: GoalRefusal };

/**
 * The figure to reach: relative baseline·(1 + r), absolute baseline + points; subtracted where lower is better.
 * Refused: relative changes of signed metrics (NPS) or of a baseline of 0, and targets off the scale.
 * Example: CSAT 78 %, up by 10 %: 85.8; by 10 points: 88; 92 % up by 10 % would be 101.2 %: refused.
 */
export function goalTarget(baseline: number, change: GoalChange, better: Better, bounds: GoalBounds): GoalTarget {
  if (!Number.isFinite(baseline)) return { valid: false, target: null, reason: "no_baseline" };
  const size = change.kind === "relative" ? change.percent : change.points;
  if (!(size > 0 && Number.isFinite(size))) return { valid: false, target: null, reason: "change_must_be_positive" };
  if (change.kind === "relative" && bounds.signed)
    return { valid: false, target: null, reason: "relative_change_undefined_on_signed_scale" };
  if (change.kind === "relative" && baseline === 0)
    return { valid: false, target: null, reason: "relative_change_undefined_on_zero_baseline" };
  const step = change.kind === "relative" ? (baseline * size) / 100 : size;
  const target = better === "up" ? baseline + step : baseline - step;
  if (!Number.isFinite(target)) return { valid: false, target: null, reason: "target_outside_scale" };
  const outside = (bounds.min !== null && target < bounds.min) || (bounds.max !== null && target > bounds.max);
  return outside ? { valid: false, target, reason: "target_outside_scale" } : { valid: true, target };
}

/** The bounds of a metric; for a mean score give its scale's ends. */
export function goalBounds(metric: MetricId, scale?: { readonly min: number; readonly max: number }): GoalBounds {
  const { min, max } = METRICS[metric];
  return { min: min ?? scale?.min ?? null, max: max ?? scale?.max ?? null, signed: min !== null && min < 0 };
}

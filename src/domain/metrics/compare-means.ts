import { DEFAULT_LEVEL, type Interval, tOf } from "@/domain/metrics/interval";
import type { Moments } from "@/domain/metrics/moments";
import { studentTwoSided } from "@/domain/metrics/special";

/** A difference of two means. */
export interface MeanDifference {
  readonly difference: number;
  readonly t: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  /** Null when a side has fewer than two values or neither side varies. */
  readonly interval: Interval | null;
}

/**
 * Did a mean change? Welch's t with the Welch–Satterthwaite degrees of freedom; variances need not be equal.
 * Null when a side is empty; without test when a side has one value or nothing varies.
 */
export function compareMeans(a: Moments, b: Moments, level = DEFAULT_LEVEL): MeanDifference | null {
  if (a.mean === null || b.mean === null) return null;
  const difference = a.mean - b.mean;
  const untested = { difference, t: null, df: null, pValue: null, interval: null };
  if (a.sd === null || b.sd === null) return untested;
  const va = a.sd ** 2 / a.n;
  const vb = b.sd ** 2 / b.n;
  const standardError = Math.sqrt(va + vb);
  if (!(standardError > 0)) return untested;
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  if (!Number.isFinite(difference) || !(df > 0 && Number.isFinite(df))) return null;
  const t = difference / standardError;
  const half = tOf(level, df) * standardError;
  return {
    difference,
    t,
    df,
    pValue: studentTwoSided(t, df),
    interval: { low: difference - half, high: difference + half, level, method: "student_t" },
  };
}

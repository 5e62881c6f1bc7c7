import { DEFAULT_LEVEL, type Interval, newcombe } from "@/domain/metrics/interval";
import { normalTwoSided } from "@/domain/metrics/special";

/** A difference of two shares, 0…1. */
export interface ShareDifference {
  /** x₁/n₁ − x₂/n₂ */
  readonly difference: number;
  /** Null when nobody or everybody on both sides: there is nothing to test. */
  readonly z: number | null;
  readonly pValue: number | null;
  readonly interval: Interval;
}

/**
 * Did a share change? Two-proportion z with the pooled share; interval by Newcombe's method 10.
 * Null when a side is empty. Example: 83/100 against 71/100: z = 2.016, p = .044.
 */
export function compareShares(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = DEFAULT_LEVEL,
): ShareDifference | null {
  const interval = newcombe(x1, n1, x2, n2, level);
  if (interval === null) return null;
  const pooled = (x1 + x2) / (n1 + n2);
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const difference = x1 / n1 - x2 / n2;
  const z = standardError === 0 ? null : difference / standardError;
  return { difference, z, pValue: z === null ? null : normalTwoSided(z), interval };
}

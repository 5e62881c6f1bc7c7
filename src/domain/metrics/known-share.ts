import { DEFAULT_LEVEL, type Interval, wilson } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { normalTwoSided } from "@/domain/metrics/special";

/** A group's share among the answers against its known share of everybody. */
export interface KnownShareDifference {
  /** x/n − known, −1…1. */
  readonly difference: number;
  /** Where the group's share among the answers lies, 0…1. */
  readonly interval: Interval;
  /** Null where the known share is 0 or 1: then there is nothing to test. */
  readonly pValue: number | null;
}

/**
 * Does a share differ from a known one? The score test z = (x/n − π)/√(π(1 − π)/n), two-sided, beside Wilson's interval, which
 * holds exactly the π that it does not reject. Null when nobody answered. Example: 15 of 25 against one half: z = 1, p = .317.
 * Source: Wilson 1927; as R's `prop.test(15, 25, .5, correct = FALSE)`.
 */
export function compareWithKnownShare(
  x: number,
  n: number,
  known: number,
  level = DEFAULT_LEVEL,
): KnownShareDifference | null {
  if (!(known >= 0 && known <= 1)) throw new MetricError("bad_parameter", "A known share lies between 0 and 1.");
  const interval = wilson(x, n, level);
  if (interval === null) return null;
  const standardError = Math.sqrt((known * (1 - known)) / n);
  const difference = x / n - known;
  return { difference, interval, pValue: standardError === 0 ? null : normalTwoSided(difference / standardError) };
}

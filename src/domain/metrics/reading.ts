import type { Interval } from "@/domain/metrics/interval";

/**
 * Why there is no value, or no (useful) interval:
 * `no_answers` nobody answered · `no_denominator` nothing to divide by · `one_answer` no interval from one answer ·
 * `no_variation` all answers equal, the interval has no width and means little · `bad_counts` negative or endless counts ·
 * `bad_numbers` an input was not a finite number · `too_few` a value, but too few behind it for an interval ·
 * `not_settled` it would still change by waiting alone.
 */
export type Reason =
  | "no_answers"
  | "no_denominator"
  | "one_answer"
  | "no_variation"
  | "bad_counts"
  | "bad_numbers"
  | "too_few"
  | "not_settled";

/** A number that says how sure it is. `value` and `interval` are in the metric's unit, unrounded. */
export interface Reading {
  /** `null` when there is nothing to say; never 0 or NaN in its place. */
  readonly value: number | null;
  /** How many answers (customers, tickets, reviews) it rests on. */
  readonly n: number;
  readonly interval: Interval | null;
  /** Present when `value` or `interval` is missing, or when the interval is degenerate. */
  readonly reason?: Reason;
}

/** Nothing to say, and why. */
export function noReading(reason: Reason, n = 0): Reading {
  return { value: null, n, interval: null, reason };
}

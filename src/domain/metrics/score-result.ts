import type { Reading, Reason } from "@/domain/metrics/reading";
import { countIn, distributionOn, type Scale } from "@/domain/metrics/scale";

/** What a score metric gives from one tally: the reading, its bands, every point of the scale, and what stands beside. */
export interface ScoreResult extends Reading {
  /** nps `{promoters, passives, detractors}` · csat `{satisfied, neutral, dissatisfied}` · ces `{easy, neutral, difficult}` · rates `{numerator, denominator}`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Every point of the scale as text with how often it was given. */
  readonly distribution: Readonly<Record<string, number>>;
  /** csat `{mean}`, ces `{percentEasy}`, and `withHeld` where answers are held for review. */
  readonly also: Readonly<Record<string, Reading>>;
}

/** The scale's bands counted, from the best down. */
export function bandCounts(scale: Scale, counts: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    [...scale.groups].reverse().map((group) => [group.name, countIn(scale, group.name, counts)]),
  );
}

/** A result that says nothing but keeps its shape: all bands and points 0, no value. */
export function emptyResult(
  scale: Scale,
  counts: Record<string, number>,
  reason: Reason,
  also: readonly string[] = [],
): ScoreResult {
  const nothing: Reading = { value: null, n: 0, interval: null, reason };
  return {
    ...nothing,
    counts,
    distribution: distributionOn(scale, []),
    also: Object.fromEntries(also.map((name) => [name, nothing])),
  };
}

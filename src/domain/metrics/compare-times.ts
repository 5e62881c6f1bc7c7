import { type BootstrapOptions, bootstrapInterval } from "@/domain/metrics/bootstrap";
import type { Change } from "@/domain/metrics/change";
import { ascending, quantileOfSorted } from "@/domain/metrics/quantile";
import { drawBeta } from "@/domain/metrics/random";
import { normalTwoSided } from "@/domain/metrics/special";

/** The test of two lists of values by their ranks; two-sided. */
export interface MannWhitney {
  /** How often a value of the first beats one of the second, ties half. */
  readonly u: number;
  /** u over all pairs: the chance that a random first value is the larger, 0…1. */
  readonly chance: number;
  /** Null when all values are equal. */
  readonly z: number | null;
  readonly pValue: number | null;
}

/**
 * Mann–Whitney test of two sets of times: does one tend to be longer? Normal approximation with tie and continuity
 * correction, two-sided. Null when a side is empty. Source: Mann & Whitney 1947; scipy `mannwhitneyu`.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): MannWhitney | null {
  const first = ascending(a);
  const second = ascending(b);
  let i = 0;
  let j = 0;
  return mannWhitneyOfRanks(() => {
    if (i >= first.length && j >= second.length) return null;
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const from = { i, j };
    while (i < first.length && first[i] === value) i += 1;
    while (j < second.length && second[j] === value) j += 1;
    return [i - from.i, j - from.j];
  });
}

/**
 * The same from how many of either side have each value, in ascending order of the values; `next` gives null at the end.
 */
export function mannWhitneyOfRanks(next: () => readonly [own: number, other: number] | null): MannWhitney | null {
  let n1 = 0;
  let n2 = 0;
  let rankSum = 0;
  let ties = 0;
  for (let tied = next(); tied !== null; tied = next()) {
    const [own, other] = tied;
    const size = own + other;
    rankSum += own * (n1 + n2 + (size + 1) / 2);
    ties += size ** 3 - size;
    n1 += own;
    n2 += other;
  }
  if (n1 === 0 || n2 === 0) return null;
  const u = rankSum - (n1 * (n1 + 1)) / 2;
  const n = n1 + n2;
  const spread = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  const gap = u - (n1 * n2) / 2;
  const z = spread > 0 ? (Math.sign(gap) * Math.max(0, Math.abs(gap) - 0.5)) / spread : null;
  return { u, chance: u / (n1 * n2), z, pValue: z === null ? null : normalTwoSided(z) };
}

/**
 * Compares two periods of waiting times in minutes: difference of the medians with a bootstrap interval, tested by
 * Mann–Whitney. All null when a side is empty.
 */
export function compareTimes(
  current: readonly number[],
  previous: readonly number[],
  options: BootstrapOptions = {},
): Change {
  const now = ascending(current);
  const before = ascending(previous);
  const n = { current: now.length, previous: before.length };
  const median = quantileOfSorted(now, 0.5);
  const medianBefore = quantileOfSorted(before, 0.5);
  if (median === null || medianBefore === null) return { difference: null, interval: null, pValue: null, n };
  const interval =
    n.current < 2 || n.previous < 2
      ? null
      : bootstrapInterval((random) => drawMedian(now, random) - drawMedian(before, random), {
          resamples: 1000,
          ...options,
        });
  return { difference: median - medianBefore, interval, pValue: mannWhitney(current, previous)?.pValue ?? null, n };
}

/**
 * Where the median of one resample lies among n sorted values, without drawing it: the k-th smallest of n uniform draws is
 * beta(k, n − k + 1), and the next one lies beyond it by the smallest of the draws that remain. Exact, and the same cost
 * for ten or a million. The second place is null where n is odd.
 */
export function drawMedianPlaces(n: number, random: () => number): readonly [lower: number, upper: number | null] {
  const k = Math.ceil(n / 2);
  const place = drawBeta(k, n - k + 1, random);
  const lower = Math.min(n - 1, Math.floor(n * place));
  if (n % 2 === 1) return [lower, null];
  const next = 1 - (1 - place) * random() ** (1 / (n - k));
  return [lower, Math.min(n - 1, Math.floor(n * next))];
}

function drawMedian(sorted: Float64Array, random: () => number): number {
  const [lower, upper] = drawMedianPlaces(sorted.length, random);
  const value = sorted[lower] ?? 0;
  return upper === null ? value : (value + (sorted[upper] ?? value)) / 2;
}

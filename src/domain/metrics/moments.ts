import type { Scale } from "@/domain/metrics/scale";

/** How many, their mean and their standard deviation (n − 1). */
export interface Moments {
  readonly n: number;
  /** Null for n = 0. */
  readonly mean: number | null;
  /** Null for n < 2; exactly 0 when all are equal. */
  readonly sd: number | null;
}

/** Mean and standard deviation of a tally: each score weighted by how often it was given. */
export function momentsOfCounts(counts: readonly number[]): Moments {
  let n = 0;
  let sum = 0;
  for (const [score, count] of counts.entries()) {
    n += count;
    sum += score * count;
  }
  if (n === 0) return { n, mean: null, sd: null };
  const mean = sum / n;
  if (!Number.isFinite(mean)) return { n, mean: null, sd: null };
  if (n < 2) return { n, mean, sd: null };
  if (counts.some((count) => count === n)) return { n, mean, sd: 0 };
  let squares = 0;
  for (const [score, count] of counts.entries()) squares += count * (score - mean) ** 2;
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** Mean and standard deviation of values (two passes, so that large offsets lose nothing). */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const first = values[0];
  if (first === undefined) return { n, mean: null, sd: null };
  let shift = 0;
  for (const value of values) shift += value - first;
  const mean = first + shift / n;
  if (!Number.isFinite(mean)) return { n, mean: null, sd: null };
  if (n < 2) return { n, mean, sd: null };
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const sd = Math.sqrt(squares / (n - 1));
  return Number.isFinite(sd) ? { n, mean, sd } : { n, mean: null, sd: null };
}

/** Mean and standard deviation on a scale; `own[0]` is how often its lowest point was given. */
export function momentsOnScale(scale: Scale, own: readonly number[]): Moments {
  return momentsOfCounts([...Array.from({ length: scale.min }, () => 0), ...own]);
}

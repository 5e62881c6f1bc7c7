import { DEFAULT_LEVEL, tOf } from "@/domain/metrics/interval";
import { meanReading } from "@/domain/metrics/mean";
import { MetricError } from "@/domain/metrics/metric-error";
import { momentsOf } from "@/domain/metrics/moments";
import { noReading, type Reading } from "@/domain/metrics/reading";

/** One line of a scorecard as a reviewer filled it in. */
export interface RatedCategory {
  readonly key: string;
  /** Null = not applicable: leaves both sums. */
  readonly score: number | null;
  readonly min: number;
  readonly max: number;
  readonly weight: number;
  /** Below half on a critical category makes the whole review 0. */
  readonly critical: boolean;
}

/** The scorecard a workspace begins with: quality as accuracy, professionalism and the experience as a whole. */
export const DEFAULT_SCORECARD = [
  { key: "accuracy", name: "Accuracy of information", weight: 50, critical: true },
  { key: "professionalism", name: "Professionalism of communication", weight: 30, critical: false },
  { key: "experience", name: "Overall experience", weight: 20, critical: false },
] as const;

/**
 * The score of one review, 0…100: Σ weight·(score − min)/(max − min) over Σ weight of the rated categories. 0 when a
 * critical category is below 50 %. Null when nothing was rated. Throws `bad_parameter` off a category's range.
 * Example: 4 and 5 of 1–5 with weights 50 and 30, 3 of 1–5 with 20: (37.5 + 30 + 10)/100 = 77.5.
 */
export function reviewScore(categories: readonly RatedCategory[]): number | null {
  let sum = 0;
  let weights = 0;
  let failed = false;
  for (const { key, score, min, max, weight, critical } of categories) {
    if (score === null) continue;
    if (!(min < max && score >= min && score <= max && weight >= 0 && Number.isFinite(weight * (max - min))))
      throw new MetricError("bad_parameter", `Category "${key}" is off its range.`);
    const share = (score - min) / (max - min);
    if (critical && share < 0.5) failed = true;
    sum += weight * share;
    weights += weight;
  }
  if (failed) return 0;
  return weights > 0 && Number.isFinite(weights) ? 100 * (sum / weights) : null;
}

/** One review's score, 0…100, and who reviewed. */
export interface Review {
  readonly score: number | null;
  readonly reviewer?: string;
}

/**
 * Quality of service: the mean of review scores, 0…100. Reviews without a score are left out. With more than one
 * reviewer the t interval is clustered by reviewer (reviews of one person resemble each other), kept inside 0…100.
 */
export function qualityScore(reviews: readonly Review[], level = DEFAULT_LEVEL): Reading {
  const rated = reviews.filter((review): review is Review & { score: number } => review.score !== null);
  if (!rated.every(({ score }) => Number.isFinite(score))) return noReading("bad_numbers");
  const plain = meanReading(momentsOf(rated.map(({ score }) => score)), level);
  const { value } = plain;
  if (value === null) return plain;
  const clusters = new Map<string, number>();
  for (const { score, reviewer } of rated) {
    if (reviewer === undefined) return inside(plain);
    clusters.set(reviewer, (clusters.get(reviewer) ?? 0) + score - value);
  }
  const k = clusters.size;
  if (k < 2) return inside(plain);
  let squares = 0;
  for (const gap of clusters.values()) squares += gap ** 2;
  const half = (tOf(level, k - 1) * Math.sqrt((k / (k - 1)) * squares)) / rated.length;
  const clustered: Reading = {
    value,
    n: rated.length,
    interval: { low: value - half, high: value + half, level, method: "student_t" },
  };
  return inside(squares === 0 ? { ...clustered, reason: "no_variation" } : clustered);
}

function inside(reading: Reading): Reading {
  const { interval } = reading;
  if (interval === null) return reading;
  return { ...reading, interval: { ...interval, low: Math.max(0, interval.low), high: Math.min(100, interval.high) } };
}

/** A scorecard's lines with the scores of one review; a line without a score is not applicable. */
export function rateLines(
  lines: readonly Omit<RatedCategory, "score">[],
  ratings: Readonly<Record<string, number | null>>,
): RatedCategory[] {
  return lines.map(({ key, min, max, weight, critical }) => ({
    key,
    score: ratings[key] ?? null,
    min,
    max,
    weight,
    critical,
  }));
}

/** The keys of the critical categories that made a review 0. */
export function failedCategories(categories: readonly RatedCategory[]): string[] {
  return categories
    .filter((one) => one.critical && one.weight > 0 && one.score !== null && reviewScore([one]) === 0)
    .map(({ key }) => key);
}

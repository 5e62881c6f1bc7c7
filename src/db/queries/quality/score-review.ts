import type { ScorecardCategory } from "@/db/schema/quality";
import { failedCategories, rateLines, reviewScore } from "@/domain/metrics/scorecard";

/** What is wrong with one rating or comment, by category's key; an empty key is the review as a whole. */
export interface RatingFault {
  readonly key: string;
  readonly message: string;
}

export interface ScoredRatings {
  readonly score: number | null;
  readonly failed: boolean;
}

/** The score of ratings that were checked, unrounded, and whether a critical category made it 0. */
export function scoreReview(
  categories: readonly ScorecardCategory[],
  ratings: Readonly<Record<string, number | null>>,
): ScoredRatings {
  const rated = rateLines(categories, ratings);
  return { score: reviewScore(rated), failed: failedCategories(rated).length > 0 };
}

/** What does not fit a scorecard: unknown categories, scores that are no whole ones of their range, none left out. */
export function checkRatings(
  categories: readonly ScorecardCategory[],
  ratings: Readonly<Record<string, number | null>>,
): RatingFault[] {
  const faults = Object.entries(ratings).flatMap(([key, score]): RatingFault[] => {
    const category = categories.find((one) => one.key === key);
    if (!category) return [{ key, message: `The scorecard has ${categories.map((one) => one.key).join(", ")}.` }];
    const { min, max } = category;
    const fits = score === null || (Number.isInteger(score) && score >= min && score <= max);
    return fits ? [] : [{ key, message: `Give a whole score from ${min} to ${max}, or null for not applicable.` }];
  });
  const missing = categories.filter(({ key }) => ratings[key] === undefined);
  return [
    ...faults,
    ...missing.map(({ key }) => ({ key, message: "Is missing: give a score, or null for not applicable." })),
  ];
}

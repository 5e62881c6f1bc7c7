import { meanReading } from "@/domain/metrics/mean";
import { momentsOf, momentsOfCounts } from "@/domain/metrics/moments";
import { quantile } from "@/domain/metrics/quantile";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import { countAnswered, type GivenCount, SAID, sumOf } from "@/domain/survey/results/given-count";

/** How many of those who answered said one thing, and their share with its Wilson interval. */
export interface ChoiceShare {
  readonly key: string;
  readonly n: number;
  readonly share: Reading;
}

/** The share of each of these keys among all who answered, in this order; of several choices they add up to more than 100. */
export function summariseChoices(counts: readonly GivenCount[], keys: readonly string[]): ChoiceShare[] {
  const { answered } = countAnswered(counts);
  return keys.map((key) => {
    const n = sumOf(counts.filter((one) => one.key === key));
    return { key, n, share: shareReading(n, answered) };
  });
}

/** How an option was ranked: by how many, its mean place (1 is best), and how many of all who answered put it first. */
export interface RankedOption {
  readonly key: string;
  /** How many ranked it at all; an optional ranking may stop early. */
  readonly n: number;
  readonly meanRank: Reading;
  readonly first: number;
  readonly firstShare: Reading;
}

/** Each option's mean place among those who ranked it, and its share of first places among all who answered. */
export function summariseRanking(counts: readonly GivenCount[], keys: readonly string[]): RankedOption[] {
  const { answered } = countAnswered(counts);
  return keys.map((key) => {
    const places = counts.filter((one) => one.key === key && one.item !== null);
    const byPlace: number[] = [];
    for (const { item, n } of places) byPlace[Number(item)] = (byPlace[Number(item)] ?? 0) + n;
    const moments = momentsOfCounts(Array.from(byPlace, (n) => n ?? 0));
    const first = byPlace[1] ?? 0;
    return { key, n: moments.n, meanRank: meanReading(moments), first, firstShare: shareReading(first, answered) };
  });
}

/** The numbers that were given: their mean with its interval, the median and the quartiles (type 7). */
export interface NumberSummary {
  readonly n: number;
  readonly mean: Reading;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Mean, median and quartiles of the numbers that were given. */
export function summariseNumbers(counts: readonly GivenCount[]): NumberSummary {
  const values = counts
    .filter(({ key }) => !key.startsWith("!"))
    .flatMap(({ key, n }) => Array.from({ length: n }, () => Number(key)));
  return {
    n: values.length,
    mean: meanReading(momentsOf(values)),
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
  };
}

const MOST_MONTHS = 24;

/** The days that were named, by month, or by year where they are of more than 24 months; in their order. */
export function summariseDays(counts: readonly GivenCount[]): ChoiceShare[] {
  const days = counts.filter(({ key }) => !key.startsWith("!"));
  const months = new Set(days.map(({ key }) => key.slice(0, 7)));
  const length = months.size > MOST_MONTHS ? 4 : 7;
  const { answered } = countAnswered(counts);
  return [...new Set(days.map(({ key }) => key.slice(0, length)))].sort().map((key) => {
    const n = sumOf(days.filter((one) => one.key.startsWith(key)));
    return { key, n, share: shareReading(n, answered) };
  });
}

/** Scores on one scale: how often each point was given, with its share, and the mean with its interval. */
export interface ScoreSummary {
  readonly n: number;
  readonly mean: Reading;
  readonly points: readonly ChoiceShare[];
}

/** The scores of some counts on a scale; what lies off it is not looked at. */
export function summariseScores(
  counts: readonly Pick<GivenCount, "key" | "n">[],
  { min, max }: { readonly min: number; readonly max: number },
): ScoreSummary {
  const byScore = Array.from({ length: max + 1 }, (_, score) =>
    score < min ? 0 : sumOf(counts.filter(({ key }) => key === String(score))),
  );
  const moments = momentsOfCounts(byScore);
  const points = byScore.map((n, score) => ({ key: String(score), n, share: shareReading(n, moments.n) })).slice(min);
  return { n: moments.n, mean: meanReading(moments), points };
}

/** The keys that one may choose besides the options: own words, where somebody wrote some. */
export function hasOther(counts: readonly GivenCount[]): boolean {
  return counts.some(({ key, n }) => key === SAID.other && n > 0);
}

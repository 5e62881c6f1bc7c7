import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { countsOn, type Scale } from "@/domain/metrics/scale";
import { chiSquareUpper } from "@/domain/metrics/special";
import { answered } from "@/domain/metrics/tally";
import { type WeightedScore, weightedScore } from "@/domain/metrics/weighted-score";

/** Some of those who were asked: how many invitations reached them, and how many of these were answered. */
export interface AskedGroup {
  readonly delivered: number;
  readonly answered: number;
}

/** Whether groups answer at different rates. */
export interface RateTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  /** By group as given: how many standard errors it lies from the rest; negative where fewer answered. */
  readonly residuals: readonly number[];
}

/** Under this many expected on either side a group is tested together with the other small ones. */
const LEAST_EXPECTED = 5;

/**
 * Do groups of those who were asked answer at different rates? Pearson's χ² on answered and not, groups − 1 degrees of freedom;
 * groups of which fewer than 5 are expected to answer, or not to, count as one. Null where fewer than two are left, or where all
 * or none answered. Residuals are adjusted ones: a group's share against everybody else's, over its standard error.
 * Example: 83 of 86, 90 of 93, 129 of 136, 70 of 82: χ² = 12.6 on 3, p = .0056. Source: Agresti 2013; as R's `prop.test`.
 */
export function compareAnswerRates(groups: readonly AskedGroup[]): RateTest | null {
  const all = sumOf(groups);
  const rate = all.answered / all.delivered;
  if (!(rate > 0 && rate < 1)) return null;
  const rarer = Math.min(rate, 1 - rate);
  const cells = together(
    groups.filter(({ delivered }) => delivered > 0),
    ({ delivered }) => delivered * rarer,
    LEAST_EXPECTED,
  ).map(sumOf);
  if (cells.length < 2) return null;
  const statistic = cells.reduce((sum, cell) => {
    const expected = cell.delivered * rate;
    return sum + (cell.answered - expected) ** 2 / (expected * (1 - rate));
  }, 0);
  const df = cells.length - 1;
  const residuals = groups.map((group) => {
    const variance = group.delivered * rate * (1 - rate) * (1 - group.delivered / all.delivered);
    return variance > 0 ? (group.answered - group.delivered * rate) / Math.sqrt(variance) : 0;
  });
  return { statistic, df, pValue: chiSquareUpper(statistic, df), residuals };
}

/** One group of those who were asked, with what those of them said who answered: how often each score was given. */
export interface AnsweringGroup {
  readonly key: string;
  readonly delivered: number;
  readonly counts: readonly number[];
}

/** A score weighed to those who were asked, or why it cannot be. */
export interface ScoreOfAsked {
  readonly score: WeightedScore | null;
  readonly reason: "no_answers" | "silent_group" | "one_group" | "too_few" | null;
  /** Groups that count as one, as too few of each answered. */
  readonly collapsed: readonly string[];
  /** Groups of which enough were asked and nobody answered: no weight can speak for them. */
  readonly silent: readonly string[];
}

/** Under this many answers a group is weighed together with the smallest others. */
const LEAST_ANSWERS = 20;

/**
 * A score as if every group of those who were asked had answered in proportion: post-stratified, so that an answer counts
 * (N_h/N)/(n_h/n), N_h being the invitations that reached its group and n_h its answers. Groups of fewer than 20 answers count as
 * one, which takes in the next smallest until it has 20. Not told where a group of 20 or more asked said nothing.
 * Example: 80 answers at −50 of 800 asked and 80 at +50 of 200: −30 instead of 0. Source: Kish 1965; Cochran 1977.
 */
export function scoreOfAsked(metric: ScoreMetricId, scale: Scale, groups: readonly AnsweringGroup[]): ScoreOfAsked {
  const asked = groups
    .filter(({ delivered }) => delivered > 0)
    .map((group) => ({ ...group, n: answered(countsOn(scale, group.counts) ?? []) }));
  const nothing = { score: null, collapsed: [], silent: [] };
  const n = asked.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return { ...nothing, reason: "no_answers" };
  if (asked.length < 2) return { ...nothing, reason: "one_group" };
  const silent = asked.filter((group) => group.n === 0 && group.delivered >= LEAST_ANSWERS).map(({ key }) => key);
  if (silent.length > 0) return { ...nothing, silent, reason: "silent_group" };
  const strata = together(asked, (group) => group.n, LEAST_ANSWERS);
  const collapsed = strata.find((members) => members.length > 1)?.map(({ key }) => key) ?? [];
  if (strata.length < 2) return { ...nothing, reason: "too_few" };
  const delivered = asked.reduce((sum, group) => sum + group.delivered, 0);
  const cells = strata.flatMap((members) => {
    const share = members.reduce((sum, group) => sum + group.delivered, 0) / delivered;
    const weight = share / (members.reduce((sum, group) => sum + group.n, 0) / n);
    return members.map(({ counts }) => ({ counts, weight }));
  });
  return { score: weightedScore(metric, scale, cells), reason: null, collapsed, silent: [] };
}

/** The groups apart, but for those under `least`, which stand together and take in the next smallest until they reach it. */
function together<Group>(groups: readonly Group[], sizeOf: (group: Group) => number, least: number): Group[][] {
  const ordered = [...groups].sort((a, b) => sizeOf(a) - sizeOf(b));
  const small: Group[] = [];
  let size = 0;
  for (const group of ordered) {
    if (sizeOf(group) >= least && (small.length === 0 || size >= least)) break;
    small.push(group);
    size += sizeOf(group);
  }
  const apart = groups.filter((group) => !small.includes(group)).map((group) => [group]);
  return small.length === 0 ? apart : [...apart, groups.filter((group) => small.includes(group))];
}

function sumOf(groups: readonly AskedGroup[]): AskedGroup {
  return {
    delivered: groups.reduce((sum, group) => sum + group.delivered, 0),
    answered: groups.reduce((sum, group) => sum + group.answered, 0),
  };
}

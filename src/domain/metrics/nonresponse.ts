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
  /** Cramér's V: how far the rates lie apart, 0…1, where p is too small to tell. */
  readonly cramersV: number;
  /** By group as given: how many standard errors it lies from the rest; negative where fewer answered. */
  readonly residuals: readonly number[];
  /** By group as given: whether it was tested by itself. What the small ones together show is said of none of them. */
  readonly apart: readonly boolean[];
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
  const members = together(
    groups.filter(({ delivered }) => delivered > 0),
    ({ delivered }) => delivered * rarer,
    LEAST_EXPECTED,
  );
  const cells = members.map(sumOf);
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
  const alone = new Set(members.flatMap((cell) => (cell.length === 1 ? cell : [])));
  const apart = groups.map((group) => alone.has(group));
  const cramersV = Math.sqrt(statistic / all.delivered);
  return { statistic, df, pValue: chiSquareUpper(statistic, df), cramersV, residuals, apart };
}

/** One group of those who were asked, with what those of them said who answered: how often each score was given. */
export interface AnsweringGroup extends AskedGroup {
  readonly key: string;
  readonly counts: readonly number[];
}

/** A score weighed to those who were asked, or why it cannot be. */
export interface ScoreOfAsked {
  readonly score: WeightedScore | null;
  readonly reason: "no_answers" | "silent_group" | "unscored_group" | "thin_group" | "one_group" | "too_few" | null;
  /** Groups that count as one, as too few of each answered. */
  readonly collapsed: readonly string[];
  /** Groups of which enough were asked and nobody answered, or no score is known: no weight can speak for them. */
  readonly silent: readonly string[];
  /** Groups that answered too differently from those they would count as one with: these would speak for them, or they for these. */
  readonly thin: readonly string[];
}

/** Under this many answers a group is weighed together with the smallest others. */
const LEAST_ANSWERS = 20;
/** From this many invitations on nobody speaks for others. */
const LEAST_ASKED = 20;
/** So far may a group's own weight lie from that of those it counts as one with. METRICS: the usual trim. */
const TRIM = { low: 0.3, high: 3 } as const;

/**
 * A score as if every group of those who were asked had answered in proportion: post-stratified, so that an answer counts
 * (N_h/N)/(n_h/n), N_h being the invitations that reached its group and n_h its answers. Groups of fewer than 20 answers count as
 * one, which takes in the next smallest until it has 20. Not told where groups without a score are of 20 invitations or more
 * together, nor where one would speak for as many of another: its own weight under 0.3 or over 3 times that of those it counts with.
 * Example: 80 answers at −50 of 800 asked and 80 at +50 of 200: −30 instead of 0. Source: Kish 1965; Cochran 1977.
 */
export function scoreOfAsked(metric: ScoreMetricId, scale: Scale, groups: readonly AnsweringGroup[]): ScoreOfAsked {
  const asked = groups
    .filter(({ delivered }) => delivered > 0)
    .map((group) => ({ ...group, n: answered(countsOn(scale, group.counts) ?? []) }));
  const nothing = { score: null, collapsed: [], silent: [], thin: [] };
  const n = asked.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return { ...nothing, reason: "no_answers" };
  if (asked.length < 2) return { ...nothing, reason: "one_group" };
  const without = asked.filter((group) => group.n === 0);
  const silent = without.filter((group) => group.answered === 0);
  if (sumOf(silent).delivered >= LEAST_ASKED) return { ...nothing, silent: keysOf(silent), reason: "silent_group" };
  if (sumOf(without).delivered >= LEAST_ASKED) return { ...nothing, silent: keysOf(without), reason: "unscored_group" };
  const strata = together(asked, (group) => group.n, LEAST_ANSWERS);
  const collapsed = strata.find((members) => members.length > 1) ?? [];
  if (strata.length < 2) return { ...nothing, reason: "too_few" };
  const thin = thinOf(collapsed);
  if (thin.length > 0) return { ...nothing, thin: keysOf(thin), reason: "thin_group" };
  const { delivered } = sumOf(asked);
  const cells = strata.flatMap((members) => {
    const weight = askedPerScore(members) / (delivered / n);
    return members.map(({ counts }) => ({ counts, weight }));
  });
  return { ...nothing, score: weightedScore(metric, scale, cells), reason: null, collapsed: keysOf(collapsed) };
}

interface ScoredGroup extends AnsweringGroup {
  readonly n: number;
}

/** Those of one stratum whose own weight is another one, where that misrepresents as many as may not stay silent. */
function thinOf(members: readonly ScoredGroup[]): ScoredGroup[] {
  const common = askedPerScore(members);
  const thin = members.filter((group) => {
    const times = askedPerScore([group]) / common;
    return group.n > 0 && (times < TRIM.low || times > TRIM.high);
  });
  // Of whom fewer answered, others speak for so many; of whom more did, they speak for so many of the others.
  const concerned = thin.reduce((sum, group) => sum + Math.max(group.delivered, group.n * common), 0);
  return concerned >= LEAST_ASKED ? thin : [];
}

function askedPerScore(groups: readonly ScoredGroup[]): number {
  return sumOf(groups).delivered / groups.reduce((sum, group) => sum + group.n, 0);
}

function keysOf(groups: readonly AnsweringGroup[]): string[] {
  return groups.map(({ key }) => key);
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

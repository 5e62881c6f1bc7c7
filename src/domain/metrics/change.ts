import { compareMeans } from "@/domain/metrics/compare-means";
import { compareNps } from "@/domain/metrics/compare-nps";
import { compareShares } from "@/domain/metrics/compare-shares";
import { DEFAULT_LEVEL, type Interval, inPercent } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import type { Better, ScoreMetricId } from "@/domain/metrics/metric-id";
import { momentsOnScale } from "@/domain/metrics/moments";
import { type BandName, countIn, countsOn, SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { Tally } from "@/domain/metrics/tally";

/** What changed between two periods, in the metric's unit, signed as current − previous. */
export interface Change {
  /** Raw difference of the two values; null when a side has no answers. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly pValue: number | null;
  /** How many answers each side rests on. */
  readonly n: { readonly current: number; readonly previous: number };
}

/** What the number did, and what that means. Both null when a side has no answers. */
export interface Verdict {
  readonly verdict: "up" | "down" | "no clear change" | null;
  readonly assessment: "better" | "worse" | "no clear change" | null;
}

/** A change is called clear below this (adjusted) p. */
export const ALPHA = 0.05;

/**
 * Compares two periods of one score metric on one scale: NPS by z on adjusted shares, shares by two-proportion z with
 * Newcombe's interval, the CES mean by Welch. Throws `wrong_scale` when the scale is another metric's.
 */
export function compareScores(
  metric: ScoreMetricId,
  current: Tally,
  previous: Tally,
  scale: ScaleId | Scale,
  level = DEFAULT_LEVEL,
): Change {
  const used = scaleFor(metric, scale);
  const now = countsOn(used, current.counts) ?? [];
  const before = countsOn(used, previous.counts) ?? [];
  const n = { current: sum(now), previous: sum(before) };
  const nothing: Change = { difference: null, interval: null, pValue: null, n };
  if (n.current === 0 || n.previous === 0) return nothing;
  if (metric === "nps") {
    const found = compareNps(npsCounts(used, current), npsCounts(used, previous), level);
    return found === null ? nothing : { difference: found.raw, interval: found.interval, pValue: found.pValue, n };
  }
  if (metric === "ces") {
    const found = compareMeans(momentsOnScale(used, now), momentsOnScale(used, before), level);
    return found === null
      ? nothing
      : { difference: found.difference, interval: found.interval, pValue: found.pValue, n };
  }
  const band: BandName = metric === "csat" ? "satisfied" : "completed";
  return compareRates(
    countIn(used, band, current.counts),
    n.current,
    countIn(used, band, previous.counts),
    n.previous,
    level,
  );
}

/** Compares two shares in percent (churn, SLA attainment, response rate): current − previous in percentage points. */
export function compareRates(x1: number, n1: number, x2: number, n2: number, level = DEFAULT_LEVEL): Change {
  const n = { current: n1, previous: n2 };
  const found = compareShares(x1, n1, x2, n2, level);
  if (found === null) return { difference: null, interval: null, pValue: null, n };
  return { difference: 100 * found.difference, interval: inPercent(found.interval), pValue: found.pValue, n };
}

/**
 * What to say about a change. `pAdjusted` is the p-value after `benjaminiHochberg` over everything compared on the
 * screen (the plain p when it stands alone). p ≥ .05, no test, or fewer than two answers on a side: "no clear change".
 */
export function verdictOf(change: Change, pAdjusted: number | null, better: Better): Verdict {
  const { difference, n } = change;
  if (difference === null) return { verdict: null, assessment: null };
  const clear =
    pAdjusted !== null && pAdjusted < ALPHA && n.current >= 2 && n.previous >= 2 && Math.abs(difference) > 0;
  if (!clear) return { verdict: "no clear change", assessment: "no clear change" };
  const verdict = difference > 0 ? "up" : "down";
  return { verdict, assessment: verdict === better ? "better" : "worse" };
}

/**
 * Benjamini–Hochberg adjusted p-values, in the order given: p₍ᵢ₎·m/i, made monotone from the largest down, at most 1.
 * Controls the share of false alarms among what is called a change. Source: Benjamini & Hochberg 1995.
 * Throws `bad_parameter` for anything that is not a probability.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  if (!p.every((value) => value >= 0 && value <= 1))
    throw new MetricError("bad_parameter", "Every p-value lies between 0 and 1.");
  const m = p.length;
  const order = p.map((value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const adjusted = Array.from({ length: m }, () => 1);
  let smallest = 1;
  for (const [position, { value, index }] of order.entries()) {
    smallest = Math.min(smallest, (value * m) / (m - position));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/** Benjamini–Hochberg over those comparisons that could be tested; the others stay null and do not count. */
export function adjustFamily(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.filter((value) => value !== null);
  const adjusted = benjaminiHochberg(tested)[Symbol.iterator]();
  return p.map((value) => (value === null ? null : (adjusted.next().value ?? null)));
}

/** Which tests are discoveries at the false discovery rate q: adjusted p ≤ q. */
export function discoveries(p: readonly number[], q = ALPHA): boolean[] {
  return benjaminiHochberg(p).map((adjusted) => adjusted <= q);
}

/** Relative change in percent of the previous value; null when a side is null or the previous is 0. */
export function relativeChange(current: number | null, previous: number | null): number | null {
  return current === null || previous === null || previous === 0 ? null : (100 * (current - previous)) / previous;
}

/** The scale if it is the metric's own; throws `wrong_scale` otherwise. */
export function scaleFor(metric: ScoreMetricId, scale: ScaleId | Scale): Scale {
  const used = typeof scale === "string" ? SCALES[scale] : scale;
  if (used?.metric !== metric)
    throw new MetricError("wrong_scale", `${used?.id ?? scale} is not a scale of ${metric}.`);
  return used;
}

function npsCounts(scale: Scale, { counts }: Tally) {
  return {
    promoters: countIn(scale, "promoters", counts),
    passives: countIn(scale, "passives", counts),
    detractors: countIn(scale, "detractors", counts),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

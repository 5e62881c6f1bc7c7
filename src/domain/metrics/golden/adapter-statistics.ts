import { benjaminiHochberg, discoveries } from "@/domain/metrics/change";
import { clopperPearson } from "@/domain/metrics/clopper-pearson";
import { compareMeans } from "@/domain/metrics/compare-means";
import { compareShares } from "@/domain/metrics/compare-shares";
import { type Drivers, lmg, relativeWeights } from "@/domain/metrics/drivers";
import { baselineOf, ewmaChart } from "@/domain/metrics/ewma";
import { finitePopulationFactor } from "@/domain/metrics/finite-population";
import { adapt } from "@/domain/metrics/golden/adapt";
import { newcombe, wilson } from "@/domain/metrics/interval";
import { meanReading } from "@/domain/metrics/mean";
import { MetricError } from "@/domain/metrics/metric-error";
import { hiddenGroups, type SizedGroup } from "@/domain/metrics/minimum-group";
import { momentsOf } from "@/domain/metrics/moments";
import { ordinalLogit } from "@/domain/metrics/ordinal-logit";
import { pChart } from "@/domain/metrics/p-chart";
import { observedQuantile, quantile } from "@/domain/metrics/quantile";
import { type Margins, rake } from "@/domain/metrics/rake";
import { answersForNps, answersForShare } from "@/domain/metrics/sample-size";
import { proportion } from "@/domain/metrics/share";
import { effectiveSize, postStratify } from "@/domain/metrics/weighting";

interface Count {
  readonly x: number;
  readonly n: number;
  readonly confidence?: number;
}
interface Pair {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly confidence?: number;
}
interface Regression {
  readonly X: (number | null)[][];
  readonly y: (number | null)[];
}

/** A refusal as golden files write it. */
function orError(compute: () => Record<string, unknown>): Record<string, unknown> {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MetricError) return { error: error.code };
    throw error;
  }
}

const drivers = (found: Drivers, name: string) => ({
  [name]: found.raw,
  rsquare: found.rSquare,
  percent: found.percent,
});

export const statisticsAdapters = {
  "stats.wilson": adapt<Count>(({ x, n, confidence }) => {
    const found = wilson(x, n, confidence);
    return { estimate: proportion(x, n), lower: found?.low ?? null, upper: found?.high ?? null };
  }),
  "stats.clopper_pearson": adapt<Count>(({ x, n, confidence }) => {
    const found = clopperPearson(x, n, confidence);
    return { estimate: proportion(x, n), lower: found?.low ?? null, upper: found?.high ?? null };
  }),
  "stats.newcombe_diff": adapt<Pair>(({ x1, n1, x2, n2, confidence }) => {
    const found = newcombe(x1, n1, x2, n2, confidence);
    const difference = compareShares(x1, n1, x2, n2)?.difference ?? null;
    return { diff: difference, lower: found?.low ?? null, upper: found?.high ?? null };
  }),
  "stats.two_prop_z": adapt<Pair>(({ x1, n1, x2, n2 }) => {
    const found = compareShares(x1, n1, x2, n2);
    return { z: found?.z ?? null, p: found?.pValue ?? null };
  }),
  "stats.mean_ci_t": adapt<{ values: number[]; confidence?: number }>(({ values, confidence }) => {
    const moments = momentsOf(values);
    const { interval } = meanReading(moments, confidence);
    return { ...moments, lower: interval?.low ?? null, upper: interval?.high ?? null };
  }),
  "stats.welch": adapt<{ a: number[]; b: number[]; confidence?: number }>(({ a, b, confidence }) => {
    const found = compareMeans(momentsOf(a), momentsOf(b), confidence);
    return {
      diff: found?.difference ?? null,
      t: found?.t ?? null,
      df: found?.df ?? null,
      p: found?.pValue ?? null,
      lower: found?.interval?.low ?? null,
      upper: found?.interval?.high ?? null,
    };
  }),
  "stats.bh": adapt<{ pvalues: number[]; alpha?: number }>(({ pvalues, alpha }) => ({
    adjusted: benjaminiHochberg(pvalues),
    rejected: discoveries(pvalues, alpha),
  })),
  "stats.quantiles": adapt<{ values: number[]; p: number[] }>(({ values, p }) => ({
    continuous: p.map((share) => quantile(values, share)),
    discrete: p.map((share) => observedQuantile(values, share)),
  })),
  "stats.fpc": adapt<{ n: number; N: number }>(({ n, N }) => ({ factor: finitePopulationFactor(n, N) })),
  "stats.kish": adapt<{ weights: number[] }>(
    ({ weights }) => effectiveSize(weights) ?? { effectiveN: null, designEffect: null },
  ),
  "stats.poststratify": adapt<{ strata: { n: number; satisfied: number; share: number }[] }>(({ strata }) => {
    const found = postStratify(strata.map(({ n, satisfied, share }) => ({ n, hits: satisfied, share })));
    return { estimate: found?.estimate ?? null, se: found?.standardError ?? null, weights: found?.weights ?? null };
  }),
  "stats.rake": adapt<{
    cells: (Record<string, string> & { n: number })[];
    margins: Margins;
    trim?: readonly [number, number];
  }>(({ cells, margins, trim }) => {
    const found = rake(
      cells.map(({ n, ...values }) => ({ n, values })),
      margins,
      { trim },
    );
    return { cellWeights: found.weights, designEffect: found.designEffect, effectiveN: found.effectiveN };
  }),
  "stats.sample_size_nps": adapt<{ variance: number; margin: number; confidence?: number }>(
    ({ variance, margin, confidence }) => ({
      n: answersForNps(margin, variance, confidence),
    }),
  ),
  "stats.sample_size_prop": adapt<{ margin: number; confidence?: number; p?: number; population?: number | null }>(
    ({ margin, confidence, p, population }) => ({ n: answersForShare(margin, { p, population, level: confidence }) }),
  ),
  "report.suppress": adapt<{ groups: SizedGroup[]; minN?: number; complementary?: boolean; totalShown?: boolean }>(
    ({ groups, minN, complementary, totalShown }) => ({
      hidden: hiddenGroups(groups, { minimum: minN, totalShown: complementary !== false && totalShown !== false }),
    }),
  ),
  "drivers.relative_weights": adapt<Regression>(({ X, y }) => orError(() => drivers(relativeWeights(X, y), "raw"))),
  "drivers.lmg": adapt<Regression>(({ X, y }) => orError(() => drivers(lmg(X, y), "lmg"))),
  "drivers.ordinal_logit": adapt<{
    rows: Record<string, string | number>[];
    outcome: string;
    levels: string[];
    predictors: string[];
    frequency: string;
    reference: Record<string, string>;
  }>(({ rows, outcome, levels, predictors, frequency, reference }) => {
    const dummies = predictors.flatMap((name) =>
      [...new Set(rows.map((row) => row[name]))]
        .filter((value) => value !== reference[name])
        .map((value) => ({ name, value })),
    );
    const found = ordinalLogit(
      rows.map((row) => ({
        level: levels.indexOf(String(row[outcome])),
        x: dummies.map(({ name, value }) => (row[name] === value ? 1 : 0)),
        weight: Number(row[frequency]),
      })),
      levels.length,
    );
    const named = (values: readonly number[]) =>
      Object.fromEntries(dummies.map(({ name, value }, i) => [`${name}${value}`, values[i]]));
    return {
      coefficients: named(found.coefficients),
      se: named(found.standardErrors),
      thresholds: Object.fromEntries(found.thresholds.map((value, i) => [levels.slice(i, i + 2).join("|"), value])),
    };
  }),
  "alerts.ewma": adapt<{
    values: (number | null)[];
    lambda?: number;
    target: number;
    sd: number | number[];
    sigmas?: number;
    exactLimits?: boolean;
  }>(({ values, ...options }) => {
    const points = ewmaChart(values, options);
    return {
      ewma: points.map(({ ewma }) => ewma),
      limits: points.map(({ low, high }) => [low, high]),
      signals: points.map(({ signal }) => signal),
      baseline: baselineOf(values),
    };
  }),
  "alerts.p_chart": adapt<{ x: number[]; n: number[]; sigmas?: number }>(({ x, n, sigmas }) => {
    const { centre, points } = pChart(x, n, { sigmas });
    return { center: centre, points: points.map(({ p, low, high, signal }) => ({ p, lcl: low, ucl: high, signal })) };
  }),
};

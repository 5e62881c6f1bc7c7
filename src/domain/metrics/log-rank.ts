import { solve } from "@/domain/metrics/matrix";
import { MetricError } from "@/domain/metrics/metric-error";
import { chiSquareUpper } from "@/domain/metrics/special";

export interface SurvivalGroup {
  readonly durations: readonly number[];
  readonly ended: readonly boolean[];
}

export interface LogRank {
  /** Endings seen and expected in each group, if all stayed equally long. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** Null when nothing can be compared (fewer than two groups at risk, no endings). */
  readonly chiSquare: number | null;
  readonly df: number;
  readonly pValue: number | null;
}

/**
 * Do groups of customers stay differently long? Log-rank test over two or more groups: at each time somebody left,
 * the endings are compared with each group's share of those at risk. Source: Mantel 1966; R `survival::survdiff`.
 */
export function logRank(groups: readonly SurvivalGroup[]): LogRank {
  const k = groups.length;
  const sorted = groups.map(({ durations, ended }) => {
    if (ended.length !== durations.length) throw new MetricError("bad_parameter", "One ending for each duration.");
    if (!durations.every((time) => Number.isFinite(time) && time >= 0))
      throw new MetricError("not_finite", "A duration is a finite number from 0 on.");
    return {
      all: Float64Array.from(durations).sort(),
      left: Float64Array.from(durations.filter((_, i) => ended[i] === true)).sort(),
    };
  });
  const times = [...new Set(sorted.flatMap(({ left }) => [...left]))].sort((a, b) => a - b);
  const observed = sorted.map(({ left }) => left.length);
  const expected = sorted.map(() => 0);
  const covariance = sorted.map(() => sorted.map(() => 0));
  const gone = sorted.map(() => 0);
  const counted = sorted.map(() => 0);
  for (const time of times) {
    const atRisk = sorted.map(({ all }, g) => {
      let passed = gone[g] ?? 0;
      while (passed < all.length && (all[passed] ?? 0) < time) passed += 1;
      gone[g] = passed;
      return all.length - passed;
    });
    const events = sorted.map(({ left }, g) => {
      const from = counted[g] ?? 0;
      let to = from;
      while (to < left.length && left[to] === time) to += 1;
      counted[g] = to;
      return to - from;
    });
    addTime(atRisk, events, expected, covariance);
  }
  const used = sorted.map((_, g) => g).filter((g) => (expected[g] ?? 0) > 0);
  const df = used.length - 1;
  const kept = used.slice(0, -1);
  const gap = kept.map((g) => [(observed[g] ?? 0) - (expected[g] ?? 0)]);
  const solved =
    df < 1
      ? null
      : solve(
          kept.map((g) => kept.map((h) => covariance[g]?.[h] ?? 0)),
          gap,
        );
  if (solved === null || k < 2) return { observed, expected, chiSquare: null, df: Math.max(0, df), pValue: null };
  const chiSquare = gap.reduce((sum, [value = 0], i) => sum + value * (solved[i]?.[0] ?? 0), 0);
  return { observed, expected, chiSquare, df, pValue: chiSquareUpper(chiSquare, df) };
}

function addTime(atRisk: number[], events: number[], expected: number[], covariance: number[][]): void {
  const n = atRisk.reduce((sum, count) => sum + count, 0);
  const d = events.reduce((sum, count) => sum + count, 0);
  const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (const [g, mine] of atRisk.entries()) {
    expected[g] = (expected[g] ?? 0) + (d * mine) / n;
    const row = covariance[g] ?? [];
    for (const [h, other] of atRisk.entries())
      row[h] = (row[h] ?? 0) + factor * (((g === h ? 1 : 0) * mine) / n - (mine * other) / (n * n));
  }
}

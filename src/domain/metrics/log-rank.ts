import { solve } from "@/domain/metrics/matrix";
import { chiSquareUpper } from "@/domain/metrics/special";
import { countDurations, type LeavingCount } from "@/domain/metrics/survival";

/** A group of customers: `durations` in any one unit, `ended[i]` false while still a customer. */
export interface SurvivalGroup {
  readonly durations: readonly number[];
  readonly ended: readonly boolean[];
}

/** Whether groups stay equally long. */
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
  return countedLogRank(groups.map(({ durations, ended }) => countDurations(durations, ended)));
}

/** The same test from how many left and stayed at each time, in any order; a time may stand more than once. */
export function countedLogRank(groups: readonly (readonly LeavingCount[])[]): LogRank {
  const k = groups.length;
  const sorted = groups.map((counts) => [...counts].sort((a, b) => a.time - b.time));
  const leaving = groups.flatMap((counts) => counts.flatMap(({ time, left }) => (left > 0 ? [time] : [])));
  const times = [...new Set(leaving)].sort((a, b) => a - b);
  const observed = sorted.map((counts) => counts.reduce((sum, { left }) => sum + left, 0));
  const expected = sorted.map(() => 0);
  const covariance = sorted.map(() => sorted.map(() => 0));
  const there = sorted.map((counts) => counts.reduce((sum, { left, stayed }) => sum + left + stayed, 0));
  const passed = sorted.map(() => 0);
  for (const time of times) {
    const events = sorted.map((counts, g) => {
      let at = passed[g] ?? 0;
      for (let one = counts[at]; one !== undefined && one.time < time; one = counts[++at])
        there[g] = (there[g] ?? 0) - one.left - one.stayed;
      passed[g] = at;
      // A time may stand more than once, where groups were laid together.
      let left = 0;
      for (let one = counts[at]; one?.time === time; one = counts[++at]) left += one.left;
      return left;
    });
    addTime([...there], events, expected, covariance);
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

import { MetricError } from "@/domain/metrics/metric-error";

/** One day as the chart judges it. */
export interface PChartPoint {
  /** Share of the day, 0…1; null for a day without answers: a gap, not 0. */
  readonly p: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly signal: boolean;
}

/** Days with their limits, and the share they lie around. */
export interface PChart {
  /** Pooled share; null without any answer. */
  readonly centre: number | null;
  readonly points: readonly PChartPoint[];
}

/**
 * p-chart: each day's share against p̄ ± 3√(p̄(1 − p̄)/n), kept inside 0…1; outside is a signal. `baseline` freezes the
 * centre at a known share, 0…1. Source: Montgomery; Shewhart.
 */
export function pChart(
  hits: readonly number[],
  sizes: readonly number[],
  { sigmas = 3, baseline = null }: { sigmas?: number; baseline?: number | null } = {},
): PChart {
  if (hits.length !== sizes.length || !(sigmas > 0)) throw new MetricError("bad_parameter", "One size for each count.");
  if (!hits.every((x, i) => x >= 0 && x <= (sizes[i] ?? -1) && Number.isFinite(sizes[i] ?? Number.NaN)))
    throw new MetricError("bad_counts", "Every day has 0 ≤ count ≤ size.");
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const all = sum(sizes);
  const centre = baseline ?? (all > 0 ? sum(hits) / all : null);
  const points = hits.map((x, i): PChartPoint => {
    const n = sizes[i] ?? 0;
    if (n === 0 || centre === null) return { p: null, low: null, high: null, signal: false };
    const half = sigmas * Math.sqrt((centre * (1 - centre)) / n);
    const p = x / n;
    return {
      p,
      low: Math.max(0, centre - half),
      high: Math.min(1, centre + half),
      signal: p < centre - half || p > centre + half,
    };
  });
  return { centre, points };
}

import { type Change, verdictOf } from "@/domain/metrics/change";
import { BASELINE_POINTS, baselineOf, EWMA_LAMBDA, EWMA_SIGMAS, ewmaChart } from "@/domain/metrics/ewma";

/** Whether a metric has left its usual range, and how that was judged. */
export interface Drift {
  /** `baseline`: EWMA against the first 20 weeks; `comparison`: the last 28 days against the 28 before. */
  readonly judgedBy: "baseline" | "comparison";
  readonly direction: "up" | "down" | null;
  /** Position of the first week outside the range without return; null for a comparison or no drift. */
  readonly since: number | null;
}

/**
 * Has the metric drifted? With more than 20 weekly values the first 20 are the frozen baseline and an EWMA
 * (λ = .2, L = 2.7) runs over the rest; `start` moves the baseline past an acknowledged change. Until there are so many,
 * the change between the last 28 days and the 28 before decides, by the same test as on the dashboard.
 */
export function driftOf(weekly: readonly (number | null)[], recent: Change, start = 0): Drift {
  const values = weekly.slice(start);
  const baseline = baselineOf(values);
  if (baseline === null) {
    const { verdict } = verdictOf(recent, recent.pValue, "up");
    return { judgedBy: "comparison", direction: verdict === "up" || verdict === "down" ? verdict : null, since: null };
  }
  const offset = endOfBaseline(values);
  const points = ewmaChart(values.slice(offset), { ...baseline, lambda: EWMA_LAMBDA, sigmas: EWMA_SIGMAS });
  let since: number | null = null;
  let direction: "up" | "down" | null = null;
  for (const [i, { ewma, signal }] of points.entries()) {
    if (ewma === null) continue;
    if (!signal) {
      since = null;
      direction = null;
    } else if (since === null) {
      since = start + offset + i;
      direction = ewma > baseline.target ? "up" : "down";
    }
  }
  return { judgedBy: "baseline", direction, since };
}

/** Where the values after the baseline begin; gaps do not count towards it. */
function endOfBaseline(values: readonly (number | null)[]): number {
  let seen = 0;
  for (const [i, value] of values.entries()) {
    if (value !== null && Number.isFinite(value)) seen += 1;
    if (seen === BASELINE_POINTS) return i + 1;
  }
  return values.length;
}

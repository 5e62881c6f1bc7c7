import { type Change, compareRates, compareScores } from "@/domain/metrics/change";
import { compareMeans } from "@/domain/metrics/compare-means";
import { compareTimes } from "@/domain/metrics/compare-times";
import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { METRICS, type MetricId, type MetricInputs } from "@/domain/metrics/metric";
import { MetricError } from "@/domain/metrics/metric-error";
import { type Moments, momentsOf } from "@/domain/metrics/moments";
import type { Reading } from "@/domain/metrics/reading";
import { revenueLost } from "@/domain/metrics/revenue";

/** One metric with what it is computed from. */
export type MetricInput = { [Id in MetricId]: { readonly metric: Id } & MetricInputs[Id] }[MetricId];

/** Any metric of the closed list from its own input: value, n and interval in its unit. */
export function computeMetric<Id extends MetricId>(
  input: { readonly metric: Id } & MetricInputs[Id],
  level = DEFAULT_LEVEL,
): Reading {
  return METRICS[input.metric].compute(input, level);
}

/**
 * Compares two periods of one metric with the test METRICS names for it. Throws `mixed_scales` when the two are not
 * the same metric (or not on the same scale).
 */
export function compareMetric(current: MetricInput, previous: MetricInput, level = DEFAULT_LEVEL): Change {
  if (current.metric !== previous.metric) throw new MetricError("mixed_scales", "Two different metrics.");
  if ("tally" in current && "tally" in previous) {
    if (current.scale !== previous.scale)
      throw new MetricError("mixed_scales", "Two different scales are never compared.");
    return compareScores(current.metric, current.tally, previous.tally, current.scale, level);
  }
  if ("numerator" in current && "numerator" in previous)
    return compareRates(current.numerator, current.denominator, previous.numerator, previous.denominator, level);
  if ("minutes" in current && "minutes" in previous) return compareTimes(current.minutes, previous.minutes, { level });
  const [now, before] = [momentsFor(current), momentsFor(previous)];
  const n = { current: now.n, previous: before.n };
  const found = compareMeans(now, before, level);
  if (found === null) return { difference: null, interval: null, pValue: null, n };
  return { difference: found.difference, interval: found.interval, pValue: found.pValue, n };
}

/** Quality and revenue compare as means do: by Welch. */
function momentsFor(input: MetricInput): Moments {
  if ("reviews" in input) return momentsOf(input.reviews.flatMap(({ score }) => (score === null ? [] : [score])));
  if (!("customers" in input)) throw new MetricError("mixed_scales", "Two different metrics.");
  if (input.metric === "revenue_churn") return revenueLost(input.customers, "gross");
  const lost = revenueLost(input.customers, "net");
  return lost.mean === null ? lost : { ...lost, mean: 100 - lost.mean };
}

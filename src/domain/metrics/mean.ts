import { DEFAULT_LEVEL, studentT } from "@/domain/metrics/interval";
import type { Moments } from "@/domain/metrics/moments";
import { noReading, type Reading } from "@/domain/metrics/reading";

/**
 * A mean with its Student's t interval. One answer: a mean without interval. All answers equal: an interval without
 * width, flagged `no_variation`. Nothing: null.
 */
export function meanReading({ n, mean, sd }: Moments, level = DEFAULT_LEVEL): Reading {
  if (n === 0) return noReading("no_answers");
  if (mean === null || !Number.isFinite(mean)) return noReading("bad_numbers", n);
  if (sd === null) return { value: mean, n, interval: null, reason: "one_answer" };
  const interval = studentT(mean, sd, n, level);
  return sd === 0 ? { value: mean, n, interval, reason: "no_variation" } : { value: mean, n, interval };
}

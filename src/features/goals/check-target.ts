import { countDays } from "@/domain/calendar/day";
import { formatMinutes, formatNumber } from "@/domain/metrics/display";
import { type GoalBounds, type GoalChange, goalBounds, goalTarget } from "@/domain/metrics/goal-target";
import { DEFAULT_LEVEL, zOf } from "@/domain/metrics/interval";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { answersToSeeMeanChange, answersToSeeNpsChange, answersToSeeShareChange } from "@/domain/metrics/sample-size";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { formatFigure } from "@/features/goals/describe-number";
import type { GoalWords } from "@/features/goals/goal-words";

/** What a target is measured from: a number, how many it rests on and how sure it is. */
export interface Baseline {
  readonly value: number | null;
  readonly n: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly scale: ScaleId | null;
}

/** A target that may be set, or why not. */
export type CheckedTarget =
  | { readonly ok: true; readonly target: number; readonly needed: number }
  | { readonly ok: false; readonly target: number | null; readonly reason: string };

/**
 * The figure a change leads to from a baseline, refused where it has no meaning: relative on NPS, past the scale, or so
 * small that `planned` answers in each period could not tell it from chance (then it says what they could).
 */
export function checkTarget(
  words: GoalWords,
  metric: MetricId,
  baseline: Baseline,
  change: GoalChange,
  planned: number,
): CheckedTarget {
  const { t, metrics, locale } = words;
  const { better } = METRICS[metric];
  const nowhere = { ok: false, target: null, reason: t("refused.noBaseline") } as const;
  if (baseline.value === null) return nowhere;
  const made = goalTarget(baseline.value, change, better, boundsOf(metric, baseline));
  if (!made.valid) {
    const refused = (reason: string) => ({ ok: false, target: made.target, reason }) as const;
    switch (made.reason) {
      case "target_outside_scale":
        return refused(t("refused.outside", { figure: formatFigure(metric, made.target, locale) }));
      case "relative_change_undefined_on_signed_scale":
        return refused(t("refused.relative", { metric: metrics(`short.${metric}`) }));
      case "relative_change_undefined_on_zero_baseline":
        return refused(t("refused.zero"));
      case "change_must_be_positive":
        return refused(t("refused.notPositive"));
      case "no_baseline":
        return nowhere;
    }
  }
  const reason = undetectable(words, metric, baseline, made.target, planned);
  if (reason !== null) return { ok: false, target: made.target, reason };
  return { ok: true, target: made.target, needed: answersNeeded(metric, baseline, made.target) ?? 0 };
}

/** Why so many answers could not tell a target from chance, and what they could; null where they can. */
export function undetectable(
  { t, locale }: GoalWords,
  metric: MetricId,
  baseline: Baseline,
  target: number,
  planned: number,
): string | null {
  const needed = answersNeeded(metric, baseline, target);
  if (needed === null || planned >= needed) return null;
  const least = leastDetectable(metric, baseline, planned);
  const minutes = METRICS[metric].unit === "minutes";
  const step =
    least === null ? "" : minutes ? formatMinutes(least, locale) : formatNumber(least, { locale, decimals: 1 });
  const score = METRICS[metric].unit === "score" ? "ces" : "points";
  return [
    t("refused.undetectable", { planned, needed }),
    least === null ? t("refused.nothing") : t("refused.instead", { step, metric: minutes ? "minutes" : score }),
  ].join(" ");
}

/** The smallest change, in points, that so many answers in each period tell from chance four times in five; null: none. */
export function leastDetectable(metric: MetricId, baseline: Baseline, planned: number): number | null {
  if (baseline.value === null) return null;
  const { min, max } = boundsOf(metric, baseline);
  const up = METRICS[metric].better === "up";
  const room = up ? (max ?? 100) - baseline.value : baseline.value - (min ?? 0);
  for (let step = 1; step / 10 <= room; step += 1) {
    const needed = answersNeeded(metric, baseline, baseline.value + (up ? step : -step) / 10);
    if (needed !== null && needed <= planned) return step / 10;
  }
  return null;
}

/** How many answers to expect over some days: the baseline's daily rate, never more than the baseline itself has. */
export function plannedAnswers(baseline: { n: number; from: string; to: string }, days: number): number {
  const daily = baseline.n / Math.max(1, countDays(baseline.from, baseline.to));
  return Math.min(baseline.n, Math.round(daily * days));
}

/** The standard error that an interval was made of, as near as its width says. */
export function errorOf(interval: { readonly low: number; readonly high: number; readonly level?: number }): number {
  return (interval.high - interval.low) / 2 / zOf(interval.level ?? DEFAULT_LEVEL);
}

/** Shares of people or things; means, medians and revenue spread as widely as their interval says. */
const SHARES: ReadonlySet<MetricId> = new Set([
  "csat",
  "completion_rate",
  "response_rate",
  "customer_churn",
  "customer_retention",
  "sla_attainment",
]);

function boundsOf(metric: MetricId, { scale }: Baseline): GoalBounds {
  return goalBounds(metric, scale === null ? undefined : SCALES[scale]);
}

/** Answers needed in each of two periods to see the step from the baseline to a target; null where nothing is known of it. */
function answersNeeded(metric: MetricId, baseline: Baseline, target: number): number | null {
  const { value, n, interval } = baseline;
  if (value === null || n === 0 || target === value) return null;
  const step = Math.abs(target - value);
  if (SHARES.has(metric)) return answersToSeeShareChange(value, target);
  const error = interval === null ? 0 : errorOf(interval);
  if (metric !== "nps") return error > 0 ? answersToSeeMeanChange(step, error * Math.sqrt(n)) : null;
  // The interval of an NPS is that of n + 3 answers.
  const variance = (error / 100) ** 2 * (n + 3);
  return answersToSeeNpsChange(step, variance > 0 ? { variance: Math.min(1, variance) } : {});
}

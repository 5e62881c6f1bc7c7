import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { quantile } from "@/domain/metrics/quantile";
import { noReading, type Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/**
 * Churn from counts, the product's own reading: (churned − joined and churned inside the period)/customers at the start.
 * Example: 100 at the start, 11 cancel, one of them joined inside: 10 %. Source: ChartMogul (B2B).
 */
export function churnFromCounts(
  startCount: number,
  churned: number,
  joinedAndChurned: number,
  level = DEFAULT_LEVEL,
): Reading {
  return shareReading(churned - joinedAndChurned, startCount, level);
}

/** One day of a consumer business: active at its start, lost during it. */
export interface ChurnDay {
  readonly start: number;
  readonly lost: number;
}

/**
 * Churn as the sum of daily rates, in percent: Σ 100·lost/active at the start of the day. Days without customers add
 * nothing; null when no day has any. Who joins enters the next day's base. Source: ChartMogul (B2C).
 */
export function churnSumOfDays(days: readonly ChurnDay[]): Reading {
  if (!days.every(({ start, lost }) => Number.isFinite(start) && lost >= 0 && lost <= start))
    return noReading("bad_counts");
  const open = days.filter(({ start }) => start > 0);
  if (open.length === 0) return noReading("no_denominator");
  return {
    value: open.reduce((sum, { start, lost }) => sum + (100 * lost) / start, 0),
    n: open.length,
    interval: null,
  };
}

/**
 * Stripe Billing's reading: churned in the last 30 days, new ones included, over active 30 days ago plus new in the
 * window, in percent. Example: 11/(100 + 20) = 9.17 %.
 */
export function churnStripe(
  activeThirtyDaysAgo: number,
  newInWindow: number,
  churned: number,
  level = DEFAULT_LEVEL,
): Reading {
  return shareReading(churned, activeThirtyDaysAgo + newInWindow, level);
}

/** A monthly churn as a yearly one, in percent: 1 − (1 − m)¹². 3 % a month is 30.6 % a year, not 36 %. */
export function annualChurn(monthlyPercent: number): number {
  assertPercent(monthlyPercent);
  return monthlyPercent === 100 ? 100 : -100 * Math.expm1(12 * Math.log1p(-monthlyPercent / 100));
}

/** A yearly churn as a monthly one, in percent: 1 − (1 − a)^(1/12). */
export function monthlyChurn(annualPercent: number): number {
  assertPercent(annualPercent);
  return annualPercent === 100 ? 100 : -100 * Math.expm1(Math.log1p(-annualPercent / 100) / 12);
}

/**
 * Over how many months to state churn by default: one where the median contract runs three months or less, else the
 * trailing twelve. Without contracts: one.
 */
export function churnWindowMonths(termsInMonths: readonly number[]): 1 | 12 {
  const median = quantile(termsInMonths, 0.5);
  return median === null || median <= 3 ? 1 : 12;
}

function assertPercent(value: number): void {
  if (!(value >= 0 && value <= 100)) throw new MetricError("bad_parameter", `${value} is not a percentage 0…100.`);
}

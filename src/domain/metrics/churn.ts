import { dayNumber } from "@/domain/metrics/civil-day";
import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** One stretch of being a customer: from `start` on, until the day before `end`, the first inactive day. */
export interface Spell {
  readonly start: string;
  /** First inactive day; null while still a customer. */
  readonly end: string | null;
}

/** A customer with all of their spells, in any order; overlapping ones are one stay. */
export interface CustomerSpells {
  readonly id: string;
  readonly spells: readonly Spell[];
}

/** Who came, stayed and left in one period. */
export interface ChurnPeriod {
  readonly startCount: number;
  readonly endCount: number;
  readonly churned: number;
  readonly joined: number;
  readonly retained: number;
  /** 100·churned/startCount; null without customers at the start. */
  readonly churn: Reading;
  /** 100·retained/startCount = 100 − churn. */
  readonly retention: Reading;
}

/**
 * Customer churn of the period [from, to), days as YYYY-MM-DD: customers at the start who are no longer customers at
 * the end, over customers at the start. At the start means active on the day before `from`; at the end, on the day
 * before `to`. So a sign-up on the first day is new, who joins and leaves inside is in neither part, who leaves and
 * returns inside has not churned, and one period's end is the next one's start. Spells of zero days never were.
 * Example: 6 at the start, 3 of them gone at the end: 50 %. Interval: Wilson. Source: ChartMogul (B2B).
 */
export function churnOfPeriod(
  customers: readonly CustomerSpells[],
  from: string,
  to: string,
  level = DEFAULT_LEVEL,
): ChurnPeriod {
  const opening = dayNumber(from) - 1;
  const closing = dayNumber(to) - 1;
  if (closing <= opening) throw new MetricError("bad_period", `The period ${from} to ${to} has no days.`);
  let startCount = 0;
  let endCount = 0;
  let retained = 0;
  for (const { spells } of customers) {
    const before = activeOn(spells, opening);
    const after = activeOn(spells, closing);
    if (before) startCount += 1;
    if (after) endCount += 1;
    if (before && after) retained += 1;
  }
  return {
    startCount,
    endCount,
    churned: startCount - retained,
    joined: endCount - retained,
    retained,
    churn: shareReading(startCount - retained, startCount, level),
    retention: shareReading(retained, startCount, level),
  };
}

/** Retention from counts: (customers at the end − new ones)/customers at the start, in percent. */
export function retentionRate(start: number, end: number, joined: number, level = DEFAULT_LEVEL): Reading {
  return shareReading(end - joined, start, level);
}

/** Whether one of the spells covers the day (days since 1970). */
export function activeOn(spells: readonly Spell[], day: number): boolean {
  return spells.some(({ start, end }) => dayNumber(start) <= day && (end === null || day < dayNumber(end)));
}

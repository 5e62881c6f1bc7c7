import { bucketIndex, bucketText, type CalendarUnit, dayNumber } from "@/domain/metrics/civil-day";

/** A day on which a customer was active. */
export interface ActivityDay {
  readonly customer: string;
  /** YYYY-MM-DD in the workspace's zone. */
  readonly date: string;
}

/** Customers who started in one bucket, and how many of them were active in it and in each one after. */
export interface CohortRow {
  readonly cohort: string;
  readonly size: number;
  /** Distinct customers active k buckets after the first; null where the bucket is not over yet. */
  readonly active: readonly (number | null)[];
  /** 100·active/size */
  readonly percent: readonly (number | null)[];
}

/** Shares of each cohort by bucket, and their average. */
export interface CohortTable {
  readonly cohorts: readonly CohortRow[];
  /**
   * Weighted by cohort size over the complete cells of each column. May rise: later columns hold fewer cohorts.
   */
  readonly average: readonly (number | null)[];
}

/**
 * Cohort retention: rows are customers by the bucket of their first activity, columns the buckets since. Buckets that
 * are not over on `asOf` are null, not low numbers, and stay out of averages (`includeIncomplete` shows them).
 * Example: 3 customers started in November, 1 of them was active in December: 100 %, 33.3 %.
 */
export function cohortTable(
  events: readonly ActivityDay[],
  unit: CalendarUnit,
  asOf: string,
  includeIncomplete = false,
): CohortTable {
  const today = dayNumber(asOf);
  const current = bucketIndex(today, unit);
  const byCustomer = new Map<string, Set<number>>();
  for (const { customer, date } of events) {
    const day = dayNumber(date);
    if (day > today) continue;
    const buckets = byCustomer.get(customer) ?? new Set<number>();
    byCustomer.set(customer, buckets.add(bucketIndex(day, unit)));
  }
  const rows = new Map<number, { size: number; active: number[] }>();
  for (const buckets of byCustomer.values()) {
    const first = Math.min(...buckets);
    const row = rows.get(first) ?? { size: 0, active: Array.from({ length: current - first + 1 }, () => 0) };
    row.size += 1;
    for (const bucket of buckets) row.active[bucket - first] = (row.active[bucket - first] ?? 0) + 1;
    rows.set(first, row);
  }
  const cohorts = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([first, { size, active }]) => {
      const shown = active.map((count, k) => (first + k < current || includeIncomplete ? count : null));
      const percent = shown.map((count) => (count === null ? null : (100 * count) / size));
      return { cohort: bucketText(first, unit), size, active: shown, percent };
    });
  return { cohorts, average: averageRow(cohorts) };
}

function averageRow(cohorts: readonly CohortRow[]): (number | null)[] {
  const width = cohorts.reduce((most, { active }) => Math.max(most, active.length), 0);
  return Array.from({ length: width }, (_, k) => {
    let active = 0;
    let size = 0;
    for (const row of cohorts) {
      const count = row.active[k];
      if (count === null || count === undefined) continue;
      active += count;
      size += row.size;
    }
    return size === 0 ? null : (100 * active) / size;
  });
}

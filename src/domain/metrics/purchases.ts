import type { Spell } from "@/domain/metrics/churn";
import { dayNumber, dayText } from "@/domain/metrics/civil-day";
import { MetricError } from "@/domain/metrics/metric-error";
import { quantile } from "@/domain/metrics/quantile";

/**
 * How many days without a purchase make a customer inactive, proposed from the workspace's own data: the 90th
 * percentile of the gaps between one customer's purchases (rounded up). Null when nobody bought twice.
 * `purchaseDays`: for each customer the days of purchase, YYYY-MM-DD.
 */
export function proposeInactiveAfter(purchaseDays: readonly (readonly string[])[], share = 0.9): number | null {
  const gaps: number[] = [];
  for (const days of purchaseDays) {
    const sorted = [...new Set(days.map(dayNumber))].sort((a, b) => a - b);
    for (const [i, day] of sorted.entries()) {
      const before = sorted[i - 1];
      if (before !== undefined) gaps.push(day - before);
    }
  }
  const found = quantile(gaps, share);
  return found === null ? null : Math.ceil(found);
}

/**
 * Without contracts a customer is active while the last purchase is younger than `inactiveAfter` days: turns purchase
 * days into spells, so that churn, retention and survival apply. A spell that still runs on `asOf` has no end.
 * Example with 30 days: bought on 1 and 20 January: one spell from 1 January to 19 February (first inactive day).
 */
export function spellsFromPurchases(days: readonly string[], inactiveAfter: number, asOf: string): Spell[] {
  if (!(Number.isInteger(inactiveAfter) && inactiveAfter > 0))
    throw new MetricError("bad_parameter", "The number of days must be a whole number above 0.");
  const today = dayNumber(asOf);
  const sorted = [...new Set(days.map(dayNumber))].filter((day) => day <= today).sort((a, b) => a - b);
  const spells: { start: number; end: number }[] = [];
  for (const day of sorted) {
    const last = spells.at(-1);
    if (last !== undefined && day <= last.end) last.end = day + inactiveAfter;
    else spells.push({ start: day, end: day + inactiveAfter });
  }
  return spells.map(({ start, end }) => ({ start: dayText(start), end: end > today ? null : dayText(end) }));
}

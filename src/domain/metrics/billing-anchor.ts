import { dayNumber, dayText } from "@/domain/metrics/civil-day";
import { MetricError } from "@/domain/metrics/metric-error";

/**
 * The days on which a subscription's next `count` periods begin, YYYY-MM-DD. The anchor is the day of `start`, clamped
 * to the month's last day and never chained from a clamped one: 31 Jan → 28 Feb → 31 Mar. A yearly 29 Feb falls on
 * 28 Feb until the next leap year.
 */
export function periodStarts(
  start: string,
  unit: "day" | "week" | "month" | "quarter" | "year",
  count: number,
): string[] {
  if (!(Number.isInteger(count) && count >= 0 && count <= 10_000))
    throw new MetricError("bad_parameter", "The number of periods must be a whole number from 0 on.");
  const first = dayNumber(start);
  const days = unit === "day" ? 1 : unit === "week" ? 7 : 0;
  const months = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
  return Array.from({ length: count }, (_, i) =>
    days > 0 ? dayText(first + (i + 1) * days) : dayText(addMonths(first, (i + 1) * months)),
  );
}

/** The same day `months` later, or the month's last day where it has no such day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / 86_400_000;
}

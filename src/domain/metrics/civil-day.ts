import { MetricError } from "@/domain/metrics/metric-error";

/** Days since 1970-01-01 of a civil day written YYYY-MM-DD. Throws `bad_period` for anything that is no day. */
export function dayNumber(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [, year, month, date] = match ?? [];
  const number = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 86_400_000;
  if (match === null || dayText(number) !== day)
    throw new MetricError("bad_period", `"${day}" is not a day (YYYY-MM-DD).`);
  return number;
}

/** The civil day, YYYY-MM-DD, of a day number. */
export function dayText(number: number): string {
  return Number.isFinite(number) ? new Date(number * 86_400_000).toISOString().slice(0, 10) : "";
}

/** The days that bound calendar buckets. */
export type CalendarUnit = "day" | "week" | "month" | "quarter" | "year";

/** Counts calendar buckets, so that neighbours differ by one. Weeks begin on Monday. */
export function bucketIndex(day: number, unit: CalendarUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + 3) / 7);
  const date = new Date(day * 86_400_000);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return unit === "month" ? months : unit === "quarter" ? Math.floor(months / 3) : date.getUTCFullYear();
}

/** How a bucket is written: 2026-03-05, the Monday of a week, 2026-03, 2026-Q1, 2026. */
export function bucketText(index: number, unit: CalendarUnit): string {
  if (unit === "day") return dayText(index);
  if (unit === "week") return dayText(index * 7 - 3);
  if (unit === "year") return String(index);
  if (unit === "quarter") return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

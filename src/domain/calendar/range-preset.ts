import { addDays } from "@/domain/calendar/day";
import { type Period, type PeriodOptions, periodOf } from "@/domain/calendar/period";

/** Days one may choose by name, in the order in which they are offered. Those of a running period end with it. */
export const RANGE_PRESETS = [
  ...(["7d", "28d", "90d", "365d", "month", "quarter", "year"] as const),
  ...(["last_month", "last_quarter", "last_year", "all"] as const),
] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** Those of a period that runs: cut at today, and compared with the same days of the one before. */
export function isRunning(preset: string | undefined): preset is "month" | "quarter" | "year" {
  return preset === "month" || preset === "quarter" || preset === "year";
}

/** Those that end yesterday, whatever day it is: they are compared with as many days, never with a month. */
export function isRolling(chosen: string | undefined): boolean {
  return chosen === "default" || (chosen !== undefined && chosen in COMPLETE_DAYS);
}

/** The calendar period that a name is of, running or the last whole one; null where it is of none. */
export function calendarOf(preset: string | undefined): "month" | "quarter" | "year" | null {
  const name = preset?.replace("last_", "");
  return isRunning(name) ? name : null;
}

/** What named days are counted from: the workspace's today, and the first and last day on which anything is known. */
export interface KnownDays {
  readonly today: string;
  readonly first: string | null;
  readonly last: string | null;
}

const COMPLETE_DAYS: Partial<Record<RangePreset, number>> = { "7d": 7, "28d": 28, "90d": 90, "365d": 365 };

/** The name of so many complete days that were chosen by it or are the usual; undefined where they were not, or are others. */
export function rollingPreset(chosen: string | undefined, days: number): RangePreset | undefined {
  if (!isRolling(chosen)) return undefined;
  return RANGE_PRESETS.find((one) => COMPLETE_DAYS[one] === days && (chosen === one || chosen === "default"));
}

/** The days that a name stands for: complete days up to yesterday, whole calendar periods, or all that is known. */
export function presetDays(
  preset: RangePreset,
  { today, first, last }: KnownDays,
  calendar: Pick<PeriodOptions, "fiscalYearStart">,
): Period {
  const days = COMPLETE_DAYS[preset];
  if (days !== undefined) return { start: addDays(today, -days), end: addDays(today, -1) };
  if (preset === "all") return { start: first ?? today, end: last !== null && last > today ? last : today };
  if (isRunning(preset)) return periodOf(today, preset, calendar);
  const interval = preset === "last_quarter" ? "quarter" : preset === "last_year" ? "year" : "month";
  return periodOf(addDays(periodOf(today, interval, calendar).start, -1), interval, calendar);
}

import { wholeMonths } from "@/domain/calendar/period";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { IntervalName } from "@/features/dashboards/input";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";

const day = dateFormat({ day: "numeric", month: "short", year: "numeric" });
const dayOnly = dateFormat({ day: "numeric", month: "short" });
const month = dateFormat({ month: "long", year: "numeric" });
const monthOnly = dateFormat({ month: "short" });
const monthAndYear = dateFormat({ month: "short", year: "2-digit" });

/** Days in words: "14 May 2026", "1 Aug – 31 Oct 2026", "August 2026", "2026". */
export function describeDays({ from, to }: DayRange): string {
  if (from === to) return day.format(utc(from));
  const months = wholeMonths(from, to);
  if (months === 1) return month.format(utc(from));
  if (months === 12 && from.endsWith("-01-01")) return from.slice(0, 4);
  return day.formatRange(utc(from), utc(to)).replace(/\s*–\s*/, " – ");
}

/** A day within a sentence: "27 May 2018". */
export function describeDay(text: string): string {
  return day.format(utc(text));
}

/** The days of a dashboard as its sentence says them. */
export function describeChosen(days: ChosenDays): string {
  const text = describeDays(days.range);
  return days.soFar ? `${month.format(utc(days.range.from))} so far` : text;
}

/** A period on an axis: "4 May", "May", "Jan 26", "Apr–Jun 26", "2026". */
export function describeTick(from: string, to: string, interval: IntervalName): string {
  if (interval === "day" || interval === "week") return dayOnly.format(utc(from));
  if (interval === "month") return (from.slice(5, 7) === "01" ? monthAndYear : monthOnly).format(utc(from));
  if (interval === "quarter") return `${monthOnly.format(utc(from))}–${monthAndYear.format(utc(to))}`;
  return from.slice(5) === "01-01" || from.slice(0, 4) === to.slice(0, 4)
    ? from.slice(0, 4)
    : `${from.slice(0, 4)}/${to.slice(2, 4)}`;
}

/** An instant in the workspace's zone: "21 Nov 2026, 09:40". */
export function describeInstant(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(at);
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
}

function utc(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

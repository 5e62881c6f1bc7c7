import type { DayRange } from "@/features/dashboards/cut-days";
import type { IntervalName } from "@/features/dashboards/input";
import type { ChosenDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { dateFormat } from "@/platform/i18n/formats";
import { sayChosen, sayRange } from "@/platform/i18n/range-words";

const FORMATS = {
  dayOnly: { day: "numeric", month: "short" },
  monthOnly: { month: "short" },
  monthAndYear: { month: "short", year: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Days in words: "14 May 2026", "1 Aug – 31 Oct 2026", "August 2026", "2026". */
export function describeDays(range: DayRange, locale: string): string {
  return sayRange(range, locale);
}

/** The days of a dashboard as its sentence says them. */
export function describeChosen(days: ChosenDays, { locale }: Pick<DashboardWords, "locale">): string {
  return sayChosen(days, locale);
}

/** A period on an axis: "4 May", "May", "Jan 26", "Apr–Jun 26", "2026". */
export function describeTick(from: string, to: string, interval: IntervalName, locale: string): string {
  if (interval === "day" || interval === "week") return format("dayOnly", locale).format(utc(from));
  if (interval === "month")
    return format(from.slice(5, 7) === "01" ? "monthAndYear" : "monthOnly", locale).format(utc(from));
  if (interval === "quarter")
    return `${format("monthOnly", locale).format(utc(from))}–${format("monthAndYear", locale).format(utc(to))}`;
  return from.slice(5) === "01-01" || from.slice(0, 4) === to.slice(0, 4)
    ? from.slice(0, 4)
    : `${from.slice(0, 4)}/${to.slice(2, 4)}`;
}

function format(name: keyof typeof FORMATS, locale: string): Intl.DateTimeFormat {
  return dateFormat(locale, { ...FORMATS[name], timeZone: "UTC" });
}

function utc(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

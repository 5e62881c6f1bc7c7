import { addDays, partsOf } from "@/domain/calendar/day";

/** A period by its first day and the first day after it, with its place in what was asked. */
export interface PeriodMarks {
  readonly place: number;
  readonly from: string;
  readonly to: string;
}

/** Periods as half-open stretches; those without a day fall out. */
export function marksOf(periods: readonly { readonly from: string; readonly to: string }[]): PeriodMarks[] {
  return periods.flatMap(({ from, to }, place) => (from <= to ? [{ place, from, to: addDays(to, 1) }] : []));
}

/** Months since year 0, as the database counts them. */
export function monthNumber(day: string): number {
  const [year, month] = partsOf(day);
  return year * 12 + month - 1;
}

/** The first day of a month that {@link monthNumber} counts. */
export function monthStart(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}-01`;
}

export function isMonthStart(day: string): boolean {
  return day.endsWith("-01");
}

/** Days or numbers as PostgreSQL reads an array of them from a text. */
export function dayArray(values: readonly (string | number)[]): string {
  return `{${values.join(",")}}`;
}

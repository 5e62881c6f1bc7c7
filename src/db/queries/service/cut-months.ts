import { addDays } from "@/domain/calendar/day";

/** Days of one period that are read from one kind of row. */
export interface Piece {
  readonly period: number;
  readonly span: "day" | "month";
  readonly from: string;
  readonly to: string;
}

/** Cuts periods into whole months, which are summed already, and the days before and after them. */
export function cutMonths(periods: readonly { readonly from: string; readonly to: string }[]): Piece[] {
  return periods.flatMap(({ from, to }, period) => {
    const firstMonth = from.endsWith("-01") ? from : monthAfter(from);
    const afterLast = monthOf(addDays(to, 1));
    if (firstMonth >= afterLast) return from <= to ? [{ period, span: "day", from, to }] : [];
    const pieces: Piece[] = [{ period, span: "month", from: firstMonth, to: addDays(afterLast, -1) }];
    if (from < firstMonth) pieces.unshift({ period, span: "day", from, to: addDays(firstMonth, -1) });
    if (afterLast <= to) pieces.push({ period, span: "day", from: afterLast, to });
    return pieces;
  });
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function monthAfter(day: string): string {
  return monthOf(addDays(monthOf(day), 31));
}

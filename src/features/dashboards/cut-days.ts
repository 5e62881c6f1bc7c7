import { addDays } from "@/domain/calendar/day";

/** Local days, both included, as `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Cuts the days from the earliest to the latest of all ranges so that every range is made of whole pieces: the first day of
 * each piece, ascending, and at the end the day after the last. One reading of tallies by piece then serves them all.
 */
export function cutDays(ranges: readonly DayRange[]): string[] {
  const edges = new Set(ranges.flatMap((range) => [range.from, addDays(range.to, 1)]));
  return [...edges].sort();
}

/** The pieces that a range is made of: the first one's number and the one after the last. */
export function piecesOf(cuts: readonly string[], range: DayRange): { readonly first: number; readonly end: number } {
  return { first: cuts.indexOf(range.from), end: cuts.indexOf(addDays(range.to, 1)) };
}

import { chartWeeks, type WeeksChart } from "@/domain/alerts/chart-weeks";
import { type Excursion, excursionAt } from "@/domain/alerts/excursion";
import type { WeekFigure, WeekKind } from "@/domain/alerts/week-figure";

/** Weeks by their positions, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** How a number stands at the end of its last week. All positions are among the weeks given. */
export interface JudgedNumber {
  /** Where its usual range begins; null where no week has a value. */
  readonly start: number | null;
  /** The newest week with a value. */
  readonly last: number;
  readonly chart: WeeksChart;
  /** Out of its usual range, with the weeks before and since the change. */
  readonly out: (Excursion & { readonly before: Span; readonly after: Span }) | null;
  /** Without a usual range yet: the last 28 days and the 28 before, where both lie after its beginning. */
  readonly recent: { readonly before: Span; readonly after: Span } | null;
}

const FOUR_WEEKS = 4;

/**
 * Judges the weeks of a number from a week on: against its usual range where there is one. Until then the caller compares
 * `recent`. Weeks before `from` are not looked at: they lie before an acknowledged change, or before another wording.
 */
export function judgeNumber(weeks: readonly WeekFigure[], kind: WeekKind, from: number): JudgedNumber {
  const own = weeks.map((week, place) => (place < from ? { ...week, value: null, n: 0 } : week));
  const valued = own.flatMap(({ value }, place) => (value === null ? [] : [place]));
  const start = valued[0] ?? null;
  const last = valued.at(-1) ?? weeks.length - 1;
  const chart = chartWeeks(own, kind);
  const out = excursionAt(chart, weeks.length - 1);
  const { baseline } = chart;
  if (baseline !== null)
    return {
      start,
      last,
      chart,
      recent: null,
      out: out && {
        ...out,
        before: { first: baseline.first, last: baseline.last },
        after: { first: out.began, last },
      },
    };
  const enough = start !== null && last - start + 1 >= 2 * FOUR_WEEKS;
  const recent = {
    before: { first: last - 2 * FOUR_WEEKS + 1, last: last - FOUR_WEEKS },
    after: { first: last - FOUR_WEEKS + 1, last },
  };
  return { start, last, chart, out: null, recent: enough ? recent : null };
}

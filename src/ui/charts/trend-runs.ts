/** One period of a trend: its number, and the words for it. `value` null: nobody answered. */
export interface TrendPoint {
  /** Unique: the period's first day. */
  key: string;
  /** On the axis: "Aug". */
  label: string;
  /** In the tooltip and the table: "August 2026". */
  title: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** "+38"; "—" where there is no value. */
  valueText: string;
  /** "between 34 and 42", or why there is no value. */
  betweenText: string;
  /** "412 answers". */
  countText: string;
  rough?: boolean;
  /** Not over yet, or not all of it settled: the last one, or the last one with a value. */
  partial?: boolean;
  /** A new series begins with this period: "New wording", and on the second line "2 Mar · not compared across". */
  breakBefore?: { label: string; note?: string };
}

/** A stretch of neighbouring periods of one series that all have a value; the line never leaves it. */
export interface Run {
  start: number;
  end: number;
  /** Its last step leads to a period that is not over: drawn dashed, from `end − 1` to `end`. */
  partialEnd: boolean;
}

/** Splits a trend where a period has no value and where a new series begins. `end` is included. */
export function trendRuns(points: readonly TrendPoint[]): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  for (const [i, point] of points.entries()) {
    if (point.value === null) {
      open = null;
      continue;
    }
    if (!open || point.breakBefore) {
      open = { start: i, end: i, partialEnd: false };
      runs.push(open);
    }
    open.end = i;
    open.partialEnd = Boolean(point.partial);
  }
  return runs;
}

/** One row for the chart library: a run's own columns `line0`, `band0`, `dashed0` are null outside it, so nothing is joined across. */
export type TrendRow = { key: string; point: TrendPoint } & Record<
  string,
  number | null | string | TrendPoint | [number, number]
>;

/** The trend as rows with a set of columns for each run. The step to a period that is not over is `dashed`, not `line`. */
export function trendRows(points: readonly TrendPoint[], runs: readonly Run[]): TrendRow[] {
  return points.map((point, i) => {
    const row: TrendRow = { key: point.key, point };
    for (const [r, run] of runs.entries()) {
      const inside = i >= run.start && i <= run.end;
      const dashed = run.partialEnd && run.end > run.start;
      row[`line${r}`] = inside && !(dashed && i === run.end) ? point.value : null;
      row[`dashed${r}`] = dashed && (i === run.end || i === run.end - 1) ? point.value : null;
      row[`band${r}`] = inside && point.low !== null && point.high !== null ? [point.low, point.high] : null;
    }
    return row;
  });
}

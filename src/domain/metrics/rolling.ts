import { MetricError } from "@/domain/metrics/metric-error";
import { emptyTally, mergeTallies, type Tally } from "@/domain/metrics/tally";

/** One day's tally; days are numbers since 1970 in the workspace's zone. */
export interface DayTally {
  readonly day: number;
  readonly tally: Tally;
}

/** The pooled counts of one window. */
export interface RollingWindow {
  /** The window's last day, included. */
  readonly day: number;
  readonly tally: Tally;
  /** The window begins before the first day there is. */
  readonly partial: boolean;
}

/** Whole weeks, four of each weekday. */
export const ROLLING_DAYS = 28;

/**
 * Pools counts, never daily scores, over the `windowDays` days that end with each of `asOf`. An empty window has an
 * empty tally, from which every metric is null. Days may come in any order and more than once.
 */
export function rollingTallies(
  days: readonly DayTally[],
  asOf: readonly number[],
  windowDays = ROLLING_DAYS,
): RollingWindow[] {
  if (!(Number.isInteger(windowDays) && windowDays > 0))
    throw new MetricError("bad_parameter", "The window is a whole number of days above 0.");
  const ordered = [...days].sort((a, b) => a.day - b.day);
  const first = ordered[0]?.day ?? Number.POSITIVE_INFINITY;
  return asOf.map((day) => {
    const begin = day - windowDays + 1;
    let tally = emptyTally;
    for (let i = firstFrom(ordered, begin); i < ordered.length; i += 1) {
      const entry = ordered[i];
      if (entry === undefined || entry.day > day) break;
      tally = mergeTallies(tally, entry.tally);
    }
    return { day, tally, partial: begin < first };
  });
}

function firstFrom(ordered: readonly DayTally[], day: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { WeeksChart } from "@/domain/alerts/chart-weeks";

/** A number that is out of its usual range at the end of a week, and since when. Positions among the chart's weeks. */
export interface Excursion {
  readonly rule: "drift" | "point";
  readonly direction: "up" | "down";
  /** The week in which the change began: the first after the smoothed value was last on the other side of the centre. */
  readonly began: number;
  /** The week in which it left the usual range, not to return until now. */
  readonly left: number;
}

/**
 * Whether a number is out of its usual range at the end of a week. A gap changes nothing: what was out before it is out. The
 * beginning is Nishina's estimate for an EWMA chart (1992); a single outlying week begins with itself.
 */
export function excursionAt({ baseline, weeks }: WeeksChart, at: number): Excursion | null {
  if (baseline === null) return null;
  const place = lastValued(weeks, at);
  const out = weeks[place]?.out ?? null;
  if (out === null) return null;
  const { rule, direction } = out;
  let left = place;
  let began = place;
  if (rule === "point") return { rule, direction, began, left };
  for (let i = place - 1; i > baseline.last; i -= 1) {
    const week = weeks[i];
    if (week?.smoothed == null) continue;
    if (week.out?.direction !== direction) break;
    left = i;
  }
  began = left;
  for (let i = left - 1; i > baseline.last; i -= 1) {
    const smoothed = weeks[i]?.smoothed ?? null;
    if (smoothed === null) continue;
    if (direction === "up" ? smoothed <= baseline.centre : smoothed >= baseline.centre) break;
    began = i;
  }
  return { rule, direction, began, left };
}

function lastValued(weeks: WeeksChart["weeks"], at: number): number {
  let place = at;
  while (place >= 0 && weeks[place]?.smoothed == null) place -= 1;
  return place;
}

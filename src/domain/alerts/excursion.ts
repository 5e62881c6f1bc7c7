import type { WeeksChart } from "@/domain/alerts/chart-weeks";

/** A number that is out of its usual range at the end of a week, and since when. Positions among the chart's weeks. */
export interface Excursion {
  readonly rule: "drift" | "point";
  readonly direction: "up" | "down";
  /** The week in which the change most likely began. */
  readonly began: number;
  /** The week in which it left the usual range, not to return until now. */
  readonly left: number;
}

/**
 * Whether a number is out of its usual range at the end of a week. A gap changes nothing: what was out before it is out. The
 * beginning is the most likely place of a step away from the centre, at or before the week in which it left the range
 * (Samuel, Pignatiello & Calvin 1998); a single outlying week begins with itself.
 */
export function excursionAt({ baseline, weeks }: WeeksChart, at: number): Excursion | null {
  if (baseline === null) return null;
  const place = lastValued(weeks, at);
  const out = weeks[place]?.out ?? null;
  if (out === null) return null;
  const { rule, direction } = out;
  if (rule === "point") return { rule, direction, began: place, left: place };
  let left = place;
  for (let i = place - 1; i > baseline.last; i -= 1) {
    const week = weeks[i];
    if (week?.smoothed == null) continue;
    if (week.out?.direction !== direction) break;
    left = i;
  }
  return { rule, direction, began: stepAt(weeks, { from: baseline.last + 1, left, to: place }), left };
}

/** The week t up to `left` for which (Σ z)² ÷ count over t…to is largest: a step of unknown size from a known centre. */
function stepAt(
  weeks: WeeksChart["weeks"],
  { from, left, to }: { readonly from: number; readonly left: number; readonly to: number },
): number {
  let [sum, count, most, best] = [0, 0, -1, left];
  for (let i = to; i >= from; i -= 1) {
    const z = weeks[i]?.standardised ?? null;
    if (z === null) continue;
    sum += z;
    count += 1;
    if (i > left || sum ** 2 / count <= most) continue;
    most = sum ** 2 / count;
    best = i;
  }
  return best;
}

function lastValued(weeks: WeeksChart["weeks"], at: number): number {
  let place = at;
  while (place >= 0 && weeks[place]?.smoothed == null) place -= 1;
  return place;
}

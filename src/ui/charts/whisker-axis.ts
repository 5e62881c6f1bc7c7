import { type Axis, axisTicks } from "@/ui/charts/axis-ticks";

/** What a dot with whiskers is drawn from. */
export interface Whisker {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** The axis for a list of dots with whiskers; with `zero` (differences) it always shows zero. Positions are shares, 0 to 100. */
export function whiskerAxis(
  rows: readonly Whisker[],
  { min, max, zero }: { min: number; max: number; zero?: boolean },
): Axis & { place: (value: number) => number } {
  const values = rows.flatMap((row) => [row.value, row.low, row.high]).filter((n): n is number => n !== null);
  const axis = axisTicks(zero ? [...values, 0] : values, { min, max, parts: 4 });
  const span = axis.high - axis.low || 1;
  return {
    ...axis,
    place: (value) => Math.min(100, Math.max(0, Math.round(((value - axis.low) / span) * 1e4) / 100)),
  };
}

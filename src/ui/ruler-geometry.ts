/** What an interval ruler is drawn from, all in the metric's own unit. */
export interface RulerInput {
  value: number;
  low: number;
  high: number;
  before?: number | null;
  goal?: number | null;
  /** The scale's own ends; the ruler never shows room beyond them. */
  min?: number;
  max?: number;
  /** Both ends of the ruler, where several rulers stand side by side and must be read against each other. */
  axis?: readonly [from: number, to: number];
}

/** The same as shares of the ruler's length, 0 to 100. */
export interface RulerGeometry {
  low: number;
  width: number;
  value: number;
  before: number | null;
  goal: number | null;
}

const finite = (numbers: readonly (number | null | undefined)[]): number[] =>
  numbers.filter((n): n is number => typeof n === "number" && Number.isFinite(n));

/**
 * Places an interval, its value, the value before and the goal on a ruler of their own, with a quarter of their spread as
 * room at either side (never past `min` and `max`, where given). Null when value or interval is not a finite number.
 */
export function rulerGeometry({ value, low, high, before, goal, min, max, axis }: RulerInput): RulerGeometry | null {
  if (finite([value, low, high]).length < 3) return null;
  const marks = finite([value, low, high, before, goal]);
  const from = Math.min(...marks);
  const to = Math.max(...marks);
  const room = (to - from || 1) / 4;
  const start = axis?.[0] ?? Math.min(from, Math.max(from - room, min ?? Number.NEGATIVE_INFINITY));
  const end = axis?.[1] ?? Math.max(to, Math.min(to + room, max ?? Number.POSITIVE_INFINITY));
  const span = end - start || 1;
  const place = (n: number) => Math.round(((n - start) / span) * 1e4) / 100;
  const known = (n: number | null | undefined) => (finite([n]).length ? place(n as number) : null);
  return {
    low: place(low),
    width: Math.round((place(high) - place(low)) * 100) / 100,
    value: place(value),
    before: known(before),
    goal: known(goal),
  };
}

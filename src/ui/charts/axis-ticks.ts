/** The ends and the marks of a value axis. `cut`: the axis leaves out the scale's own zero or lower end, and must say so. */
export interface Axis {
  low: number;
  high: number;
  ticks: number[];
  cut: boolean;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round step (1, 2, 2.5 or 5 times a power of ten) that covers `span` in at most `parts` parts. */
export function roundStep(span: number, parts: number): number {
  const raw = span / Math.max(1, parts);
  const power = 10 ** Math.floor(Math.log10(raw));
  return (STEPS.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10) * power;
}

const clean = (n: number) => Number(n.toPrecision(12)) + 0;

/**
 * A value axis with round marks around `values`, never past the scale's ends `min` and `max`, and from `from` where given (0 for
 * rates that have room for it). At most `parts` parts. Without any value it shows the whole scale.
 */
export function axisTicks(
  values: readonly number[],
  { min, max, from, parts = 4 }: { min: number; max: number; from?: number; parts?: number },
): Axis {
  const known = values.filter((n) => Number.isFinite(n));
  let low = Math.max(min, known.length ? Math.min(...known, from ?? Number.POSITIVE_INFINITY) : min);
  let high = Math.min(max, known.length ? Math.max(...known) : max);
  if (high - low < 1e-9) {
    const room = (max - min) / 40;
    low = Math.max(min, low - room);
    high = Math.min(max, high + room);
  }
  const step = roundStep(high - low, parts);
  // Counted from the scale's lower end where that is no multiple of the step (1 to 7 by 2 is 1, 3, 5, 7, not 0, 2, 4, 6).
  const origin = Number.isInteger(min / step) ? 0 : min;
  const first = Math.max(min, clean(origin + Math.floor(clean((low - origin) / step)) * step));
  const last = Math.min(max, clean(origin + Math.ceil(clean((high - origin) / step)) * step));
  const ticks: number[] = [];
  for (let i = 0; i <= parts + 2 && first + i * step <= last + step * 1e-9; i++) ticks.push(clean(first + i * step));
  return { low: first, high: last, ticks, cut: first > (min < 0 ? 0 : min) };
}

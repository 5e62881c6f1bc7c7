import type { Axis } from "@/ui/charts/axis-ticks";

/** Steps, in minutes, at which every mark reads short: whole seconds, then minutes, hours and days. */
const STEPS = [1 / 6, 1, 2, 5, 10, 60, 120, 240, 1_440, 2_880, 7_200, 14_400, 28_800];
const MOST_PARTS = 6;

/** An axis of durations in minutes from 0 that covers `values`, with at most six steps. */
export function durationAxis(values: readonly number[]): Axis {
  const most = Math.max(1, ...values.filter((value) => Number.isFinite(value)));
  const step = STEPS.find((one) => most <= one * MOST_PARTS + 1e-9) ?? Math.ceil(most / MOST_PARTS / 1_440) * 1_440;
  const parts = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: parts + 1 }, (_, i) => i * step);
  return { low: 0, high: parts * step, ticks, cut: false };
}

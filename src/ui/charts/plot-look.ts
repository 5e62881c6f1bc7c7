import { formatValue } from "@/domain/metrics/display";
import type { Unit } from "@/domain/metrics/metric-id";
import type { Axis } from "@/ui/charts/axis-ticks";
import { isolated } from "@/ui/charts/isolate-text";

/** An axis without a line: its marks are words. */
export const PLAIN_AXIS = {
  tickLine: false,
  axisLine: false,
  tick: { fill: "var(--color-muted-foreground)", fontSize: 12 },
} as const;

/** The reading beside the pointer; points without a value are read too. */
export const READING = {
  isAnimationActive: false,
  cursor: { stroke: "var(--color-subtle-foreground)", strokeDasharray: "2 2" },
  filterNull: false,
} as const;

/** The upright axis: every mark named, with one decimal only where marks need it. */
export function valueAxis(axis: Axis, unit: Unit, locale: string) {
  const decimals = axis.ticks.every(Number.isInteger) ? 0 : 1;
  return {
    ...PLAIN_AXIS,
    domain: [axis.low, axis.high],
    ticks: axis.ticks,
    interval: 0,
    tickFormatter: (value: number) => formatValue(value, unit, { locale, decimals }),
  } as const;
}

/** The axis of points with a name each, of which as many are named as there is room for. */
export function namedAxis(points: readonly { readonly key: string; readonly label: string }[]) {
  const labels = new Map(points.map(({ key, label }) => [key, label]));
  return {
    ...PLAIN_AXIS,
    dataKey: "key",
    interval: "equidistantPreserveStart",
    minTickGap: 14,
    padding: { left: 12, right: 12 },
    tickFormatter: (key: string) => isolated(labels.get(key) ?? key),
  } as const;
}

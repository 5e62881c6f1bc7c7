import { roundStep } from "@/ui/charts/axis-ticks";

interface Bar {
  readonly kind: "end" | "change";
  readonly amount: number;
}

/** A bar between two amounts, and the level after it, from which the next one hangs. */
interface Step<B extends Bar> {
  readonly bar: B;
  readonly low: number;
  readonly high: number;
  readonly after: number;
}

/**
 * Lays out a waterfall: ends stand on the floor, changes hang from the level before. The floor is cut off 0, on a round
 * amount, where otherwise all steps together would take less than a third of the height.
 */
export function waterfallSteps<B extends Bar>(
  bars: readonly B[],
): { floor: number; ceiling: number; steps: Step<B>[] } {
  let level = 0;
  const placed = bars.map((bar) => {
    const before = level;
    level = bar.kind === "end" ? bar.amount : before + bar.amount;
    return { bar, before, after: level };
  });
  const levels = placed.flatMap(({ bar, before, after }) => (bar.kind === "end" ? [after] : [before, after]));
  const [lowest, ceiling] = [
    Math.min(...levels, 0 < bars.length ? Number.POSITIVE_INFINITY : 0),
    Math.max(...levels, 0),
  ];
  const span = ceiling - lowest;
  const step = roundStep(Math.max(span, 1e-9), 4);
  const floor = lowest > 0 && span < ceiling / 3 ? Math.max(0, Math.floor((lowest - span / 2) / step) * step) : 0;
  return {
    floor,
    ceiling,
    steps: placed.map(({ bar, before, after }) =>
      bar.kind === "end"
        ? { bar, low: floor, high: Math.max(floor, after), after }
        : { bar, low: Math.min(before, after), high: Math.max(before, after), after },
    ),
  };
}

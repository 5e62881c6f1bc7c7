import { axisTicks } from "@/ui/charts/axis-ticks";

/** The marks of an axis of shares from `floor` (tenths, 0…0.9) to 1, in round steps of per cent: 0.5, 0.6 … 1. */
export function shareRows(floor: number): number[] {
  return axisTicks([100 * floor, 100], { min: 0, max: 100, parts: 5 }).ticks.map((per) => per / 100);
}

import { roundHalfAway } from "@/domain/metrics/display";

/**
 * Rounds parts so that, as printed, they add up to the printed sum: each is rounded down, and what is then missing goes to
 * those with the largest remainders. No part moves by a whole last place. Example with one decimal: 0.25, 0.25, 0.25 of 0.75
 * (0.8) are 0.3, 0.3, 0.2.
 */
export function roundToSum(parts: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const sum = roundHalfAway(
    parts.reduce((total, part) => total + part, 0),
    decimals,
  );
  // The shortest decimal form first, so that 0.3 · 10 is 3 and not 3.0000000000000004.
  const scaled = parts.map((part) => Number((part * unit).toPrecision(12)));
  const floors = scaled.map(Math.floor);
  const missing = Math.round(sum * unit) - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = scaled
    .map((part, place) => ({ place, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ place }) => place));
  return floors.map((floor, place) => (floor + (raised.has(place) ? 1 : 0)) / unit + 0);
}

import { MetricError } from "@/domain/metrics/metric-error";

/**
 * Finite population correction √((N − n)/(N − 1)): what a standard error is multiplied by when `n` of a known, closed
 * list of `population` people answered. Everybody answered: 0. Off by default, because most programmes speak about
 * future customers; worth using only above 5 % (`correctionApplies`). Source: Cochran 1977.
 */
export function finitePopulationFactor(n: number, population: number): number {
  if (!(n >= 0 && n <= population && population >= 1 && Number.isFinite(population)))
    throw new MetricError("bad_counts", `${n} of ${population} people cannot be.`);
  return population === 1 ? (n === 1 ? 0 : 1) : Math.sqrt((population - n) / (population - 1));
}

/** Whether the sample is more than 5 % of the list. */
export function correctionApplies(n: number, population: number): boolean {
  return population > 0 && n / population > 0.05;
}

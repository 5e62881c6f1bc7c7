import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import { meanReading } from "@/domain/metrics/mean";
import type { Moments } from "@/domain/metrics/moments";
import { noReading, type Reading } from "@/domain/metrics/reading";

/** One customer's monthly recurring revenue at the start and at the end of a period, in one currency. */
export interface CustomerRevenue {
  readonly start: number;
  readonly end: number;
  /** Paid at some time before the start (then revenue from nothing is a return, not a new customer). */
  readonly wasCustomer?: boolean;
}

/** How recurring revenue moved, and the four rates that follow from it, in percent. */
export interface RevenueMovement {
  readonly startMrr: number;
  readonly churnedMrr: number;
  readonly contractionMrr: number;
  readonly expansionMrr: number;
  readonly newMrr: number;
  readonly reactivationMrr: number;
  readonly endMrr: number;
  /** (churned + contraction)/start: the headline. */
  readonly grossRevenueChurn: Reading;
  /** gross − expansion/start; below zero when expansion outweighs the losses. */
  readonly netRevenueChurn: Reading;
  /** 100 − gross, never above 100. */
  readonly grossRevenueRetention: Reading;
  /** 100 − net. */
  readonly netRevenueRetention: Reading;
}

/** What a movement of revenue is computed from, customer by customer added up: amounts, and the squares its error needs. */
export interface RevenueSums {
  /** Customers who paid at the start. */
  readonly n: number;
  readonly startMrr: number;
  readonly churnedMrr: number;
  readonly contractionMrr: number;
  readonly expansionMrr: number;
  readonly newMrr: number;
  readonly reactivationMrr: number;
  readonly endMrr: number;
  /** Over those n: Σ start², and Σ lost² and Σ lost·start, where `net` counts a growth as a loss below zero. */
  readonly startSquares: number;
  readonly grossSquares: number;
  readonly grossProducts: number;
  readonly netSquares: number;
  readonly netProducts: number;
}

/** Nobody's revenue. */
export const NO_REVENUE: RevenueSums = {
  n: 0,
  startMrr: 0,
  churnedMrr: 0,
  contractionMrr: 0,
  expansionMrr: 0,
  newMrr: 0,
  reactivationMrr: 0,
  endMrr: 0,
  startSquares: 0,
  grossSquares: 0,
  grossProducts: 0,
  netSquares: 0,
  netProducts: 0,
};

/**
 * Revenue churn and retention of a period from every customer's revenue at both ends. New and returning customers'
 * revenue is outside the rates. Example: 1,000 at the start; 200 churned, 50 contraction, 120 expansion: gross 25 %,
 * net 13 %, kept 75 %, with growth 87 %. Interval: Student's t on the linearised ratio, over customers.
 * Source: Baremetrics, ChartMogul, ChurnZero definitions.
 */
export function revenueMovement(customers: readonly CustomerRevenue[], level = DEFAULT_LEVEL): RevenueMovement {
  const bad = !customers.every(({ start, end }) => start >= 0 && end >= 0 && Number.isFinite(start + end));
  if (bad) return { ...amountsOf(NO_REVENUE), ...allRates(noReading("bad_numbers")) };
  return movementOfSums(sumRevenue(customers), level);
}

/** The same from sums, without a row a customer. */
export function movementOfSums(sums: RevenueSums, level = DEFAULT_LEVEL): RevenueMovement {
  const grossChurn = ratioReading(sums, "gross", level);
  const netChurn = ratioReading(sums, "net", level);
  return {
    ...amountsOf(sums),
    grossRevenueChurn: grossChurn,
    netRevenueChurn: netChurn,
    grossRevenueRetention: complement(grossChurn),
    netRevenueRetention: complement(netChurn),
  };
}

/** Adds up every customer's revenue at both ends of a period. */
export function sumRevenue(customers: readonly CustomerRevenue[]): RevenueSums {
  const sums = { ...NO_REVENUE };
  for (const { start, end, wasCustomer } of customers) {
    sums.startMrr += start;
    sums.endMrr += end;
    if (start === 0 && wasCustomer === true) sums.reactivationMrr += end;
    else if (start === 0) sums.newMrr += end;
    else if (end === 0) sums.churnedMrr += start;
    else if (end < start) sums.contractionMrr += start - end;
    else sums.expansionMrr += end - start;
    if (start === 0) continue;
    const lost = Math.max(0, start - end);
    sums.n += 1;
    sums.startSquares += start * start;
    sums.grossSquares += lost * lost;
    sums.grossProducts += lost * start;
    sums.netSquares += (start - end) ** 2;
    sums.netProducts += (start - end) * start;
  }
  return sums;
}

/**
 * Revenue lost as percent of the revenue at the start, as moments: mean = 100·Σlost/Σstart, and the standard deviation
 * whose standard error is that of the ratio (residuals lost − ratio·start over customers). `net` counts expansion
 * against the losses. So two periods compare as two means do.
 */
export function revenueLost(customers: readonly CustomerRevenue[], kind: "gross" | "net"): Moments {
  return lostOfSums(sumRevenue(customers), kind);
}

/** The same from sums: Σ(lost − r·start)² = Σlost² − 2r·Σlost·start + r²·Σstart². */
export function lostOfSums(sums: RevenueSums, kind: "gross" | "net"): Moments {
  const { n, startMrr: bottom, churnedMrr, contractionMrr, expansionMrr, startSquares } = sums;
  const top = churnedMrr + contractionMrr - (kind === "net" ? expansionMrr : 0);
  if (!(bottom > 0)) return { n: 0, mean: null, sd: null };
  if (n < 2) return { n, mean: (100 * top) / bottom, sd: null };
  const [own, products] =
    kind === "gross" ? [sums.grossSquares, sums.grossProducts] : [sums.netSquares, sums.netProducts];
  const ratio = top / bottom;
  const squares = own - 2 * ratio * products + ratio * ratio * startSquares;
  // What is left of cancelling terms is their rounding, not a spread.
  const left = squares > 1e-12 * (own + ratio * ratio * startSquares) ? squares : 0;
  return { n, mean: 100 * ratio, sd: (100 * n * Math.sqrt(left / (n - 1))) / bottom };
}

function amountsOf(sums: RevenueSums) {
  const { startMrr, churnedMrr, contractionMrr, expansionMrr, newMrr, reactivationMrr, endMrr } = sums;
  return { startMrr, churnedMrr, contractionMrr, expansionMrr, newMrr, reactivationMrr, endMrr };
}

function ratioReading(sums: RevenueSums, kind: "gross" | "net", level: number): Reading {
  const moments = lostOfSums(sums, kind);
  if (moments.mean === null) return noReading("no_denominator");
  return within(meanReading(moments, level), kind === "gross" ? 0 : Number.NEGATIVE_INFINITY, 100);
}

function within(reading: Reading, min: number, max: number): Reading {
  const { interval } = reading;
  if (interval === null) return reading;
  return {
    ...reading,
    interval: { ...interval, low: Math.max(min, interval.low), high: Math.min(max, interval.high) },
  };
}

function complement(reading: Reading): Reading {
  const { value, interval } = reading;
  return {
    ...reading,
    value: value === null ? null : 100 - value,
    interval: interval === null ? null : { ...interval, low: 100 - interval.high, high: 100 - interval.low },
  };
}

function allRates(reading: Reading) {
  return {
    grossRevenueChurn: reading,
    netRevenueChurn: reading,
    grossRevenueRetention: reading,
    netRevenueRetention: reading,
  };
}

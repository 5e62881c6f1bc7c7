import { type BootstrapOptions, bootstrapInterval } from "@/domain/metrics/bootstrap";
import type { Interval } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";

/** What the ratings are: names, ranks, differences that mean something, or ratios that do. */
export type MeasurementLevel = "nominal" | "ordinal" | "interval" | "ratio";

/** The ratings of one item by however many raters; null where one did not rate. */
export type RatedUnit = readonly (number | null)[];

/**
 * Krippendorff's α: agreement of any number of raters with any ratings missing; 1 perfect, 0 as by chance.
 * Units rated once say nothing and are left out. Null when undefined: nothing rated twice, or one value used by all.
 * Read it as: from .80 on reviewers agree, .667–.80 mostly, below that not enough to judge people.
 * Source: Krippendorff 1980, 2011.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], level: MeasurementLevel): number | null {
  const alpha = alphaOf(pairable(units), level);
  return Number.isFinite(alpha) ? alpha : null;
}

/** Bootstrap interval of α over units; the same seed gives the same interval. Null when α is undefined. */
export function krippendorffInterval(
  units: readonly RatedUnit[],
  level: MeasurementLevel,
  options: BootstrapOptions = {},
): Interval | null {
  const paired = pairable(units);
  if (alphaOf(paired, level) === null) return null;
  return bootstrapInterval(
    (random) =>
      alphaOf(
        paired.map((unit) => paired[Math.floor(random() * paired.length)] ?? unit),
        level,
      ),
    { resamples: 1000, ...options },
  );
}

/** What to say about an α. */
export function agreementWords(alpha: number | null): "agree" | "mostly agree" | "not enough to judge people" | null {
  if (alpha === null) return null;
  return alpha >= 0.8 ? "agree" : alpha >= 0.667 ? "mostly agree" : "not enough to judge people";
}

function pairable(units: readonly RatedUnit[]): number[][] {
  const paired: number[][] = [];
  for (const unit of units) {
    const ratings = unit.filter((rating) => rating !== null);
    if (!ratings.every(Number.isFinite)) throw new MetricError("not_finite", "A rating is a finite number or null.");
    if (ratings.length > 1) paired.push(ratings);
  }
  return paired;
}

function alphaOf(units: readonly (readonly number[])[], level: MeasurementLevel): number | null {
  const totals = new Map<number, number>();
  let n = 0;
  for (const unit of units)
    for (const value of unit) {
      totals.set(value, (totals.get(value) ?? 0) + 1);
      n += 1;
    }
  if (n === 0 || totals.size < 2) return null;
  if (level === "nominal") return alphaNominal(units, totals, n);
  if (level === "ratio") return alphaPairs(units, totals, n, (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2));
  const place = level === "interval" ? null : midRanks(totals);
  return alphaInterval(units, place, n);
}

/** Names: two ratings differ or they do not; counts suffice. */
function alphaNominal(units: readonly (readonly number[])[], totals: ReadonlyMap<number, number>, n: number): number {
  let seen = 0;
  for (const unit of units) {
    let same = 0;
    for (const a of unit) for (const b of unit) if (a === b) same += 1;
    seen += (unit.length ** 2 - same) / (unit.length - 1);
  }
  let expected = n * n;
  for (const count of totals.values()) expected -= count * count;
  return 1 - ((n - 1) * seen) / expected;
}

/** Squared differences: sums of squares about the mean replace the pairs. Ranks are differences of mid-ranks. */
function alphaInterval(
  units: readonly (readonly number[])[],
  place: ReadonlyMap<number, number> | null,
  n: number,
): number | null {
  const at = (value: number) => (place === null ? value : (place.get(value) ?? 0));
  let total = 0;
  for (const unit of units) for (const value of unit) total += at(value);
  const mean = total / n;
  let within = 0;
  let all = 0;
  for (const unit of units) {
    let sum = 0;
    for (const value of unit) sum += at(value) - mean;
    const centre = sum / unit.length;
    let squares = 0;
    for (const value of unit) {
      const gap = at(value) - mean;
      squares += (gap - centre) ** 2;
      all += gap * gap;
    }
    within += (unit.length * squares) / (unit.length - 1);
  }
  return all > 0 ? 1 - ((n - 1) * within) / (n * all) : null;
}

/** Any distance, pair by pair of the distinct values. */
function alphaPairs(
  units: readonly (readonly number[])[],
  totals: ReadonlyMap<number, number>,
  n: number,
  distance: (a: number, b: number) => number,
): number | null {
  let seen = 0;
  for (const unit of units) {
    let apart = 0;
    for (const a of unit) for (const b of unit) apart += distance(a, b);
    seen += apart / (unit.length - 1);
  }
  let expected = 0;
  for (const [a, countA] of totals) for (const [b, countB] of totals) expected += countA * countB * distance(a, b);
  return expected > 0 ? 1 - ((n - 1) * seen) / expected : null;
}

/** How many ratings lie below a value, its own counted half: ordinal distance is the difference of these. */
function midRanks(totals: ReadonlyMap<number, number>): Map<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...totals].sort(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}

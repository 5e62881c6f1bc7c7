import { MetricError } from "@/domain/metrics/metric-error";

/** How far apart two categories are: not at all or fully (`none`), by steps, or by squared steps. */
export type KappaWeights = "none" | "linear" | "quadratic";

/** A rating by one person; null where it is missing. */
export type Rating = string | number | null;

/**
 * Cohen's κ of two raters: agreement beyond chance, 1 perfect, 0 as by chance. Weighted by steps for ordered ratings;
 * steps are counted in `categories` (all points of the scale) or, without it, between the values that occur.
 * Pairs with a missing rating are left out. Null when undefined: no pairs, or one value used by all.
 * Source: Cohen 1960, 1968.
 */
export function cohenKappa(
  a: readonly Rating[],
  b: readonly Rating[],
  weights: KappaWeights = "none",
  categories?: readonly (string | number)[],
): number | null {
  if (a.length !== b.length) throw new MetricError("bad_parameter", "Both raters rate the same items.");
  const pairs: [string | number, string | number][] = [];
  for (const [i, first] of a.entries()) {
    const second = b[i] ?? null;
    if (first !== null && second !== null) pairs.push([first, second]);
  }
  const n = pairs.length;
  const order = categories ?? [...new Set(pairs.flat())].sort(byValue);
  const index = new Map(order.map((category, i) => [category, i]));
  if (n === 0) return null;
  const rows = order.map(() => 0);
  const columns = order.map(() => 0);
  let seen = 0;
  for (const [first, second] of pairs) {
    const i = index.get(first);
    const j = index.get(second);
    if (i === undefined || j === undefined) throw new MetricError("bad_parameter", "A rating is no category.");
    rows[i] = (rows[i] ?? 0) + 1;
    columns[j] = (columns[j] ?? 0) + 1;
    seen += distance(i, j, weights);
  }
  let expected = 0;
  for (const [i, row] of rows.entries())
    for (const [j, column] of columns.entries()) expected += (row * column * distance(i, j, weights)) / n;
  return expected > 0 ? 1 - seen / expected : null;
}

/**
 * Fleiss' κ of a fixed number of raters: `counts[i][c]` raters put item i into category c. Null when undefined.
 * Throws `bad_counts` when items have different numbers of ratings. Source: Fleiss 1971.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number | null {
  const first = counts[0];
  if (first === undefined) return null;
  const raters = sum(first);
  if (!counts.every((row) => row.every((count) => count >= 0) && sum(row) === raters))
    throw new MetricError("bad_counts", "Every item needs the same number of ratings.");
  if (raters < 2) return null;
  const items = counts.length;
  const seen =
    counts.reduce((total, row) => total + (sum(row.map((c) => c * c)) - raters) / (raters * (raters - 1)), 0) / items;
  const shares = first.map((_, c) => counts.reduce((total, row) => total + (row[c] ?? 0), 0) / (items * raters));
  const chance = sum(shares.map((share) => share * share));
  return shares.some((share) => share === 1) ? null : (seen - chance) / (1 - chance);
}

function distance(i: number, j: number, weights: KappaWeights): number {
  if (weights === "linear") return Math.abs(i - j);
  return weights === "quadratic" ? (i - j) ** 2 : i === j ? 0 : 1;
}

function byValue(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

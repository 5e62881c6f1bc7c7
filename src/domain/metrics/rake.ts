import { MetricError } from "@/domain/metrics/metric-error";

/** One combination of values (region EU, tier pro) and how many answered in it. */
export interface RakeCell {
  readonly values: Readonly<Record<string, string>>;
  readonly n: number;
}

/** The known shares of each value of each variable; each variable's add up to 1. */
export type Margins = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Weights, and what they cost: `effectiveN` answers of equal weight would say as much. */
export interface Raked {
  /** One weight per cell, mean 1 over answers. */
  readonly weights: readonly number[];
  readonly effectiveN: number;
  readonly designEffect: number;
  /** False when the margins cannot all be met at once. */
  readonly converged: boolean;
}

/**
 * Raking (iterative proportional fitting): weights under which every margin has its known share, when only margins
 * are known. Stops when no margin is off by more than 1e-8; `trim` cuts weights to a range and fits again.
 * Throws `bad_parameter` when a wanted value has no answer or an answered value no share, `no_convergence` when the
 * margins need a combination that nobody answered. Source: Deming & Stephan 1940.
 */
export function rake(
  cells: readonly RakeCell[],
  margins: Margins,
  {
    trim,
    tolerance = 1e-8,
    rounds = 1000,
  }: { trim?: readonly [number, number]; tolerance?: number; rounds?: number } = {},
): Raked {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  if (!(n > 0) || !cells.every((cell) => cell.n >= 0 && Number.isFinite(cell.n)))
    throw new MetricError("bad_counts", "Raking needs cells with answers.");
  for (const [variable, shares] of Object.entries(margins)) assertMargin(cells, variable, shares);
  const weights = cells.map(() => 1);
  let converged = false;
  for (let round = 0; round < rounds && !converged; round += 1) {
    let worst = 0;
    for (const [variable, shares] of Object.entries(margins))
      for (const [value, share] of Object.entries(shares)) {
        const members = cells.flatMap((cell, i) => (cell.values[variable] === value ? [i] : []));
        const weighted = members.reduce((sum, i) => sum + (weights[i] ?? 0) * (cells[i]?.n ?? 0), 0);
        if (weighted === 0) continue;
        const factor = (share * n) / weighted;
        worst = Math.max(worst, Math.abs(factor - 1));
        for (const i of members) weights[i] = (weights[i] ?? 0) * factor;
      }
    if (trim !== undefined)
      for (const [i, weight] of weights.entries()) weights[i] = Math.min(trim[1], Math.max(trim[0], weight));
    converged = worst < tolerance;
  }
  const sum = cells.reduce((acc, cell, i) => acc + cell.n * (weights[i] ?? 0), 0);
  const squares = cells.reduce((acc, cell, i) => acc + cell.n * (weights[i] ?? 0) ** 2, 0);
  const effectiveN = sum ** 2 / squares;
  if (!(effectiveN > 0 && Number.isFinite(effectiveN)))
    throw new MetricError("no_convergence", "No weights meet these margins: a combination that they need is empty.");
  return { weights, effectiveN, designEffect: n / effectiveN, converged };
}

/** Weights are trimmed to this range by default where a workspace asks for trimming. */
export const DEFAULT_TRIM: readonly [number, number] = [0.3, 3];

/** Merges cells under `least` answers into the smallest other one of the same variable's values: "(other)". */
export function collapseSmall(cells: readonly RakeCell[], variable: string, least = 20): RakeCell[] {
  const totals = new Map<string, number>();
  for (const { values, n } of cells) totals.set(values[variable] ?? "", (totals.get(values[variable] ?? "") ?? 0) + n);
  const small = new Set([...totals].filter(([, n]) => n < least).map(([value]) => value));
  if (small.size === 0) return [...cells];
  return cells.map((cell) =>
    small.has(cell.values[variable] ?? "") ? { ...cell, values: { ...cell.values, [variable]: "(other)" } } : cell,
  );
}

function assertMargin(cells: readonly RakeCell[], variable: string, shares: Readonly<Record<string, number>>): void {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6 || Object.values(shares).some((share) => !(share >= 0)))
    throw new MetricError("bad_parameter", `The shares of "${variable}" must add up to 1.`);
  const answered = new Set(cells.filter(({ n }) => n > 0).map(({ values }) => values[variable]));
  for (const [value, share] of Object.entries(shares))
    if (share > 0 && !answered.has(value))
      throw new MetricError("bad_parameter", `Nobody of ${variable} ${value} answered.`);
  for (const value of answered)
    if (value === undefined || !Object.hasOwn(shares, value))
      throw new MetricError("bad_parameter", `${variable} ${value ?? "(none)"} has no known share.`);
}

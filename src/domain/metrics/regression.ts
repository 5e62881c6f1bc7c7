import { type Matrix, symmetricEigen } from "@/domain/metrics/matrix";
import { MetricError } from "@/domain/metrics/metric-error";

/** Correlations of predictors among each other and with the outcome, over complete rows. */
export interface Correlations {
  readonly n: number;
  readonly among: number[][];
  readonly withOutcome: number[];
}

/** A row of predictor values; null where one is missing. */
export type PredictorRow = readonly (number | null)[];

/**
 * Correlation matrix over the rows without a missing value. Throws `constant_predictor`, `singular_correlation_matrix`
 * (a predictor is a combination of others) or `not_enough_rows`.
 */
export function correlations(rows: readonly PredictorRow[], outcome: readonly (number | null)[]): Correlations {
  if (rows.length !== outcome.length) throw new MetricError("bad_parameter", "One outcome for each row.");
  const complete: number[][] = [];
  for (const [i, row] of rows.entries()) {
    const all = [...row, outcome[i] ?? null].filter((value) => value !== null);
    if (!all.every(Number.isFinite)) throw new MetricError("not_finite", "Every value is a finite number or null.");
    if (all.length === row.length + 1) complete.push(all);
  }
  const n = complete.length;
  const width = (rows[0]?.length ?? 0) + 1;
  if (width < 2 || n < 3) throw new MetricError("not_enough_rows", "Too few complete answers.");
  const columns = Array.from({ length: width }, (_, j) => standardised(complete.map((row) => row[j] ?? 0)));
  if (n <= width)
    throw new MetricError("not_enough_rows", `${n} complete answers for ${width - 1} predictors are too few.`);
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const predictors = columns.slice(0, -1);
  const target = columns.at(-1) ?? [];
  const among = predictors.map((a, i) => predictors.map((b, j) => (i === j ? 1 : dot(a, b))));
  if (Math.min(...symmetricEigen(among).values) < 1e-10)
    throw new MetricError("singular_correlation_matrix", "A predictor is a combination of the others.");
  return { n, among, withOutcome: predictors.map((column) => dot(column, target)) };
}

/** The square root of a symmetric matrix through its eigenvalues. */
export function squareRoot(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  return vectors.map((row) =>
    vectors.map((other) => row.reduce((sum, value, k) => sum + value * (roots[k] ?? 0) * (other[k] ?? 0), 0)),
  );
}

function standardised(values: readonly number[]): number[] {
  const first = values[0] ?? 0;
  if (values.every((value) => value === first))
    throw new MetricError("constant_predictor", "A column has one value only.");
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}

/** Why a metric refused its parameters. Bad *data* never throws: it gives `null` with a reason. */
export type MetricErrorCode =
  | "bad_level"
  | "bad_counts"
  | "bad_period"
  | "bad_parameter"
  | "wrong_scale"
  | "mixed_scales"
  | "constant_predictor"
  | "singular_correlation_matrix"
  | "not_enough_rows"
  | "not_finite"
  | "no_convergence";

/** A typed refusal of parameters that make no sense (a level of 2, bandings that must not be pooled). */
export class MetricError extends Error {
  readonly code: MetricErrorCode;
  constructor(code: MetricErrorCode, message: string) {
    super(message);
    this.name = "MetricError";
    this.code = code;
  }
}

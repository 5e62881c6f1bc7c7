/** What a family of operational numbers (staying, service, promises, quality, invitations) is asked for. */
export interface OperationRequest {
  /** Days, both included. */
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly filter: readonly { readonly dimension: string; readonly value: string }[];
  /** By what it is cut as well; null: the totals alone. */
  readonly by: string | null;
  /** The workspace's local day now: what is not over is not judged. */
  readonly today: string;
}

/** What was counted in one period; `group` is null for the total, else a value of `by`. */
export interface OperationCell<Input> {
  readonly period: number;
  readonly group: string | null;
  readonly input: Input;
}

/**
 * How a number's weekly values scatter where nothing changes. `share`: as a share of n does. `score`: as the mean of n single
 * answers whose variance is known (NPS: of +100, 0 and −100). `value`: as its first weeks show, one week's weight being its n.
 * `time`: the same of the logarithm of its median, since waiting is skewed.
 */
export type WeekKind = "share" | "score" | "value" | "time";

/** One week of a followed number. */
export interface WeekFigure {
  /** Local days, both included. */
  readonly start: string;
  readonly end: string;
  /** In the metric's unit; null where nothing was counted, or where it may not be told. */
  readonly value: number | null;
  readonly n: number;
  /** Of scores: the variance of one answer in this week, by n, in the unit squared. */
  readonly variance?: number;
}

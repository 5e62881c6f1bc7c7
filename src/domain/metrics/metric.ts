import { ces } from "@/domain/metrics/ces";
import { scaleFor } from "@/domain/metrics/change";
import { csat } from "@/domain/metrics/csat";
import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import type { Better, MetricId, ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import { METRIC_TEXTS, type MetricText } from "@/domain/metrics/metric-texts";
import { nps } from "@/domain/metrics/nps";
import { completionRate } from "@/domain/metrics/rates";
import type { Reading } from "@/domain/metrics/reading";
import { type CustomerRevenue, revenueMovement } from "@/domain/metrics/revenue";
import type { Scale, ScaleId } from "@/domain/metrics/scale";
import type { ScoreResult } from "@/domain/metrics/score-result";
import { qualityScore, type Review } from "@/domain/metrics/scorecard";
import { shareReading } from "@/domain/metrics/share";
import { answered, type Tally, withHeldCounted } from "@/domain/metrics/tally";
import { summarizeTimes } from "@/domain/metrics/times";

export type { MetricId, ScoreMetricId } from "@/domain/metrics/metric-id";

/** A score metric is computed from the tally of its answers and the scale they were given on. */
export interface ScoreInput {
  readonly tally: Tally;
  readonly scale: ScaleId;
}

/** A rate is computed from two counts, a part and its whole. */
export interface ShareInput {
  readonly numerator: number;
  readonly denominator: number;
}

/** Revenue rates are computed from each customer's revenue at both ends of the period. */
export interface RevenueInput {
  readonly customers: readonly CustomerRevenue[];
}

/** Times are computed from the minutes of each request. */
export interface MinutesInput {
  readonly minutes: readonly number[];
}

/** What each metric is computed from. */
export interface MetricInputs {
  readonly nps: ScoreInput;
  readonly csat: ScoreInput;
  readonly ces: ScoreInput;
  readonly response_rate: ShareInput;
  readonly completion_rate: ScoreInput;
  readonly customer_churn: ShareInput;
  readonly customer_retention: ShareInput;
  readonly revenue_churn: RevenueInput;
  readonly net_revenue_retention: RevenueInput;
  readonly first_response_time: MinutesInput;
  readonly resolution_time: MinutesInput;
  readonly sla_attainment: ShareInput;
  readonly quality_score: { readonly reviews: readonly Review[] };
}

/** What a metric is: its place in the closed list, its words and its formula. */
export interface MetricDefinition<Id extends MetricId = MetricId> extends MetricText {
  readonly id: Id;
  readonly name: string;
  readonly unit: Unit;
  /** Which direction is good news. */
  readonly better: Better;
  /** The least and the greatest value it can take; null where there is no bound (or the scale sets it). */
  readonly min: number | null;
  readonly max: number | null;
  /** What n counts: "answers", "customers". */
  readonly counts: string;
  /** Its value where there is nothing to compute from: null for every metric, because 0 would be a statement. */
  readonly emptyValue: null;
  /** Value, n and interval in its unit, from what the metric is made of. */
  readonly compute: (input: MetricInputs[Id], level?: number) => Reading;
}

const score =
  (metric: ScoreMetricId) =>
  ({ tally, scale }: ScoreInput, level = DEFAULT_LEVEL): ScoreResult =>
    computeScore(metric, tally, scale, level);

const share = ({ numerator, denominator }: ShareInput, level = DEFAULT_LEVEL): Reading =>
  shareReading(numerator, denominator, level);

const median = ({ minutes }: MinutesInput, level = DEFAULT_LEVEL): Reading =>
  summarizeTimes(minutes, [], null, level).median;

/** The closed list. Dashboards, API, exports, goals and alerts go through it and nowhere else. */
export const METRICS: { readonly [Id in MetricId]: MetricDefinition<Id> } = {
  nps: {
    ...METRIC_TEXTS.nps,
    id: "nps",
    name: "Net Promoter Score",
    unit: "points",
    better: "up",
    min: -100,
    max: 100,
    counts: "answers",
    emptyValue: null,
    compute: score("nps"),
  },
  csat: {
    ...METRIC_TEXTS.csat,
    id: "csat",
    name: "Customer satisfaction",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "answers",
    emptyValue: null,
    compute: score("csat"),
  },
  ces: {
    ...METRIC_TEXTS.ces,
    id: "ces",
    name: "Ease (customer effort)",
    unit: "score",
    better: "up",
    min: null,
    max: null,
    counts: "answers",
    emptyValue: null,
    compute: score("ces"),
  },
  response_rate: {
    ...METRIC_TEXTS.response_rate,
    id: "response_rate",
    name: "Response rate",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "delivered invitations",
    emptyValue: null,
    compute: share,
  },
  completion_rate: {
    ...METRIC_TEXTS.completion_rate,
    id: "completion_rate",
    name: "Completion rate",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "started answers",
    emptyValue: null,
    compute: score("completion_rate"),
  },
  customer_churn: {
    ...METRIC_TEXTS.customer_churn,
    id: "customer_churn",
    name: "Customer churn",
    unit: "percent",
    better: "down",
    min: 0,
    max: 100,
    counts: "customers at the start",
    emptyValue: null,
    compute: share,
  },
  customer_retention: {
    ...METRIC_TEXTS.customer_retention,
    id: "customer_retention",
    name: "Customer retention",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "customers at the start",
    emptyValue: null,
    compute: share,
  },
  revenue_churn: {
    ...METRIC_TEXTS.revenue_churn,
    id: "revenue_churn",
    name: "Revenue churn",
    unit: "percent",
    better: "down",
    min: 0,
    max: 100,
    counts: "customers at the start",
    emptyValue: null,
    compute: ({ customers }, level) => revenueMovement(customers, level).grossRevenueChurn,
  },
  net_revenue_retention: {
    ...METRIC_TEXTS.net_revenue_retention,
    id: "net_revenue_retention",
    name: "Net revenue retention",
    unit: "percent",
    better: "up",
    min: 0,
    max: null,
    counts: "customers at the start",
    emptyValue: null,
    compute: ({ customers }, level) => revenueMovement(customers, level).netRevenueRetention,
  },
  first_response_time: {
    ...METRIC_TEXTS.first_response_time,
    id: "first_response_time",
    name: "First response time",
    unit: "minutes",
    better: "down",
    min: 0,
    max: null,
    counts: "answered requests",
    emptyValue: null,
    compute: median,
  },
  resolution_time: {
    ...METRIC_TEXTS.resolution_time,
    id: "resolution_time",
    name: "Resolution time",
    unit: "minutes",
    better: "down",
    min: 0,
    max: null,
    counts: "resolved requests",
    emptyValue: null,
    compute: median,
  },
  sla_attainment: {
    ...METRIC_TEXTS.sla_attainment,
    id: "sla_attainment",
    name: "SLA attainment",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "judged targets",
    emptyValue: null,
    compute: share,
  },
  quality_score: {
    ...METRIC_TEXTS.quality_score,
    id: "quality_score",
    name: "Quality of service",
    unit: "percent",
    better: "up",
    min: 0,
    max: 100,
    counts: "reviews",
    emptyValue: null,
    compute: ({ reviews }, level) => qualityScore(reviews, level),
  },
};

/** Whether a text names a metric. */
export function isMetricId(text: string): text is MetricId {
  return Object.hasOwn(METRICS, text);
}

/** Whether a metric follows from a tally of scores. */
export function isScoreMetric(id: MetricId): id is ScoreMetricId {
  return id === "nps" || id === "csat" || id === "ces" || id === "completion_rate";
}

/**
 * A score metric from its tally: value, n, interval, bands, distribution and what stands beside. Values are unrounded.
 * With answers held for review, `also.withHeld` says what the value would be with them.
 * Throws `wrong_scale` when the scale is another metric's; bad counts give null with a reason.
 */
export function computeScore(
  metric: ScoreMetricId,
  tally: Tally,
  scale: ScaleId | Scale,
  level = DEFAULT_LEVEL,
): ScoreResult {
  const used = scaleFor(metric, scale);
  const compute = COMPUTE[metric];
  const result = compute(tally, used, level);
  if (answered(tally.held) === 0) return result;
  const { value, n, interval, reason } = compute(withHeldCounted(tally), used, level);
  const withHeld = reason === undefined ? { value, n, interval } : { value, n, interval, reason };
  return { ...result, also: { ...result.also, withHeld } };
}

const COMPUTE: Readonly<Record<ScoreMetricId, (tally: Tally, scale: Scale, level: number) => ScoreResult>> = {
  nps,
  csat,
  ces,
  completion_rate: completionRate,
};

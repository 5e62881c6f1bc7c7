/** Every metric this product knows. Nothing else is a metric. */
export type MetricId =
  | "nps"
  | "csat"
  | "ces"
  | "response_rate"
  | "completion_rate"
  | "customer_churn"
  | "customer_retention"
  | "revenue_churn"
  | "net_revenue_retention"
  | "first_response_time"
  | "resolution_time"
  | "sla_attainment"
  | "quality_score";

/** The metrics that follow from a tally of scores alone. */
export type ScoreMetricId = "nps" | "csat" | "ces" | "completion_rate";

/** The metrics that follow from customers, interactions, reviews and invitations instead. */
export type OperationMetricId = Exclude<MetricId, ScoreMetricId>;

/** What a value is measured in: points −100…100, percent 0…100, score on the question's own scale, minutes. */
export type Unit = "points" | "percent" | "score" | "minutes";

/** Which direction is good news. */
export type Better = "up" | "down";

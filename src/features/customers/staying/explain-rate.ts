import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { StayData } from "@/features/customers/staying/read-staying";
import type { StayContext } from "@/features/customers/staying/view";
import { ledgerPath } from "@/platform/handed-on";

/**
 * Where a rate of the page says how it came about: over its days, with its filters, compared as here. Everywhere else
 * customers are counted by the workspace's reading: by the other one a rate of customers stands here alone, so that leads to
 * what the metric means. Revenue has one reading.
 */
export function explainRate(
  metric: OperationMetricId,
  { days, filters, reading, ownReading }: Pick<StayData, "days" | "filters" | "reading" | "ownReading">,
  { home }: Pick<StayContext, "home">,
): string {
  const ofCustomers = metric === "customer_churn" || metric === "customer_retention";
  if (ofCustomers && reading !== ownReading) return `${home}/explain/${metric}`;
  const asked = Object.fromEntries(filters.map(({ dimension, value }) => [dimension, value]));
  return ledgerPath(home, metric, { ...days.range, compared: days.compared, filters: asked });
}

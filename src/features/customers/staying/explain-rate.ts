import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { StayData } from "@/features/customers/staying/read-staying";
import type { StayContext } from "@/features/customers/staying/view";
import { ledgerPath } from "@/platform/handed-on";

/**
 * Where a rate of the page says how it came about: over its days, with its filters, compared as here. By Stripe's reading
 * another number stands here than anywhere else, so that leads to what the metric means.
 */
export function explainRate(
  metric: OperationMetricId,
  { days, filters, reading }: Pick<StayData, "days" | "filters" | "reading">,
  { home }: Pick<StayContext, "home">,
): string {
  if (reading === "stripe") return `${home}/explain/${metric}`;
  const asked = Object.fromEntries(filters.map(({ dimension, value }) => [dimension, value]));
  return ledgerPath(home, metric, { ...days.range, compared: days.compared, filters: asked });
}

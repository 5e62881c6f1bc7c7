import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { isLongerThanYears, QUERY_LIMITS } from "@/features/dashboards/input";
import type { OperationQuery } from "@/features/dashboards/operations/compute-operation";
import { settleDays } from "@/features/dashboards/operations/settle-days";
import { chooseDays } from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import type { HandedOn } from "@/platform/handed-on";

/**
 * The days of an address and what they are compared with, as screens tell this number of them; nothing is compared unasked.
 * Without days, or with all there are, the number takes its usual ones: a name needs not know here when everything began.
 */
export function chooseExplainedDays(
  query: DashboardQuery,
  metric: MetricId,
  workspace: WorkspaceCalendar,
  today: string,
  { compared }: HandedOn = {},
): Pick<OperationQuery, "from" | "to" | "compare" | "compared" | "otherwise"> {
  const { from, to, preset, compare = "none" } = query;
  const against = compare === "none" ? {} : { compare };
  if (from !== undefined && to !== undefined) {
    // No screen compares days with later ones, with their own or with more than a query may ask for.
    const told = compared && compared.to < from && !isLongerThanYears(compared.from, compared.to, QUERY_LIMITS.years);
    return { from, to, ...against, ...(told ? { compared } : {}) };
  }
  if (preset === undefined || preset === "all") return against;
  const days = chooseDays({ ...query, compare }, { today, first: null, last: null }, workspace);
  if (isScoreMetric(metric)) return { ...days.range, ...against, compared: days.compared };
  const { range, ...told } = settleDays(days, query.compare, { metric, today }, workspace);
  return { ...range, ...against, ...told };
}

import type { Tx } from "@/db/client";
import { findOperationStart } from "@/db/queries/find-operation-start";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { FollowedNumber, FollowedQuery } from "@/features/dashboards/followed/read-followed";
import { trailingMonths } from "@/features/dashboards/operations/choose-operation-range";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";

/** What of operations a mail tells; churn says retention too, as both are one test. */
const TOLD = [
  ...(["first_response_time", "resolution_time", "sla_attainment", "quality_score"] as const),
  ...(["customer_churn", "net_revenue_retention"] as const),
] satisfies readonly OperationMetricId[];

/**
 * Numbers of customers, service and quality over the days of a mail, where the workspace has such records. Who stays and
 * leaves is told of whole months, and so only in the mail whose days a month ends in: in the next one it were old.
 */
export async function readFollowedOperations(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { days, compared }: Pick<FollowedQuery, "days" | "compared">,
  now: Date,
): Promise<FollowedNumber[]> {
  const starts = await findOperationStart(tx, scope);
  const numbers: FollowedNumber[] = [];
  for (const metric of TOLD) {
    const { record } = OPERATIONS[metric];
    if (starts[record] === null) continue;
    const own =
      record === "stays"
        ? await monthsWithin(tx, scope, days, localDay(now, workspace.zone))
        : { range: days, compared };
    if (own === null) continue;
    const asked = { metric, filters: {}, ...own.range, compared: own.compared };
    const { answer } = await computeOperation(tx, scope, workspace, asked, now);
    numbers.push({
      ...{ surveyId: null, survey: "", questionId: "", metric, max: 0, suppressed: false },
      ...{ value: answer.value, n: answer.n, interval: answer.interval, counts: answer.counts },
      change: answer.comparison,
      days: own,
    });
  }
  return numbers;
}

/** The months of the workspace's window that end within these days, and those before them. */
async function monthsWithin(
  tx: Tx,
  scope: WorkspaceScope,
  { from, to }: DayRange,
  today: string,
): Promise<{ range: DayRange; compared: DayRange } | null> {
  const next = addDays(to, 1);
  const end = addDays(`${next.slice(0, 7)}-01`, -1);
  if (end < from || end > to) return null;
  const { months } = await readChurnWindow(tx, scope, today);
  const range = trailingMonths(end, months);
  return { range, compared: trailingMonths(addDays(range.from, -1), months) };
}

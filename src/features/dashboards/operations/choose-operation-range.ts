import type { Tx } from "@/db/client";
import { findOperationStart } from "@/db/queries/find-operation-start";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, dayOf, partsOf } from "@/domain/calendar/day";
import { defaultRange } from "@/domain/calendar/period-range";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { latest, type WorkspaceCalendar, withinLimit } from "@/features/dashboards/choose-range";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { MetricQuery } from "@/features/dashboards/input";
import type { Operation } from "@/features/dashboards/operations/operation-table";
import { settleDays, type ToldDays } from "@/features/dashboards/operations/settle-days";

/**
 * The days a number of customers or of service is about. Both named: those. Neither: who stays and leaves is stated over the
 * trailing months of the workspace's window, all else over its default range, which ends where all of it is settled. What
 * they are compared with is not chosen here. Throws 400 past twenty years.
 */
export async function chooseOperationRange(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  {
    operation,
    query,
  }: {
    readonly operation: Operation;
    readonly query: Pick<MetricQuery, "from" | "to"> & { readonly metric: OperationMetricId };
  },
  today: string,
): Promise<ToldDays> {
  const { from, to, metric } = query;
  const alone = (range: DayRange) => ({ range, compared: null });
  if (from !== undefined) return alone(withinLimit({ from, to: to ?? latest(from, today) }));
  // Whole months: what is tallied of stays, and what the page of staying and leaving shows.
  if (operation.record === "stays")
    return alone(
      trailingMonths(to ?? addDays(`${today.slice(0, 7)}-01`, -1), (await readChurnWindow(tx, scope, today)).months),
    );
  if (to !== undefined) return alone({ from: addDays(to, 1 - (workspace.rangeDays ?? 28)), to });
  const first = (await findOperationStart(tx, scope))[operation.record];
  const { start, end } = defaultRange(today, first, workspace.rangeDays);
  const usual = { ...alone({ from: start, to: end }), soFar: false, chosen: "default" } as const;
  return settleDays(usual, undefined, { metric, today }, workspace);
}

/** The whole months that end with a day: of 30 November one month is all of November. */
export function trailingMonths(to: string, months: number): DayRange {
  const [year, month, date] = partsOf(addDays(to, 1));
  return { from: dayOf(year, month - months, date), to };
}

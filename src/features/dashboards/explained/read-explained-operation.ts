import type { Tx } from "@/db/client";
import { hidingAgents } from "@/db/queries/quality/hide-agents";
import { countLeftOut } from "@/db/queries/service/count-left-out";
import { findTimeClock } from "@/db/queries/service/find-time-clock";
import { readTimeInputs } from "@/db/queries/service/read-time-inputs";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { OperationMetricId } from "@/domain/metrics/metric-id";
import { summarizeTimeCounts } from "@/domain/metrics/time-counts";
import type { TimeClock } from "@/domain/service/time-measure";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import {
  type ComputedOperation,
  computeOperation,
  type OperationQuery,
} from "@/features/dashboards/operations/compute-operation";

/** A number that follows from no answers, with everything that its ledger says. */
export interface ExplainedOperation {
  readonly computed: ComputedOperation;
  readonly metric: OperationMetricId;
  /** Of times: by which clock it is, and what it is by the other one in minutes. */
  readonly clock: { readonly used: TimeClock; readonly other: number | null } | null;
  /** Interactions of these days that count nowhere. */
  readonly leftOut: number;
  /** The workspace's local day. */
  readonly today: string;
}

/** A number of the API or of a screen, to be explained. */
export async function readExplainedOperation(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OperationQuery,
  now: Date,
): Promise<ExplainedOperation> {
  const { metric, filters } = query;
  const computed = await computeOperation(tx, scope, workspace, query, now);
  const { from, to } = computed.answer;
  const today = localDay(now, workspace.zone);
  const measure =
    metric === "first_response_time" ? "first_response" : metric === "resolution_time" ? "resolution" : null;
  if (measure === null) return { computed, metric, clock: null, leftOut: 0, today };
  const used = await findTimeClock(tx, scope);
  const filter = Object.entries(filters).map(([dimension, value]) => ({ dimension, value }));
  const request = { periods: [{ from, to }], filter, by: null, today };
  const cells = await hidingAgents(readTimeInputs)(
    tx,
    scope,
    request,
    measure,
    used === "clock" ? "business" : "clock",
  );
  const { median } = summarizeTimeCounts(cells[0]?.input.counts ?? [], { count: 0, oldestMinutes: null, overdue: 0 });
  const leftOut = await countLeftOut(tx, scope, { from, to });
  return { computed, metric, clock: { used, other: median.value }, leftOut, today };
}

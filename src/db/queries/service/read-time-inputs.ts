import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { type Backlog, readBacklog } from "@/db/queries/service/read-backlog";
import { readServiceTallies } from "@/db/queries/service/read-service-tallies";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import type { TimeCounts } from "@/domain/metrics/time-counts";
import type { TimeClock, TimeMeasure } from "@/domain/service/time-measure";

/** Durations that ended in a period, and what was opened in it and still waits for its end. */
export interface TimeInput {
  readonly counts: TimeCounts;
  readonly open: number;
  /** When the oldest of those was opened; null where none waits. */
  readonly oldestOpenedAt: Date | null;
}

/**
 * Durations of a measure by a clock, as histograms: for the metrics API, tiles, goals and explain. What still waits is
 * counted anew for each period: of a long series ask it `waitingIn` the first ones alone, and of the rest none is told.
 */
export async function readTimeInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
  measure: TimeMeasure,
  clock: TimeClock,
  waitingIn = request.periods.length,
): Promise<OperationCell<TimeInput>[]> {
  const { filter, by } = request;
  const waitingReads = request.periods
    .slice(0, waitingIn)
    .map((opened) => () => readBacklog(tx, scope, { filter, by, opened }));
  const [tallies, backlogs] = await readTogether(tx, [
    () => readServiceTallies(tx, scope, request, { measures: [measure], clock }),
    () => readTogether(tx, waitingReads),
  ]);
  const cells = new Map<string, OperationCell<TimeInput>>();
  const put = (period: number, group: string | null, input: Partial<TimeInput>) => {
    const name = `${period} ${group ?? ""}`;
    const known = cells.get(name)?.input ?? { counts: [], open: 0, oldestOpenedAt: null };
    cells.set(name, { period, group, input: { ...known, ...input } });
  };
  for (const { period, group, times } of tallies) put(period, group, { counts: times.get(measure) ?? [] });
  for (const [period, backlog] of backlogs.entries())
    for (const waiting of backlog) put(period, waiting.group, waitingFor(waiting, measure));
  return [...cells.values()];
}

function waitingFor(waiting: Backlog, measure: TimeMeasure): Pick<TimeInput, "open" | "oldestOpenedAt"> {
  return measure === "first_response"
    ? { open: waiting.unanswered, oldestOpenedAt: waiting.oldestUnanswered }
    : { open: waiting.open, oldestOpenedAt: waiting.oldest };
}

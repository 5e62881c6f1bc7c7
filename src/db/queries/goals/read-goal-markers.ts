import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { showSegments } from "@/db/queries/quality/hide-agents";
import { goal } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";
import type { MetricId } from "@/domain/metrics/metric-id";

/** What a chart or a tile needs of a goal that runs: which number, of whose answers, where to and by when. Days are local. */
export interface GoalMarker {
  readonly id: string;
  readonly metric: MetricId;
  /** Null where its number follows from no answers. */
  readonly surveyId: string | null;
  /** The scale it was set on; null for a goal from before that was kept. */
  readonly scale: string | null;
  readonly segment: { readonly name: string; readonly value: string } | null;
  readonly baseline: number;
  readonly target: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The goals of a workspace that run, the next deadline first. A survey that was deleted is not looked at here. */
export async function readGoalMarkers(tx: Tx, scope: WorkspaceScope): Promise<GoalMarker[]> {
  const rows = await tx
    .select()
    .from(goal)
    .where(and(eq(goal.workspaceId, scope.workspaceId), isNull(goal.closedAt), isNull(goal.deletedAt)))
    .orderBy(asc(goal.endsOn), asc(goal.id));
  const shown = await showSegments(tx, scope, rows);
  return shown.map(
    ({ id, metric, surveyId, scale, baseline, target, startsOn, endsOn, segmentName, segmentValue }) => ({
      id,
      metric,
      surveyId,
      scale,
      baseline,
      target,
      startsOn,
      endsOn,
      segment: segmentName === null || segmentValue === null ? null : { name: segmentName, value: segmentValue },
    }),
  );
}

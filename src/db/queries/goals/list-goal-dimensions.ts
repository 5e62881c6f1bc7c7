import type { Tx } from "@/db/client";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import type { WorkspaceScope } from "@/db/scope";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";

/** By what a goal's number may be narrowed down: the attributes of its survey's answers, or those of its own records. */
export async function listGoalDimensions(
  tx: Tx,
  scope: WorkspaceScope,
  metric: MetricId,
  surveyId: string | null,
): Promise<Dimension[]> {
  if (!isScoreMetric(metric)) return listOperationDimensions(tx, scope, metric);
  return surveyId === null ? [] : listDimensions(tx, scope, surveyId);
}

import type { Tx } from "@/db/client";
import type { RuleSubject } from "@/db/queries/alerts/write-rule";
import { findOperationStart, type OperationRecord } from "@/db/queries/find-operation-start";
import { readOutlines } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import type { MetricId } from "@/domain/metrics/metric-id";

/** What the overview shows, each with the record it is of; null: of answers. Keeping is leaving turned round: one test. */
const USUAL = {
  nps: null,
  csat: null,
  ces: null,
  customer_churn: "stays",
  first_response_time: "interactions",
  resolution_time: "interactions",
  sla_attainment: "promises",
  quality_score: "reviews",
} as const satisfies Partial<Record<MetricId, OperationRecord | null>>;

/** The numbers that everybody follows who did not say otherwise: those of the overview that the workspace has at all. */
export async function listUsualRules(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<(RuleSubject & { readonly usual: boolean })[]> {
  const outlines = await readOutlines(tx, scope);
  const asked = new Set(outlines.flatMap(({ series }) => series.map(({ metric }) => metric)));
  const starts = await findOperationStart(tx, scope);
  return Object.entries(USUAL)
    .filter(([metric, record]) => (record === null ? asked.has(metric) : starts[record] !== null))
    .map(([metric]) => ({
      ...{ metric, surveyId: null, questionId: null, segmentName: null, segmentValue: null },
      usual: true,
    }));
}

import type { Tx } from "@/db/client";
import { listInvitationDimensions } from "@/db/queries/invitations/list-invitation-dimensions";
import type { Dimension } from "@/db/queries/list-dimensions";
import { listPromiseDimensions } from "@/db/queries/promises/list-promise-dimensions";
import { agentNames } from "@/db/queries/quality/agent-names";
import { listQualityDimensions } from "@/db/queries/quality/read-quality-inputs";
import { listServiceValues } from "@/db/queries/service/list-service-values";
import { listStayDimensions } from "@/db/queries/staying/list-stay-dimensions";
import type { WorkspaceScope } from "@/db/scope";
import type { OperationMetricId } from "@/domain/metrics/metric-id";

/** By what a number of customers, service, quality or invitations can be cut, each with its values. */
export async function listOperationDimensions(
  tx: Tx,
  scope: WorkspaceScope,
  metric: OperationMetricId,
): Promise<Dimension[]> {
  switch (metric) {
    case "customer_churn":
    case "customer_retention":
    case "revenue_churn":
    case "net_revenue_retention":
      return listStayDimensions(tx, scope);
    case "response_rate":
      return listInvitationDimensions(tx, scope);
    case "sla_attainment":
      return withShownAgents(tx, scope, await listPromiseDimensions(tx, scope));
    case "quality_score":
      return listQualityDimensions(tx, scope);
    case "first_response_time":
    case "resolution_time":
      return withShownAgents(tx, scope, byName(await listServiceValues(tx, scope)));
  }
}

/** Agents are offered as the reader may call them. */
async function withShownAgents(tx: Tx, scope: WorkspaceScope, dimensions: readonly Dimension[]): Promise<Dimension[]> {
  const { hidden, show } = await agentNames(tx, scope);
  if (!hidden) return [...dimensions];
  return dimensions.map((one) => (one.name === "agent" ? { ...one, values: one.values.map(show).sort() } : one));
}

function byName(pairs: readonly { readonly dimension: string; readonly value: string }[]): Dimension[] {
  const found = new Map<string, string[]>();
  for (const { dimension, value } of pairs) found.set(dimension, [...(found.get(dimension) ?? []), value]);
  return [...found].map(([name, values]) => ({ name, values }));
}

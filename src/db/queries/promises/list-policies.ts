import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { listPolicyVersions, type PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import { slaPolicy } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";

export interface PolicyRow {
  readonly id: string;
  readonly name: string;
  readonly recipientIds: readonly string[];
  readonly deletedAt: Date | null;
  /** What it says last. */
  readonly said: PolicyVersion;
}

/** Every policy with what it says last, deleted ones included; by their place, then by name. */
export async function listPolicies(tx: Tx, scope: WorkspaceScope): Promise<PolicyRow[]> {
  const rows = await tx
    .select()
    .from(slaPolicy)
    .where(eq(slaPolicy.workspaceId, scope.workspaceId))
    .orderBy(asc(slaPolicy.name), asc(slaPolicy.id));
  const versions = await listPolicyVersions(tx, scope);
  return rows
    .flatMap(({ id, name, recipientIds, deletedAt }) => {
      const said = versions.findLast(({ policyId }) => policyId === id);
      return said === undefined ? [] : [{ id, name, recipientIds, deletedAt, said }];
    })
    .sort((a, b) => a.said.position - b.said.position);
}

import { and, eq, max } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import { slaPolicy, slaPolicyVersion, slaTarget } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import { PROMISE_MEASURES } from "@/domain/promises/measure";

/** Stores a policy without a version, which then says nothing yet. Returns its id. */
export async function insertPolicy(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  values: { readonly name: string; readonly recipientIds: readonly string[] },
): Promise<string> {
  const id = v7();
  await tx.insert(slaPolicy).values({ workspaceId, id, name: values.name, recipientIds: [...values.recipientIds] });
  return id;
}

/** Writes down what a policy says from an instant on. Returns the version's number. */
export async function insertPolicyVersion(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  said: Omit<PolicyVersion, "version">,
): Promise<number> {
  const { policyId, targets, soon, ...rest } = said;
  const [last] = await tx
    .select({ version: max(slaPolicyVersion.version) })
    .from(slaPolicyVersion)
    .where(and(eq(slaPolicyVersion.workspaceId, workspaceId), eq(slaPolicyVersion.policyId, policyId)));
  const version = (last?.version ?? 0) + 1;
  const { active, position, conditions, calendarId, validFrom } = rest;
  await tx.insert(slaPolicyVersion).values({
    workspaceId,
    policyId,
    version,
    active,
    position,
    conditions,
    calendarId,
    validFrom,
    soonKind: soon.kind,
    soonAmount: soon.amount,
  });
  const rows = PROMISE_MEASURES.flatMap((measure) => {
    const target = targets[measure];
    return target === undefined
      ? []
      : [{ workspaceId, policyId, version, measure, ...target, pauses: [...target.pauses] }];
  });
  if (rows.length > 0) await tx.insert(slaTarget).values(rows);
  return version;
}

/** Changes a policy's own row: its name, whom it tells, whether it is deleted. */
export async function updatePolicy(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  id: string,
  change: Partial<Pick<typeof slaPolicy.$inferInsert, "name" | "recipientIds" | "deletedAt">>,
): Promise<void> {
  await tx
    .update(slaPolicy)
    .set(change)
    .where(and(eq(slaPolicy.workspaceId, workspaceId), eq(slaPolicy.id, id)));
}

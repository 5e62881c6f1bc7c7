import type { Tx } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import type { Worker } from "@/features/follow-ups/rules/read-rules-form";
import { can } from "@/platform/roles";

/** The members who may work on follow-ups, by name. */
export async function listWorkers(tx: Tx, scope: WorkspaceScope): Promise<Worker[]> {
  const members = await listMembers(tx, scope);
  return members
    .filter(({ role }) => can(role, "followup.work"))
    .map(({ userId, name, email }) => ({ id: userId, name: name || email, email }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

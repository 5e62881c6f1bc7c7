import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { deleteSurvey } from "@/db/rollups/delete-survey";
import type { WorkspaceScope } from "@/db/scope";

/** What no foreign key takes along when a workspace goes. */
const LEFT_BEHIND = ["import", "customer", "tally_delta", "tally_day", "idempotency_key", "outbox"];

/** Deletes a workspace with everything in it, its answers first. People stay; they may belong to others. */
export async function deleteWorkspace(tx: Tx, scope: WorkspaceScope): Promise<void> {
  for (const survey of await listSurveys(tx, scope)) await deleteSurvey(tx, scope, survey.id);
  for (const table of LEFT_BEHIND) {
    await tx.execute(sql`delete from ${sql.identifier(table)} where workspace_id = ${scope.workspaceId}`);
  }
  await tx.execute(sql`delete from workspace where id = ${scope.workspaceId}`);
}

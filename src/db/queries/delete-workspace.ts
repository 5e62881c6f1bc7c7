import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { listSurveys } from "@/db/queries/find-survey";
import { deleteSurvey, eraseSurvey } from "@/db/rollups/delete-survey";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

const ROWS_AT_ONCE = 2_000;

/** Who and what gets in, and what goes out by itself. */
const DOORS = ["membership", "member_invitation", "api_key", "share_link", "webhook_queue"];

/** What no foreign key takes along, or what may be too much for one statement; the order is that of the foreign keys. */
const IN_PORTIONS = [
  "comment_topic",
  "comment",
  "comment_change",
  "topic_day",
  "sla_clock",
  "sla_delta",
  "sla_day",
  "import_problem",
  "import_chunk",
  "import",
  "interaction",
  "interaction_delta",
  "time_day",
  "customer",
  "stay_delta",
  "stay_tally",
  "revenue_delta",
  "revenue_tally",
  "tally_delta",
  "tally_day",
  "restatement",
  "closed_number",
  "webhook_delivery",
  "board_pack",
  "board_schedule",
  "idempotency_key",
  "outbox",
];

/**
 * Deletes a workspace: from the commit on nobody gets in, and its surveys are gone. A job that this asks for takes
 * everything else; see {@link eraseWorkspace}. People stay; they may belong to others.
 */
export async function deleteWorkspace(tx: Tx, scope: WorkspaceScope): Promise<void> {
  const { workspaceId } = scope;
  for (const survey of await listSurveys(tx, scope)) await deleteSurvey(tx, scope, survey.id);
  for (const table of DOORS)
    await tx.execute(sql`delete from ${sql.identifier(table)} where workspace_id = ${workspaceId}`);
  // A file that is being read stops at its next portion; what happens while all is taken is told to nobody.
  await tx.execute(sql`
    update import set status = 'failed' where workspace_id = ${workspaceId} and status in ('queued', 'running')`);
  await tx.execute(sql`
    update webhook set state = 'paused', state_reason = null where workspace_id = ${workspaceId} and state <> 'paused'`);
  await tx.insert(outbox).values({ workspaceId, topic: "workspace.delete", payload: {} });
}

/**
 * Takes all rows of a workspace, in portions of their own transactions. May be broken off and called again. What people had
 * deleted stays noted, by ids that mean nothing now: a copy that brings the workspace back must not bring them.
 */
export async function eraseWorkspace(db: Db, scope: WorkspaceScope, signal?: AbortSignal): Promise<void> {
  const { workspaceId } = scope;
  const surveys = await withTenant(db, scope, (tx) =>
    tx.execute<{ id: string }>(sql`select id from survey where workspace_id = ${workspaceId}`),
  );
  for (const { id } of surveys.rows) await eraseSurvey(db, scope, id, signal);
  for (const table of IN_PORTIONS.map((name) => sql.identifier(name))) {
    const portion = sql`delete from ${table} where ctid = any(array(
      select ctid from ${table} where workspace_id = ${workspaceId} limit ${ROWS_AT_ONCE}))`;
    while (((await withTenant(db, scope, (tx) => tx.execute(portion))).rowCount ?? 0) > 0) signal?.throwIfAborted();
  }
  await withTenant(db, scope, (tx) => tx.execute(sql`delete from workspace where id = ${workspaceId}`));
}

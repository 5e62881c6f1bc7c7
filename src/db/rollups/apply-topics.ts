import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import { countComments, lockComments } from "@/db/rollups/count-comments";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

const COMMENTS_AT_ONCE = 500;
/** So few comments are looked at again while the person who changed a topic waits. */
const AT_ONCE_ALTOGETHER = 1_500;

/** Asks, in the transaction of the change, that all comments are looked at by the topics as they are now. */
export async function wantTopics(tx: Tx, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.execute(sql`
    insert into topic_work (workspace_id, wanted) values (${workspaceId}, 1)
    on conflict (workspace_id) do update set wanted = topic_work.wanted + 1, done = 0, cursor = null,
      total = (select count(*) from comment where workspace_id = ${workspaceId})`);
  await tx.insert(outbox).values({ workspaceId, topic: "topics.apply", payload: {} });
}

/** Looks at all comments at once where they are few; else the job does it. */
export async function applyFewTopics(db: Db, scope: WorkspaceScope): Promise<void> {
  const few = await withTenant(db, scope, (tx) => tx.execute<{ total: number }>(workOf(scope)));
  if ((few.rows[0]?.total ?? 0) <= AT_ONCE_ALTOGETHER) await applyTopics(db, scope);
}

/**
 * Looks at all comments by the topics as they are now, portion by portion, from where it was broken off; a change of topics in
 * between begins it anew. Two at once share the work: each portion moves the one place.
 */
export async function applyTopics(db: Db, scope: WorkspaceScope, signal?: AbortSignal): Promise<void> {
  while (await withTenant(db, scope, (tx) => applyPortion(tx, scope))) signal?.throwIfAborted();
}

/** Whether more is to be done. */
async function applyPortion(tx: Tx, scope: WorkspaceScope): Promise<boolean> {
  const { workspaceId } = scope;
  // Before it reads which comments there are: those that are being counted right now know nothing of a topic that was just made.
  await lockComments(tx, scope);
  const { rows } = await tx.execute<Work>(sql`${workOf(scope)} for update`);
  const [work] = rows;
  if (work === undefined || work.applied >= work.wanted) return false;
  const ids = await tx.execute<{ id: string }>(sql`
    select response_id as id from comment where workspace_id = ${workspaceId}
      and response_id > ${work.cursor ?? "00000000-0000-0000-0000-000000000000"}
    order by response_id limit ${COMMENTS_AT_ONCE}`);
  await countComments(
    tx,
    scope,
    ids.rows.map(({ id }) => id),
  );
  const last = ids.rows.at(-1)?.id ?? null;
  const over = ids.rows.length < COMMENTS_AT_ONCE;
  await tx.execute(sql`
    update topic_work set done = done + ${ids.rows.length}, cursor = ${over ? null : last}::uuid,
      applied = case when ${over} then wanted else applied end
    where workspace_id = ${workspaceId}`);
  return !over;
}

interface Work extends Record<string, unknown> {
  readonly wanted: number;
  readonly applied: number;
  readonly total: number;
  readonly cursor: string | null;
}

function workOf({ workspaceId }: WorkspaceScope) {
  return sql`select wanted, applied, total, cursor from topic_work where workspace_id = ${workspaceId}`;
}

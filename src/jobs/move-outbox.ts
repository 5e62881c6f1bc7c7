import type { Db } from "@/db/client";

/** A full portion means that more waits. */
export const MOST_AT_ONCE = 2_000;

/**
 * Moves one portion of the outbox into the queue, in one transaction, as the worker's role; says how many rows it took.
 * Topics that no handler listens to are dropped here: they were announced to nobody.
 */
export async function moveOutbox(workerDb: Db, topics: readonly string[]): Promise<number> {
  const reply = await workerDb.pool.query<{ taken: number }>(
    `with taken as (
       delete from outbox where ctid = any (array(
         select ctid from outbox limit ${MOST_AT_ONCE} for update skip locked))
       returning workspace_id, topic, payload
     ), queued as (
       select graphile_worker.add_job(topic, (payload || jsonb_build_object('workspaceId', workspace_id))::json, max_attempts => 8)
       from taken where topic = any ($1)
     )
     select (select count(*) from taken)::int as taken, (select count(*) from queued) as queued`,
    [topics],
  );
  return reply.rows[0]?.taken ?? 0;
}

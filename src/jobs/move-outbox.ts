import type { Db } from "@/db/client";

/** A full portion means that more waits. */
export const MOST_AT_ONCE = 2_000;

/** So many answers one job looks at. */
const ANSWERS_A_JOB = 1_000;

/**
 * Moves one portion of the outbox into the queue, in one transaction, as the worker's role; says how many rows it took.
 * Topics that no handler listens to are dropped here: they were announced to nobody. What was said of a workspace's answers is
 * put together first: at thousands of answers a second there are a few jobs, in a queue of their own.
 */
export async function moveOutbox(workerDb: Db, topics: readonly string[]): Promise<number> {
  const reply = await workerDb.pool.query<{ taken: number }>(
    `with taken as (
       delete from outbox where ctid = any (array(
         select ctid from outbox limit ${MOST_AT_ONCE} for update skip locked))
       returning workspace_id, topic, payload
     ), answers as (
       select workspace_id, id, (row_number() over (partition by workspace_id) - 1) / ${ANSWERS_A_JOB} as portion
       from taken, jsonb_array_elements(payload -> 'responseIds') as id where topic = 'responses.stored'
     ), asked as (
       select workspace_id, topic, payload, case when topic = 'webhooks.spread' then 'webhooks' end as queue
       from taken where topic <> 'responses.stored'
       union all
       select workspace_id, 'responses.stored', jsonb_build_object('responseIds', jsonb_agg(distinct id)), 'responses'
       from answers group by workspace_id, portion
     ), queued as (
       select graphile_worker.add_job(topic, (payload || jsonb_build_object('workspaceId', workspace_id))::json,
         queue_name => queue, max_attempts => 8)
       from asked where topic = any ($1)
     )
     select (select count(*) from taken)::int as taken, (select count(*) from queued) as queued`,
    [topics],
  );
  return reply.rows[0]?.taken ?? 0;
}

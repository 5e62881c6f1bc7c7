import type { Db } from "@/db/client";
import { foldPromises } from "@/db/rollups/fold-promises";

/** The clock's task that looks for promises whose time has come. It belongs to no workspace. */
export const PROMISES_TASK = "clock_promises";

/** Each minute; one that has not run yet is not queued twice. */
export const PROMISES_CRON = `* * * * * ${PROMISES_TASK} ?jobKey=${PROMISES_TASK}&jobKeyMode=replace&max=1`;

const MOST_AT_ONCE = 1_000;

/**
 * Folds what was kept and missed since the last minute, and queues a job for every workspace where something is due or late,
 * and for everybody whom a mail waits for. A job that fails is not repeated: the next minute asks again.
 */
export async function queueDuePromises(workerDb: Db, now: Date): Promise<void> {
  await foldPromises(workerDb);
  await workerDb.pool.query(
    `select graphile_worker.add_job(job, json_strip_nulls(json_build_object('workspaceId', workspace_id, 'userId', user_id)),
       queue_name => case when user_id is null then null else 'promise_mails' end, max_attempts => 1,
       job_key => job || ':' || workspace_id || ':' || coalesce(user_id::text, ''), job_key_mode => 'preserve_run_at')
     from find_due_promises($1, $2), lateral (
       select case when user_id is null then 'promises.watch' else 'promises.mail' end as job) as named`,
    [now, MOST_AT_ONCE],
  );
}

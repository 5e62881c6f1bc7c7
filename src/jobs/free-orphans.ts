import type { Db } from "@/db/client";

/**
 * Frees the jobs of a worker that was killed: the queue itself would keep them locked for four hours. Only where no other
 * worker is connected, since from here a living one's jobs look the same.
 */
export async function freeOrphans(workerDb: Db): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker._private_jobs
     where locked_by is not null and not exists (
       select 1 from pg_stat_activity where datname = current_database() and usename = current_user
         and application_name = current_setting('application_name') and pid <> pg_backend_pid())
     having count(*) > 0`,
  );
}

/**
 * Lets go of what a worker that has stopped could not say the end of: the queue does not wait for these words, which are lost
 * where no connection was free for them. Such a job, and all behind it in its queue, would wait for four hours; it is done again.
 */
export async function freeJobsOf(workerDb: Db, names: readonly string[]): Promise<void> {
  await workerDb.pool.query("select graphile_worker.force_unlock_workers($1::text[])", [names]);
}

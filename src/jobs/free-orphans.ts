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
         and split_part(application_name, ' ', 1) = split_part(current_setting('application_name'), ' ', 1) and pid <> pg_backend_pid())
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

/** Says on the connection by which a worker listens whose it is: it stays open as long as the worker lives. */
export async function nameListener(
  client: { query(text: string, values: string[]): Promise<unknown> },
  name: string,
): Promise<void> {
  await client.query(
    "select set_config('application_name', split_part(current_setting('application_name'), ' ', 1) || ' ' || $1, false)",
    [name],
  );
}

/**
 * Frees what a worker holds that no longer listens: it was killed, and others live on beside it. What was taken within the last
 * minute is left, since a worker listens a moment after its first job. Jobs may be done twice: each bears that.
 */
export async function freeUnheard(workerDb: Db): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(held.name)) from (
       select locked_by as name from graphile_worker._private_jobs where locked_at < now() - interval '1 minute'
       union select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '1 minute'
     ) held where not exists (
       select 1 from pg_stat_activity where datname = current_database() and usename = current_user
         and split_part(application_name, ' ', 2) = held.name)
     having count(*) > 0`,
  );
}

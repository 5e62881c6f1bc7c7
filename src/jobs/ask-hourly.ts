import type { Db } from "@/db/client";
import type { JobName } from "@/jobs/contracts";

/** What the clock asks for of every workspace, each hour: in some zone a day or a week has just ended. */
const HOURLY: readonly JobName[] = [
  "alerts.judge",
  "exports.expire",
  "followups.check_ins",
  "goals.check",
  "quality.draw",
  "tallies.recount",
  "topics.suggest",
  "webhooks.expire",
];
/** One after another: so much reading at once would keep other jobs waiting. */
const IN_ORDER: readonly JobName[] = ["tallies.recount"];

/** The clock's own task: it belongs to no workspace. Of several processes the queue lets one a time run it. */
export const HOURLY_TASK = "clock_hourly";

/** Two minutes past each hour; an hour that passed while no worker ran is made up for, once. */
export const HOURLY_CRON = `2 * * * * ${HOURLY_TASK} ?fill=1h`;

/** Queues the hour's jobs, one a workspace and name; what still waits from the hour before is not queued twice. */
export async function askHourly(workerDb: Db): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job(job, json_build_object('workspaceId', id),
       job_key => job || ':' || id, max_attempts => 3, queue_name => case when job = any($2::text[]) then job end)
     from workspace, unnest($1::text[]) as asked (job)`,
    [HOURLY, IN_ORDER],
  );
}

import type { Db } from "@/db/client";
import { overdueSince } from "@/domain/follow-up/overdue";

/** The clock's task that looks for regular mails whose time has come. It belongs to no workspace. */
export const DUE_TASK = "clock_digests";

/** Each minute; one that has not run yet is not queued twice. */
export const DUE_CRON = `* * * * * ${DUE_TASK} ?jobKey=${DUE_TASK}&jobKeyMode=replace&max=1`;

const MOST_AT_ONCE = 1_000;

/**
 * Queues a job for everybody whose mail is due, one a person. They run one after another in a queue of their own, so that a
 * mail server that answers slowly keeps nothing else waiting. A job that fails is not repeated: the next minute asks again.
 */
export async function queueDueDigests(workerDb: Db, now: Date): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job('digest.send', json_build_object('workspaceId', workspace_id, 'userId', user_id),
       queue_name => 'digests', max_attempts => 1,
       job_key => 'digest.send:' || workspace_id || ':' || user_id, job_key_mode => 'preserve_run_at')
     from find_due_digests($1, $2)`,
    [now, MOST_AT_ONCE],
  );
}

/** Queues a job for every workspace in which a follow-up has become overdue, or has stayed open for too long. */
async function queueLateFollowUps(workerDb: Db, now: Date): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job('followups.watch', json_build_object('workspaceId', workspace_id),
       max_attempts => 1, job_key => 'followups.watch:' || workspace_id, job_key_mode => 'preserve_run_at')
     from find_due_follow_ups($1, $2, $3)`,
    [overdueSince(now), now, MOST_AT_ONCE],
  );
}

/** The same for whoever is to be told of follow-ups. */
async function queueDueFollowUpMails(workerDb: Db, now: Date): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job('followups.mail', json_build_object('workspaceId', workspace_id, 'userId', user_id),
       queue_name => 'follow_up_mails', max_attempts => 1,
       job_key => 'followups.mail:' || workspace_id || ':' || user_id, job_key_mode => 'preserve_run_at')
     from find_due_follow_up_mails($1, $2)`,
    [now, MOST_AT_ONCE],
  );
}

/** The same for whoever is to be told of alerts. */
async function queueDueAlertMails(workerDb: Db, now: Date): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job('alerts.mail', json_build_object('workspaceId', workspace_id, 'userId', user_id),
       queue_name => 'alert_mails', max_attempts => 1,
       job_key => 'alerts.mail:' || workspace_id || ':' || user_id, job_key_mode => 'preserve_run_at')
     from find_due_alert_mails($1, $2)`,
    [now, MOST_AT_ONCE],
  );
}

/** The same for mailings of surveys: one job a mailing, in a queue of its own, so that a long one keeps no other waiting. */
async function queueDueMailings(workerDb: Db, now: Date): Promise<void> {
  await workerDb.pool.query(
    `select graphile_worker.add_job('mailings.send', json_build_object('workspaceId', workspace_id, 'mailingId', mailing_id),
       queue_name => 'mailings:' || mailing_id, max_attempts => 1,
       job_key => 'mailings.send:' || mailing_id, job_key_mode => 'preserve_run_at')
     from find_due_mailings($1, $2)`,
    [now, MOST_AT_ONCE],
  );
}

/** All of them, each minute. */
export async function queueDueMails(workerDb: Db, now: Date): Promise<void> {
  await queueDueDigests(workerDb, now);
  await queueLateFollowUps(workerDb, now);
  await queueDueFollowUpMails(workerDb, now);
  await queueDueAlertMails(workerDb, now);
  await queueDueMailings(workerDb, now);
}

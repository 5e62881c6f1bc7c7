import { EventEmitter } from "node:events";
import { type JobHelpers, Logger as QueueLogger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Db } from "@/db/client";
import { foldComments, MOST_COMMENTS_FOLDED } from "@/db/rollups/fold-comments";
import { foldStays } from "@/db/rollups/fold-stays";
import { foldTallies, MOST_FOLDED } from "@/db/rollups/fold-tallies";
import { foldTimes, MOST_TIMES_FOLDED } from "@/db/rollups/fold-times";
import { mintScope } from "@/db/scope";
import { askHourly, HOURLY_CRON, HOURLY_TASK } from "@/jobs/ask-hourly";
import type { JobName, Jobs } from "@/jobs/contracts";
import { freeJobsOf, freeOrphans, freeUnheard, nameListener } from "@/jobs/free-orphans";
import { applyAllTopics } from "@/jobs/handlers/apply-topics";
import { checkWorkspaceGoals } from "@/jobs/handlers/check-goals";
import { checkIn } from "@/jobs/handlers/check-in";
import { drawQuality } from "@/jobs/handlers/draw-quality";
import { eraseDeletedSurvey, eraseDeletedWorkspace } from "@/jobs/handlers/erase";
import { expireExports } from "@/jobs/handlers/expire-exports";
import { followImport } from "@/jobs/handlers/follow-import";
import { followStored } from "@/jobs/handlers/follow-stored";
import { judgeFollowed } from "@/jobs/handlers/judge-alerts";
import { logErasure } from "@/jobs/handlers/log-erasure";
import { mailAlerts } from "@/jobs/handlers/mail-alerts";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { makeBoardPack } from "@/jobs/handlers/make-board-pack";
import { moveDays } from "@/jobs/handlers/move-days";
import { mailPromises, rejudge, watch } from "@/jobs/handlers/promises";
import { rebuildAllStays } from "@/jobs/handlers/rebuild-stays";
import { recount } from "@/jobs/handlers/recount";
import { runExport } from "@/jobs/handlers/run-export";
import { runImport } from "@/jobs/handlers/run-import";
import { sendBoardPacks } from "@/jobs/handlers/send-board-packs";
import { sendDigest } from "@/jobs/handlers/send-digest";
import { sendMailing } from "@/jobs/handlers/send-mailing";
import { settleSurvey } from "@/jobs/handlers/settle-survey";
import { suggestTopics } from "@/jobs/handlers/suggest-topics";
import { undoImport } from "@/jobs/handlers/undo-import";
import { watchFollowUps } from "@/jobs/handlers/watch-follow-ups";
import { expireDeliveries, spread } from "@/jobs/handlers/webhooks";
import type { JobContext, JobHandler, JobHandlers } from "@/jobs/job-context";
import { MOST_AT_ONCE, moveOutbox } from "@/jobs/move-outbox";
import { DUE_CRON, DUE_TASK, queueDueMails } from "@/jobs/queue-due-digests";
import { PROMISES_CRON, PROMISES_TASK, queueDuePromises } from "@/jobs/queue-due-promises";
import { sendWebhooks } from "@/jobs/send-webhooks";
import { describeError, type Logger } from "@/platform/logger";
import { workerPulse } from "@/platform/readiness";
import { runtime } from "@/platform/runtime";

const handlers: JobHandlers = {
  "board.make": makeBoardPack,
  "board.send": sendBoardPacks,
  "alerts.judge": judgeFollowed,
  "alerts.mail": mailAlerts,
  "digest.send": sendDigest,
  "erasure.log": logErasure,
  "export.run": runExport,
  "exports.expire": expireExports,
  "followups.check_ins": checkIn,
  "followups.mail": mailFollowUps,
  "followups.watch": watchFollowUps,
  "goals.check": checkWorkspaceGoals,
  "import.run": runImport,
  "import.undo": undoImport,
  "mailings.send": sendMailing,
  "responses.imported": followImport,
  "responses.stored": followStored,
  "stays.rebuild": rebuildAllStays,
  "promises.mail": mailPromises,
  "promises.rebuild": rejudge,
  "promises.watch": watch,
  "quality.draw": drawQuality,
  "survey.delete": eraseDeletedSurvey,
  "survey.repeats": settleSurvey,
  "tallies.recount": recount,
  "topics.apply": applyAllTopics,
  "topics.suggest": suggestTopics,
  "webhooks.expire": expireDeliveries,
  "webhooks.spread": spread,
  "workspace.delete": eraseDeletedWorkspace,
  "workspace.zone": moveDays,
};

const ROUND_MS = 250;
/** Times of service are folded in one round of so many: each fold writes whole histograms anew. */
const ROUNDS_A_FOLD = 8;
/** Whether a worker beside this one was killed is looked at in one round of so many: about every half minute. */
const ROUNDS_A_LOOK = 120;
/** After so long a connection that was made to listen does nothing else. */
const LISTENING_MS = 500;
/** After a failure (the database is away) the loop waits longer, and says so once. */
const FAILED_ROUND_MS = 2_000;

export interface WorkerOptions {
  readonly db: Db;
  readonly logger: Logger;
  readonly now?: () => Date;
}

/**
 * Starts what happens after an answer: folding tallies, moving the outbox, running jobs. `stop` finishes the job and the
 * round that are under way.
 */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const context = {
    db: options.db,
    logger: options.logger,
    now: options.now ?? (() => new Date()),
    signal: stopping.signal,
  };
  await freeOrphans(options.db);
  const events: WorkerEvents = new EventEmitter();
  const names: string[] = [];
  events.on("pool:create", ({ workerPool }) => names.push(workerPool.id));
  // The queue speaks on that connection first. Where it has broken meanwhile the queue makes another.
  events.on("pool:listen:success", ({ workerPool, client }) => {
    setTimeout(() => nameListener(client, workerPool.id).catch(() => {}), LISTENING_MS).unref();
  });
  const queue = await run({
    pgPool: options.db.pool,
    events,
    taskList: taskList(context),
    crontab: [HOURLY_CRON, PROMISES_CRON, ...(sendsMail() ? [DUE_CRON] : [])].join("\n"),
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message) => {
      if (level === "error" || level === "warning") options.logger.warn({ queue: message }, "job queue");
    }),
  });
  const rounds = repeat(options, stopping.signal);
  const { authSecret, env } = runtime();
  const { publicUrl, webhookPrivateAddresses: privateAllowed } = env;
  const sending = sendWebhooks({ ...context, authSecret, publicUrl, privateAllowed });
  return {
    async stop() {
      stopping.abort();
      await Promise.all([rounds, sending]);
      await queue.stop();
      await freeJobsOf(options.db, names);
    },
  };
}

async function repeat({ db, logger }: WorkerOptions, signal: AbortSignal): Promise<void> {
  let failing = false;
  let full = false;
  for (let round = 0; !signal.aborted; round += 1) {
    let wait = ROUND_MS;
    try {
      if (round % ROUNDS_A_LOOK === 0) await freeUnheard(db);
      const moved = await moveOutbox(db, Object.keys(handlers));
      const folded = Math.max(await foldTallies(db), await foldStays(db));
      if (full || round % ROUNDS_A_FOLD === 0) full = (await foldTimes(db)) >= MOST_TIMES_FOLDED;
      const comments = await foldComments(db, (id) => mintScope(id, { kind: "job", name: "comments.fold" }));
      if (full || moved >= MOST_AT_ONCE || folded >= MOST_FOLDED || comments >= MOST_COMMENTS_FOLDED) wait = 0;
      failing = false;
      workerPulse().at = performance.now();
    } catch (error) {
      if (!failing) logger.warn({ error: describeError(error) }, "worker round failed; trying again");
      failing = true;
      wait = FAILED_ROUND_MS;
    }
    await sleep(wait, signal);
  }
}

/** A process without a mail server leaves mails to those that have one. */
function sendsMail(): boolean {
  return runtime().mailer !== null;
}

function taskList(context: Omit<JobContext, "scope" | "lastTry">): TaskList {
  const task = <Name extends JobName>(name: Name, handler: JobHandler<Name>) => [
    name,
    (payload: unknown, { job }: JobHelpers) => {
      const told = payload as Jobs[Name];
      const scope = mintScope(told.workspaceId, { kind: "job", name });
      return handler(told, { ...context, scope, lastTry: job.attempts >= job.max_attempts });
    },
  ];
  const due = [DUE_TASK, () => queueDueMails(context.db, context.now())];
  const mail = sendsMail()
    ? [
        due,
        task("alerts.mail", handlers["alerts.mail"]),
        task("board.send", handlers["board.send"]),
        task("digest.send", handlers["digest.send"]),
        task("followups.mail", handlers["followups.mail"]),
        task("mailings.send", handlers["mailings.send"]),
        task("followups.watch", handlers["followups.watch"]),
      ]
    : [];
  return Object.fromEntries([
    ...mail,
    [HOURLY_TASK, () => askHourly(context.db)],
    [PROMISES_TASK, () => queueDuePromises(context.db, context.now())],
    task("alerts.judge", handlers["alerts.judge"]),
    task("board.make", handlers["board.make"]),
    task("erasure.log", handlers["erasure.log"]),
    task("export.run", handlers["export.run"]),
    task("exports.expire", handlers["exports.expire"]),
    task("followups.check_ins", handlers["followups.check_ins"]),
    task("goals.check", handlers["goals.check"]),
    task("import.run", handlers["import.run"]),
    task("import.undo", handlers["import.undo"]),
    task("responses.imported", handlers["responses.imported"]),
    task("responses.stored", handlers["responses.stored"]),
    task("stays.rebuild", handlers["stays.rebuild"]),
    task("promises.mail", handlers["promises.mail"]),
    task("promises.rebuild", handlers["promises.rebuild"]),
    task("promises.watch", handlers["promises.watch"]),
    task("quality.draw", handlers["quality.draw"]),
    task("survey.delete", handlers["survey.delete"]),
    task("survey.repeats", handlers["survey.repeats"]),
    task("tallies.recount", handlers["tallies.recount"]),
    task("topics.apply", handlers["topics.apply"]),
    task("topics.suggest", handlers["topics.suggest"]),
    task("webhooks.expire", handlers["webhooks.expire"]),
    task("webhooks.spread", handlers["webhooks.spread"]),
    task("workspace.delete", handlers["workspace.delete"]),
    task("workspace.zone", handlers["workspace.zone"]),
  ]);
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}

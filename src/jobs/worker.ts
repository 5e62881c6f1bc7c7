import { Logger as QueueLogger, run, type TaskList } from "graphile-worker";
import type { Db } from "@/db/client";
import { foldStays } from "@/db/rollups/fold-stays";
import { foldTallies, MOST_FOLDED } from "@/db/rollups/fold-tallies";
import { mintScope } from "@/db/scope";
import { askHourly, HOURLY_CRON, HOURLY_TASK } from "@/jobs/ask-hourly";
import type { JobName, Jobs } from "@/jobs/contracts";
import { freeOrphans } from "@/jobs/free-orphans";
import { checkWorkspaceGoals } from "@/jobs/handlers/check-goals";
import { eraseDeletedSurvey, eraseDeletedWorkspace } from "@/jobs/handlers/erase";
import { expireExports } from "@/jobs/handlers/expire-exports";
import { logErasure } from "@/jobs/handlers/log-erasure";
import { moveDays } from "@/jobs/handlers/move-days";
import { recount } from "@/jobs/handlers/recount";
import { runExport } from "@/jobs/handlers/run-export";
import { runImport } from "@/jobs/handlers/run-import";
import { sendDigest } from "@/jobs/handlers/send-digest";
import { settleSurvey } from "@/jobs/handlers/settle-survey";
import { undoImport } from "@/jobs/handlers/undo-import";
import type { JobContext, JobHandler, JobHandlers } from "@/jobs/job-context";
import { MOST_AT_ONCE, moveOutbox } from "@/jobs/move-outbox";
import { DUE_CRON, DUE_TASK, queueDueDigests } from "@/jobs/queue-due-digests";
import { describeError, type Logger } from "@/platform/logger";
import { workerPulse } from "@/platform/readiness";
import { runtime } from "@/platform/runtime";

const handlers: JobHandlers = {
  "digest.send": sendDigest,
  "erasure.log": logErasure,
  "export.run": runExport,
  "exports.expire": expireExports,
  "goals.check": checkWorkspaceGoals,
  "import.run": runImport,
  "import.undo": undoImport,
  "survey.delete": eraseDeletedSurvey,
  "survey.repeats": settleSurvey,
  "tallies.recount": recount,
  "workspace.delete": eraseDeletedWorkspace,
  "workspace.zone": moveDays,
};

const ROUND_MS = 250;
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
  const queue = await run({
    pgPool: options.db.pool,
    taskList: taskList(context),
    crontab: [HOURLY_CRON, ...(sendsMail() ? [DUE_CRON] : [])].join("\n"),
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message) => {
      if (level === "error" || level === "warning") options.logger.warn({ queue: message }, "job queue");
    }),
  });
  const rounds = repeat(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await rounds;
      await queue.stop();
    },
  };
}

async function repeat({ db, logger }: WorkerOptions, signal: AbortSignal): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    let wait = ROUND_MS;
    try {
      const moved = await moveOutbox(db, Object.keys(handlers));
      const folded = Math.max(await foldTallies(db), await foldStays(db));
      if (moved >= MOST_AT_ONCE || folded >= MOST_FOLDED) wait = 0;
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

function taskList(context: Omit<JobContext, "scope">): TaskList {
  const task = <Name extends JobName>(name: Name, handler: JobHandler<Name>) => [
    name,
    (payload: unknown) => {
      const told = payload as Jobs[Name];
      return handler(told, { ...context, scope: mintScope(told.workspaceId, { kind: "job", name }) });
    },
  ];
  const due = [DUE_TASK, () => queueDueDigests(context.db, context.now())];
  const mail = sendsMail() ? [due, task("digest.send", handlers["digest.send"])] : [];
  return Object.fromEntries([
    ...mail,
    [HOURLY_TASK, () => askHourly(context.db)],
    task("erasure.log", handlers["erasure.log"]),
    task("export.run", handlers["export.run"]),
    task("exports.expire", handlers["exports.expire"]),
    task("goals.check", handlers["goals.check"]),
    task("import.run", handlers["import.run"]),
    task("import.undo", handlers["import.undo"]),
    task("survey.delete", handlers["survey.delete"]),
    task("survey.repeats", handlers["survey.repeats"]),
    task("tallies.recount", handlers["tallies.recount"]),
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

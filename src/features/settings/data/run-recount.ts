import { type Db, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import {
  findUnfinishedRecount,
  forgetRecounts,
  insertDifferences,
  insertRecount,
  lastRecountAt,
  lockRecount,
  type RecountRow,
  updateRecount,
} from "@/db/queries/recounts";
import { refileComments } from "@/db/rollups/file-comments";
import { rebuildWorkspace, recountWorkspace, type WorkspaceRecount } from "@/db/rollups/recount-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { recountIsDue } from "@/features/settings/data/recount-is-due";
import { awaitsAnotherTry, type Tries } from "@/platform/another-try";
import { writeAudit } from "@/platform/audit";
import { newId } from "@/platform/id";
import { describeError, type Logger } from "@/platform/logger";
import { tallyAlarm } from "@/platform/readiness";

export interface RecountContext extends Tries {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Differences that are kept one by one; all are counted. */
const MOST_TOLD = 500;
const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** The night's recount of a workspace, where it is due; goes on with one that a stopped process left unfinished. */
export async function recountAtNight(context: RecountContext): Promise<void> {
  const { db, scope, now } = context;
  const id = await withTenant(db, scope, async (tx) => {
    const unfinished = await findUnfinishedRecount(tx, scope);
    // What a person asked for has a job of its own.
    if (unfinished) return unfinished.cause === "night" ? unfinished.id : null;
    const workspace = await findWorkspace(tx, scope);
    const last = (await lastRecountAt(tx, scope, "night")) ?? workspace.createdAt;
    if (!recountIsDue(last, now(), workspace.zone)) return null;
    await forgetRecounts(tx, scope, new Date(now().getTime() - KEPT_DAYS * DAY_MS));
    const made = newId();
    await insertRecount(tx, scope, { id: made, cause: "night", createdBy: null, at: now() });
    return made;
  });
  if (id !== null) await runRecount(context, id);
}

/**
 * Compares every tally of the workspace with its answers, after setting them right where that was asked for, and keeps what
 * was found. A difference is an error in the log. Throws what a later try may mend; else the run is marked as failed.
 */
export async function runRecount(context: RecountContext, recountId: string): Promise<void> {
  const { db, scope, logger, now, signal } = context;
  const run = await withTenant(db, scope, async (tx) => {
    const row = await lockRecount(tx, scope, recountId);
    if (row?.status !== "queued" && row?.status !== "running") return null;
    await updateRecount(tx, scope, recountId, { status: "running", startedAt: row.startedAt ?? now() });
    return row;
  });
  if (run === null) return;
  try {
    const corrected = run.cause === "rebuild" ? await rebuildWorkspace(db, scope, signal) : null;
    const found = await recountWorkspace(db, scope, {
      signal,
      most: MOST_TOLD,
      onProgress: (surveysDone, surveys) =>
        withTenant(db, scope, (tx) => updateRecount(tx, scope, recountId, { surveysDone, surveys })),
    });
    await keep(context, run, found, corrected);
    const unfiled = await refileComments(db, scope, signal);
    if (unfiled > 0) logger.warn({ workspaceId: scope.workspaceId, unfiled }, "comments were not filed; they are now");
  } catch (error) {
    if (awaitsAnotherTry(error, context)) throw error;
    logger.error({ workspaceId: scope.workspaceId, recountId, error: describeError(error) }, "recount failed");
    await withTenant(db, scope, (tx) => updateRecount(tx, scope, recountId, { status: "failed", finishedAt: now() }));
  }
}

async function keep(
  { db, scope, logger, now }: RecountContext,
  { id, cause }: RecountRow,
  found: WorkspaceRecount,
  corrected: number | null,
): Promise<void> {
  const { tallies, differ, differences } = found;
  await withTenant(db, scope, async (tx) => {
    await insertDifferences(tx, scope, id, differences);
    await updateRecount(tx, scope, id, { status: "done", tallies, differ, finishedAt: now() });
    if (corrected !== null)
      await writeAudit(tx, scope, { action: "tallies.rebuilt", subject: id, after: { corrected, tallies, differ } });
    else if (differ > 0)
      await writeAudit(tx, scope, { action: "tallies.differ", subject: id, after: { cause, tallies, differ } });
  });
  const { workspaceId } = scope;
  if (differ === 0) {
    tallyAlarm().delete(workspaceId);
    return;
  }
  tallyAlarm().set(workspaceId, performance.now());
  const [first] = differences;
  logger.error({ workspaceId, recountId: id, tallies, differ, first }, "tallies differ from their answers");
}

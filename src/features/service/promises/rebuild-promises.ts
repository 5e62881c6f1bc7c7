import { type Db, withTenant } from "@/db/client";
import {
  countRunInteractions,
  listRunInteractions,
  lockPromiseRun,
  updatePromiseRun,
} from "@/db/queries/promises/promise-runs";
import { rebuildClocks } from "@/db/rollups/rebuild-clocks";
import { rebuildInteractions } from "@/db/rollups/rebuild-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";

export interface RebuildContext {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

const AT_ONCE = 1_000;

/**
 * Judges promises anew after a policy or a calendar changed, portion by portion, each in a transaction of its own; a calendar
 * changes business times as well. May be broken off and run again: it goes on where it was. What it changed is logged.
 */
export async function rebuildPromises({ db, scope, now, signal }: RebuildContext, runId: string): Promise<void> {
  while (!signal.aborted) {
    const ended = await withTenant(db, scope, async (tx) => {
      const run = await lockPromiseRun(tx, scope, runId);
      if (run === null || run.state === "done") return true;
      const total = run.state === "waiting" ? await countRunInteractions(tx, scope, run) : run.total;
      const ids = await listRunInteractions(tx, scope, run, { after: run.lastId, limit: AT_ONCE });
      const judged = run.cause === "calendar" ? rebuildInteractions : rebuildClocks;
      const changed = run.changed + (await judged(tx, scope, ids, now()));
      const done = run.done + ids.length;
      const last = ids.length < AT_ONCE;
      const state = last ? "done" : "running";
      const lastId = ids.at(-1) ?? run.lastId;
      const finishedAt = last ? now() : null;
      await updatePromiseRun(tx, scope, runId, {
        total: Math.max(total, done),
        done,
        changed,
        lastId,
        state,
        finishedAt,
      });
      const after = { cause: run.cause, reach: run.reach, interactions: done, changed };
      if (last) await writeAudit(tx, scope, { action: "promises.judged_anew", subject: run.subject, after });
      return last;
    });
    if (ended) return;
  }
  throw new Error("Stopped in the middle: the run is taken up again.");
}

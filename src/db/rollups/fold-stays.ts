import type { Db } from "@/db/client";
import { MOST_FOLDED } from "@/db/rollups/fold-tallies";

/**
 * Folds one portion of deltas into `stay_tally` and one into `revenue_tally`, as the worker's role; says how many the larger
 * of them had, so that the caller goes on until 0.
 */
export async function foldStays(workerDb: Db): Promise<number> {
  const reply = await workerDb.pool.query<{ folded: number }>(
    "select greatest(fold_stays($1), fold_revenue($1)) as folded",
    [MOST_FOLDED],
  );
  return reply.rows[0]?.folded ?? 0;
}

/** Folds until nothing is left. */
export async function foldAllStays(workerDb: Db): Promise<void> {
  while ((await foldStays(workerDb)) > 0) {
    // Each portion is a transaction of its own.
  }
}

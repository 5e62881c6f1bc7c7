import type { Db } from "@/db/client";

/** A full portion means that more waits. */
export const MOST_FOLDED = 50_000;

/** Folds one portion of deltas into `tally_day`, as the worker's role; says how many, so that the caller goes on until 0. */
export async function foldTallies(workerDb: Db): Promise<number> {
  const reply = await workerDb.pool.query<{ folded: number }>("select fold_tallies($1) as folded", [MOST_FOLDED]);
  return reply.rows[0]?.folded ?? 0;
}

/** Folds until nothing is left. */
export async function foldAllTallies(workerDb: Db): Promise<void> {
  while ((await foldTallies(workerDb)) > 0) {
    // Each portion is a transaction of its own.
  }
}

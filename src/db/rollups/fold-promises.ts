import type { Db } from "@/db/client";

/** A full portion means that more waits. */
const MOST_FOLDED = 50_000;

/** Folds all deltas of kept and missed promises into `sla_day`, as the worker's role, portion by portion. */
export async function foldPromises(workerDb: Db): Promise<void> {
  for (let folded = MOST_FOLDED; folded >= MOST_FOLDED; ) {
    const reply = await workerDb.pool.query<{ folded: number }>("select fold_promises($1) as folded", [MOST_FOLDED]);
    folded = reply.rows[0]?.folded ?? 0;
  }
}

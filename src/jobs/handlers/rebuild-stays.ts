import { withTenant } from "@/db/client";
import { beginBulkWork } from "@/db/rollups/insert-imported";
import { proposeActiveDays, rebuildBuyers } from "@/db/rollups/rebuild-stays";
import type { JobHandler } from "@/jobs/job-context";

const AT_ONCE = 2_000;

/**
 * Looks anew at how long a purchase makes somebody a customer, and rewrites the stays of all who ever bought: after a file
 * of purchases, and when a person set another number of days.
 */
export const rebuildAllStays: JobHandler<"stays.rebuild"> = async (_payload, { db, scope, now, signal }) => {
  await withTenant(db, scope, async (tx) => {
    await beginBulkWork(tx);
    await proposeActiveDays(tx, scope, now());
  });
  let after: string | null = null;
  do {
    const from: string | null = after;
    signal.throwIfAborted();
    after = await withTenant(db, scope, async (tx) => {
      await beginBulkWork(tx);
      return rebuildBuyers(tx, scope, from, AT_ONCE);
    });
  } while (after !== null);
};

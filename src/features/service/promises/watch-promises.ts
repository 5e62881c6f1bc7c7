import { type Db, withTenant } from "@/db/client";
import { noteDue } from "@/db/queries/promises/promise-notices";
import { markMissed } from "@/db/rollups/mark-missed";
import type { WorkspaceScope } from "@/db/scope";

export interface WatchContext {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly now: () => Date;
}

/**
 * Marks what was missed and takes note of whom to tell of it and of what is due soon, both found by their instants: nothing
 * else is looked at. Without a mail server nobody is told, also not later.
 */
export async function watchPromises({ db, scope, now }: WatchContext, mail: boolean): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const at = now();
    await markMissed(tx, scope, at);
    await noteDue(tx, scope, { now: at, mail });
  });
}

import type { SQL } from "drizzle-orm";
import { createDb, withTenant } from "../src/db/client";
import { mintScope } from "../src/db/scope";
import { databaseUrls } from "../src/db/urls";
import { sharedDatabase } from "./candor";

/**
 * Holds the rows that a `select … for update` of a workspace names, as a long change would: whoever changes them meanwhile
 * waits. Returns what lets them go.
 */
export async function holdRows(workspaceId: string, rows: SQL): Promise<() => Promise<void>> {
  const db = createDb({ url: databaseUrls(await sharedDatabase()).app, max: 1, name: "e2e-hold" });
  const scope = mintScope(workspaceId, { kind: "job", name: "test" });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended = Promise.resolve();
  await new Promise<void>((held, failed) => {
    ended = withTenant(db, scope, async (tx) => {
      const { rows: found } = await tx.execute(rows);
      if (found.length === 0) throw new Error("There is no row to hold.");
      held();
      await released;
    });
    ended.catch(failed);
  });
  return async () => {
    release();
    await ended;
    await db.pool.end();
  };
}

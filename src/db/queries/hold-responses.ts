import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Locks responses until the transaction ends, in the order of their ids: whoever locks several of them or their answers begins
 * here, after their customers, so that no two wait for each other. `which` is a condition on `response`. With `kept` they stay,
 * others may change them: for what refers to them.
 */
export async function holdResponses(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  which: SQL,
  how: "changed" | "kept" = "changed",
): Promise<void> {
  await tx.execute(sql`
    select from response where workspace_id = ${workspaceId} and ${which}
    order by id ${sql.raw(how === "kept" ? "for key share" : "for update")}`);
}

import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { serviceIndex } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";
import type { IndexWeights } from "@/domain/metrics/service-index";

export type IndexVersion = typeof serviceIndex.$inferSelect;

/** How the index of service quality was weighed, the newest first; none while nobody set anything. */
export function listIndexVersions(tx: Tx, scope: WorkspaceScope): Promise<IndexVersion[]> {
  return tx
    .select()
    .from(serviceIndex)
    .where(eq(serviceIndex.workspaceId, scope.workspaceId))
    .orderBy(desc(serviceIndex.version));
}

/** Weighs the index anew, from version `from` on (0 is none yet); null where somebody else did meanwhile. */
export async function insertIndexVersion(
  tx: Tx,
  scope: WorkspaceScope,
  { weights, madeBy, from }: { readonly weights: IndexWeights; readonly madeBy: string; readonly from: number },
  now: Date,
): Promise<IndexVersion | null> {
  const { workspaceId } = scope;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('service_index'), hashtext(${workspaceId}))`);
  const [newest] = await listIndexVersions(tx, scope);
  if ((newest?.version ?? 0) !== from) return null;
  const [row] = await tx
    .insert(serviceIndex)
    .values({ workspaceId, version: from + 1, weights, madeBy, createdAt: now })
    .returning();
  return row ?? null;
}

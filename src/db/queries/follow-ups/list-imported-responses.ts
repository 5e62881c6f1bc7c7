import { and, asc, eq, gt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** The next responses of an import after one, in the order of their ids. */
export function listImportedResponses(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  after: string | null,
  limit: number,
): Promise<{ id: string; answeredAt: Date }[]> {
  return tx
    .select({ id: response.id, answeredAt: response.answeredAt })
    .from(response)
    .where(
      and(
        eq(response.workspaceId, scope.workspaceId),
        eq(response.importId, importId),
        after === null ? undefined : gt(response.id, after),
      ),
    )
    .orderBy(asc(response.id))
    .limit(limit);
}

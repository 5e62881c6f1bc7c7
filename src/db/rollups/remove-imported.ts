import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import { response } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

/** What one portion of an undo took away. */
export interface RemovedPortion {
  readonly responses: number;
  /** Customers whose other answers may count again now. */
  readonly customers: readonly string[];
}

/** Deletes up to `most` responses that an import stored, their answers first. Call until it removes none. */
export async function removeImported(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  most: number,
): Promise<RemovedPortion> {
  const portion = await tx
    .select({ id: response.id, customerId: response.customerId })
    .from(response)
    .where(and(eq(response.workspaceId, scope.workspaceId), eq(response.importId, importId)))
    .limit(most);
  await deleteResponses(
    tx,
    scope,
    portion.map((row) => row.id),
  );
  const customers = portion.flatMap((row) => (row.customerId === null ? [] : [row.customerId]));
  return { responses: portion.length, customers: [...new Set(customers)] };
}

/** Deletes the customers that an import made and that no response refers to. */
export async function removeImportedCustomers(tx: Tx, scope: WorkspaceScope, importId: string): Promise<number> {
  const gone = await tx.execute(sql`
    delete from customer c where c.workspace_id = ${scope.workspaceId} and c.import_id = ${importId}
      and not exists (select 1 from response r where r.workspace_id = c.workspace_id and r.customer_id = c.id)`);
  return gone.rowCount ?? 0;
}

/** The customers of an import's responses after `after`, in order of their ids: who has to be settled. */
export async function listImportedCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: response.customerId })
    .from(response)
    .where(
      and(
        eq(response.workspaceId, scope.workspaceId),
        eq(response.importId, importId),
        isNotNull(response.customerId),
        after === null ? undefined : sql`${response.customerId} > ${after}`,
      ),
    )
    .orderBy(response.customerId)
    .limit(limit);
  return rows.flatMap((row) => (row.id === null ? [] : [row.id]));
}

/** Applies the survey's policy on repeats to these customers' answers; see `settle_repeats`. */
export async function settleCustomers(
  tx: Tx,
  surveyId: string,
  customers: readonly string[],
  repeats: { readonly policy: "latest" | "first"; readonly windowDays: number },
): Promise<void> {
  if (customers.length === 0) return;
  // In one order for everybody: each call locks its customer.
  const ids = `{${[...customers].sort().join(",")}}`;
  await tx.execute(sql`
    select settle_repeats(${surveyId}, c.id, ${repeats.policy}, ${repeats.windowDays})
    from unnest(${ids}::uuid[]) as c (id)`);
}

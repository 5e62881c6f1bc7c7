import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holdResponses } from "@/db/queries/hold-responses";
import { UNREFERRED } from "@/db/rollups/remove-claimed";
import { deleteResponses } from "@/db/rollups/rewrite-response";
import { response } from "@/db/schema/response";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

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
  const customers = portion.flatMap((row) => (row.customerId === null ? [] : [row.customerId]));
  const ids = portion.map((row) => row.id);
  await tx.execute(sql`
    select from customer where workspace_id = ${scope.workspaceId} and id = any(${uuidArray(customers)}) order by id for update`);
  await holdResponses(tx, scope, sql`id = any(${uuidArray(ids)})`);
  await deleteResponses(tx, scope, ids);
  return { responses: portion.length, customers: [...new Set(customers)] };
}

/**
 * Deletes the customers that an import made and that nothing refers to, among the next `most` of the workspace after
 * `after`. Returns where the next portion begins; null at the end.
 */
export async function removeImportedCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  after: string | null,
  most: number,
): Promise<string | null> {
  const reply = await tx.execute<{ last: string | null; n: number }>(sql`
    with portion as (
      select c.id, c.import_id from customer c
      where c.workspace_id = ${scope.workspaceId} ${after === null ? sql`` : sql`and c.id > ${after}`}
      order by c.id limit ${most}
    ), gone as (
      delete from customer c using portion p
      where c.workspace_id = ${scope.workspaceId} and c.id = p.id and p.import_id = ${importId}
        and c.unsubscribed_at is null and c.bounced_at is null
        and ${UNREFERRED}
    )
    select (select id from portion order by id desc limit 1) as last, (select count(*)::int from portion) as n`);
  const [portion] = reply.rows;
  return portion && portion.n === most ? portion.last : null;
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

/** The customers after `after` who answered a survey more than once, or of whom an answer was set aside, in order of their ids. */
export async function listRepeaters(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const reply = await tx.execute<{ id: string }>(sql`
    select customer_id as id from response
    where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and customer_id is not null
      ${after === null ? sql`` : sql`and customer_id > ${after}`}
    group by customer_id having count(*) > 1 or bool_or(state = 'superseded')
    order by customer_id limit ${limit}`);
  return reply.rows.map((row) => row.id);
}

/** Applies the survey's policy on repeats to these customers' answers; see `settle_repeats`. */
export async function settleCustomers(
  tx: Tx,
  surveyId: string,
  customers: readonly string[],
  repeats: Repeats,
): Promise<void> {
  if (customers.length === 0) return;
  // In one order for everybody: each call locks its customer.
  const ids = `{${[...customers].sort().join(",")}}`;
  const windowDays = repeats.policy === "all" ? 0 : repeats.windowDays;
  await tx.execute(sql`
    select settle_repeats(${surveyId}, c.id, ${repeats.policy}, ${windowDays})
    from unnest(${ids}::uuid[]) as c (id)`);
}

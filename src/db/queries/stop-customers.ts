import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Somebody who is written to no more, and since when. */
export interface StoppedCustomer {
  readonly externalId: string;
  readonly at: Date;
}

const COLUMNS = {
  unsubscribed: { at: sql.raw("unsubscribed_at"), by: sql.raw("unsubscribed_import_id") },
  bounced: { at: sql.raw("bounced_at"), by: sql.raw("bounced_import_id") },
};
/** How often whoever is missing is looked for. */
const TRIES = 4;
type StopKind = keyof typeof COLUMNS;

/**
 * Marks customers as unsubscribed or bounced, and makes those who are not known. Who is marked already stays as they are.
 * Each may stand in `people` once. Returns how many were marked now.
 */
export async function stopCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  kind: StopKind,
  people: readonly StoppedCustomer[],
): Promise<number> {
  if (people.length === 0) return 0;
  const { at, by } = COLUMNS[kind];
  const given = JSON.stringify(people.map(({ externalId, at }) => ({ id: v7(), name: externalId, since: at })));
  let marked = 0;
  for (let left = TRIES; left > 0; left--) {
    const reply = await tx.execute<{ marked: number }>(sql`
      with given as materialized (
        select * from jsonb_to_recordset(${given}::jsonb) as g (id uuid, name text, since timestamptz) order by name
      ), made as (
        insert into customer (workspace_id, id, external_id, import_id, ${at}, ${by})
        select ${scope.workspaceId}::uuid, id, name, ${importId}::uuid, since, ${importId}::uuid from given
        on conflict (workspace_id, external_id) do nothing returning 1
      ), marked as (
        update customer c set ${at} = g.since, ${by} = ${importId}::uuid, claimed = false from given g
        where c.workspace_id = ${scope.workspaceId} and c.external_id = g.name and c.${at} is null returning 1
      )
      select (select count(*) from made)::int + (select count(*) from marked)::int as marked`);
    marked += reply.rows[0]?.marked ?? 0;
    // Who was there, and was erased or merged while this waited for their row, is made now.
    const missing = await tx.execute(sql`
      select from jsonb_to_recordset(${given}::jsonb) as g (name text) where not exists (
        select from customer c
        where c.workspace_id = ${scope.workspaceId} and c.external_id = g.name and c.${at} is not null) limit 1`);
    if (missing.rowCount === 0) break;
  }
  return marked;
}

/** Takes back what one import marked. */
export async function unstopCustomers(tx: Tx, scope: WorkspaceScope, importId: string, kind: StopKind): Promise<void> {
  const { at, by } = COLUMNS[kind];
  await tx.execute(sql`
    update customer set ${at} = null, ${by} = null where workspace_id = ${scope.workspaceId} and ${by} = ${importId}`);
}

import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { lockCustomers } from "@/db/queries/customers/lock-customers";
import { lastOfEach, type Writing, type Written } from "@/db/queries/customers/writing";
import { proposeActiveDays, rebuildBuyers, rebuildStays } from "@/db/rollups/rebuild-stays";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { Purchase } from "@/domain/customer/purchase";

/** Until so many purchases are known, the proposal of how long one lasts is looked at with each of them. */
const FEW = 1_000;

/**
 * Stores purchases by their external ids and rewrites the stays of who bought; customers who are not known are made. The
 * same id again changes the purchase. Each has passed `checkPurchase`; at most some thousand at once.
 */
export async function insertPurchases(
  tx: Tx,
  scope: WorkspaceScope,
  purchases: readonly Purchase[],
  { importId, now }: Writing,
): Promise<Written> {
  const last = lastOfEach(purchases, ({ externalId }) => externalId);
  if (last.size === 0) return { made: 0, changed: 0, same: 0, touched: new Set() };
  const few = await listFewBuyers(tx, scope);
  const named = [...last.values()].map(({ customer }) => customer);
  const { ids } = await lockCustomers(tx, scope, named, importId, { beside: few ?? [] });
  const given = JSON.stringify(
    [...last.values()].map(({ externalId, customer, ...said }) => ({
      id: v7(),
      key: externalId,
      customer: ids.get(customer),
      amount: null,
      currency: null,
      quantity: null,
      ...said,
    })),
  );
  const { workspaceId } = scope;
  const reply = await tx.execute<{ key: string; customer: string; was: string | null }>(sql`
    with given as materialized (
      select g.* from jsonb_to_recordset(${given}::jsonb)
        as g (id uuid, key text, customer uuid, day date, amount bigint, currency text, quantity integer)
    ), stood as materialized (
      select p.* from purchase p join given g on p.external_id = g.key
      where p.workspace_id = ${workspaceId} for no key update of p
    ), differing as materialized (
      select g.*, s.id as old, s.customer_id as was from given g left join stood s on s.external_id = g.key
      where s.id is null or (g.customer, g.day, g.amount, g.currency, g.quantity)
        is distinct from (s.customer_id, s.day, s.amount, s.currency, s.quantity)
    ), remembered as (
      insert into import_before (workspace_id, import_id, family, row_id, before, written_at)
      select ${workspaceId}::uuid, ${importId}::uuid, 'purchase', s.id, to_jsonb(s), ${now.toISOString()}::timestamptz
      from differing d join stood s on s.id = d.old
      where ${importId}::uuid is not null and s.import_id is distinct from ${importId}::uuid
      on conflict (workspace_id, import_id, family, row_id) do update set written_at = excluded.written_at
    ), written as (
      insert into purchase (workspace_id, id, customer_id, external_id, day, amount, currency, quantity, import_id, created_at)
      select ${workspaceId}::uuid, id, customer, key, day, amount, currency, quantity, ${importId}::uuid,
        ${now.toISOString()}::timestamptz
      from differing order by key
      on conflict (workspace_id, external_id) where external_id is not null do update
        set customer_id = excluded.customer_id, day = excluded.day, amount = excluded.amount, currency = excluded.currency,
          quantity = excluded.quantity
    )
    select key, customer, was from differing`);
  const buyers = [...new Set(reply.rows.flatMap(({ customer, was }) => (was === null ? [customer] : [customer, was])))];
  await rebuildStays(tx, scope, buyers);
  if (few !== null && (await proposeActiveDays(tx, scope, now))) await rebuildBuyers(tx, scope, null, FEW + last.size);
  const changed = reply.rows.filter(({ was }) => was !== null).length;
  const touched = new Set(reply.rows.map(({ key }) => key));
  return { made: reply.rows.length - changed, changed, same: last.size - touched.size, touched };
}

/**
 * While a shop has few purchases its proposal follows each of them, and everybody's stays follow it: those who bought so
 * far, to be locked with the others and in one order. Null where they are many; then a job looks at it.
 */
async function listFewBuyers(tx: Tx, scope: WorkspaceScope): Promise<string[] | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`purchases ${scope.workspaceId}`}, 0))`);
  const reply = await tx.execute<{ name: string }>(sql`
    select c.external_id as name from purchase p
    join customer c on c.workspace_id = p.workspace_id and c.id = p.customer_id
    where p.workspace_id = ${scope.workspaceId} limit ${FEW}`);
  return reply.rows.length < FEW ? reply.rows.map(({ name }) => name) : null;
}

/** Takes purchases away by their ids; the stays of who bought follow. */
export async function deletePurchases(tx: Tx, scope: WorkspaceScope, ids: readonly string[]): Promise<number> {
  const gone = await tx.execute<{ customer: string }>(sql`
    delete from purchase where workspace_id = ${scope.workspaceId} and id = any(${uuidArray(ids)})
    returning customer_id as customer`);
  await rebuildStays(tx, scope, [...new Set(gone.rows.map(({ customer }) => customer))]);
  return gone.rows.length;
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deleteSubscriptions } from "@/db/queries/customers/delete-subscriptions";
import { deletePurchases } from "@/db/queries/customers/insert-purchases";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Takes the next `most` of what an import wrote about customers back: first what it changed stands again as it was, where
 * nobody changed it since; then the spells and purchases that it made go. Returns how many, 0 at the end. Customers that
 * it made go afterwards, where nothing refers to them.
 */
export async function undoImported(tx: Tx, scope: WorkspaceScope, importId: string, most: number): Promise<number> {
  const restored = await restore(tx, scope, importId, most);
  if (restored > 0) return restored;
  const spells = await idsOf(tx, scope, importId, "subscription", most);
  if (spells.length > 0) return deleteSubscriptions(tx, scope, spells);
  return deletePurchases(tx, scope, await idsOf(tx, scope, importId, "purchase", most));
}

async function idsOf(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  table: "subscription" | "purchase",
  most: number,
): Promise<string[]> {
  const reply = await tx.execute<{ id: string }>(sql`
    select id from ${sql.raw(table)} where workspace_id = ${scope.workspaceId} and import_id = ${importId} limit ${most}`);
  return reply.rows.map(({ id }) => id);
}

async function restore(tx: Tx, scope: WorkspaceScope, importId: string, most: number): Promise<number> {
  const { workspaceId } = scope;
  const reply = await tx.execute<{ n: number; customers: string[] | null }>(sql`
    with taken as materialized (
      delete from import_before where (workspace_id, import_id, family, row_id) in (
        select workspace_id, import_id, family, row_id from import_before
        where workspace_id = ${workspaceId} and import_id = ${importId} order by family, row_id limit ${most})
      returning family, row_id, before, written_at
    ), people as (
      update customer c set kind = b.kind, name = b.name, email = b.email, locale = b.locale, attributes = b.attributes,
        consent = b.consent, consent_at = b.consent_at, updated_at = b.updated_at
      from taken t cross join lateral jsonb_populate_record(null::customer, t.before) as b
      where t.family = 'customer' and c.workspace_id = ${workspaceId} and c.id = t.row_id and c.updated_at = t.written_at
      returning c.id
    ), spells as (
      update subscription s set customer_id = b.customer_id, start_day = b.start_day, end_day = b.end_day, mrr = b.mrr,
        currency = b.currency, plan = b.plan, reason = b.reason, reason_note = b.reason_note, updated_at = b.updated_at
      from taken t cross join lateral jsonb_populate_record(null::subscription, t.before) as b
      join subscription o on o.workspace_id = ${workspaceId} and o.id = b.id
      where t.family = 'subscription' and s.workspace_id = ${workspaceId} and s.id = t.row_id and s.updated_at = t.written_at
      returning s.customer_id as now, o.customer_id as was
    ), purchases as (
      update purchase p set customer_id = b.customer_id, day = b.day, amount = b.amount, currency = b.currency,
        quantity = b.quantity
      from taken t cross join lateral jsonb_populate_record(null::purchase, t.before) as b
      join purchase o on o.workspace_id = ${workspaceId} and o.id = b.id
      where t.family = 'purchase' and p.workspace_id = ${workspaceId} and p.id = t.row_id
      returning p.customer_id as now, o.customer_id as was
    )
    select (select count(*)::int from taken) as n, (
      select array_agg(distinct id) from (
        select id from people union select now from spells union select was from spells
        union select now from purchases union select was from purchases) as all_of_them (id)) as customers`);
  const [found] = reply.rows;
  await rebuildStays(tx, scope, found?.customers ?? []);
  return found?.n ?? 0;
}

import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { lockCustomers } from "@/db/queries/customers/lock-customers";
import { lastOfEach, type Writing, type Written } from "@/db/queries/customers/writing";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { Spell } from "@/domain/customer/spell";

/** What storing spells brought to light that no row says by itself. */
export interface WrittenSpells extends Written {
  /** Spells that stood there in another currency: they are kept in the new one, from their start. */
  readonly currencyChanged: readonly { readonly externalId: string; readonly was: string; readonly is: string }[];
  /** Customers (external ids) whose spells are in more than one currency: sums of revenue take one of them. */
  readonly mixed: readonly string[];
}

const NOTHING: WrittenSpells = { made: 0, changed: 0, same: 0, touched: new Set(), currencyChanged: [], mixed: [] };

/**
 * Stores spells by their external ids and rewrites the stays of the customers they belong to; customers who are not known
 * are made. A field that is left out stays as it is. What an import changes is remembered for its undo. Each has passed
 * `checkSpell`; at most some thousand at once.
 */
export async function upsertSubscriptions(
  tx: Tx,
  scope: WorkspaceScope,
  spells: readonly Spell[],
  { importId, now }: Writing,
): Promise<WrittenSpells> {
  const last = lastOfEach(spells, ({ externalId }) => externalId);
  if (last.size === 0) return NOTHING;
  const { ids } = await lockCustomers(
    tx,
    scope,
    [...last.values()].map(({ customer }) => customer),
    importId,
  );
  const given = JSON.stringify(
    [...last.values()].map((spell) => ({
      id: v7(),
      key: spell.externalId,
      customer: ids.get(spell.customer),
      said: spell,
    })),
  );
  const at = now.toISOString();
  const { workspaceId } = scope;
  const reply = await tx.execute<WrittenRow>(sql`
    with given as materialized (
      select g.* from jsonb_to_recordset(${given}::jsonb) as g (id uuid, key text, customer uuid, said jsonb)
    ), stood as materialized (
      select s.* from subscription s join given g on s.external_id = g.key
      where s.workspace_id = ${workspaceId} for no key update of s
    ), wanted as materialized (
      select coalesce(s.id, g.id) as id, g.key, g.customer, (g.said ->> 'startDay')::date as start_day,
        case when g.said ? 'endDay' then (g.said ->> 'endDay')::date else s.end_day end as end_day,
        case when g.said ? 'mrr' then (g.said ->> 'mrr')::bigint else s.mrr end as mrr,
        case when g.said ? 'currency' then g.said ->> 'currency' else s.currency end as currency,
        case when g.said ? 'plan' then nullif(trim(g.said ->> 'plan'), '') else s.plan end as plan,
        case when g.said ? 'reason' then g.said ->> 'reason' else s.reason end as reason,
        case when g.said ? 'reasonNote' then nullif(trim(g.said ->> 'reasonNote'), '') else s.reason_note end as reason_note,
        s.id is null as is_new, s.customer_id as was_customer, s.currency as was_currency
      from given g left join stood s on s.external_id = g.key
    ), differing as materialized (
      select w.* from wanted w left join stood s on s.id = w.id
      where s.id is null or (w.customer, w.start_day, w.end_day, w.mrr, w.currency, w.plan, w.reason, w.reason_note)
        is distinct from (s.customer_id, s.start_day, s.end_day, s.mrr, s.currency, s.plan, s.reason, s.reason_note)
    ), remembered as (
      insert into import_before (workspace_id, import_id, family, row_id, before, written_at)
      select ${workspaceId}::uuid, ${importId}::uuid, 'subscription', s.id, to_jsonb(s), ${at}::timestamptz
      from differing d join stood s on s.id = d.id
      where ${importId}::uuid is not null and s.import_id is distinct from ${importId}::uuid
      on conflict (workspace_id, import_id, family, row_id) do update set written_at = excluded.written_at
    ), written as (
      insert into subscription (workspace_id, id, customer_id, external_id, start_day, end_day, mrr, currency, plan, reason,
        reason_note, import_id, created_at, updated_at)
      select ${workspaceId}::uuid, id, customer, key, start_day, end_day, mrr, currency, plan, reason, reason_note,
        ${importId}::uuid, ${at}::timestamptz, ${at}::timestamptz
      from differing order by key
      on conflict (workspace_id, external_id) where external_id is not null do update
        set customer_id = excluded.customer_id, start_day = excluded.start_day, end_day = excluded.end_day,
          mrr = excluded.mrr, currency = excluded.currency, plan = excluded.plan, reason = excluded.reason,
          reason_note = excluded.reason_note, updated_at = excluded.updated_at
    )
    select key, customer, was_customer as "wasCustomer", is_new as "isNew", was_currency as was, currency as is
    from differing`);
  const touched = new Set(reply.rows.flatMap((row) => [row.customer, ...(row.wasCustomer ? [row.wasCustomer] : [])]));
  await rebuildStays(tx, scope, [...touched]);
  const made = reply.rows.filter(({ isNew }) => isNew).length;
  return {
    made,
    changed: reply.rows.length - made,
    same: last.size - reply.rows.length,
    touched: new Set(reply.rows.map(({ key }) => key)),
    currencyChanged: reply.rows.flatMap(({ key, isNew, was, is }) =>
      isNew || was === null || is === null || was === is ? [] : [{ externalId: key, was, is }],
    ),
    mixed: await findMixed(tx, scope, [...touched]),
  };
}

interface WrittenRow extends Record<string, unknown> {
  readonly key: string;
  readonly customer: string;
  readonly wasCustomer: string | null;
  readonly isNew: boolean;
  readonly was: string | null;
  readonly is: string | null;
}

async function findMixed(tx: Tx, scope: WorkspaceScope, customerIds: readonly string[]): Promise<string[]> {
  const reply = await tx.execute<{ name: string }>(sql`
    select c.external_id as name from customer c
    where c.workspace_id = ${scope.workspaceId} and c.id in (
      select s.customer_id from subscription s
      where s.workspace_id = ${scope.workspaceId} and s.customer_id = any(${uuidArray(customerIds)}) and s.currency is not null
      group by s.customer_id having count(distinct s.currency) > 1)
    order by c.external_id`);
  return reply.rows.map(({ name }) => name);
}

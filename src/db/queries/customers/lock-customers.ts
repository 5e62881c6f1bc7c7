import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { acknowledgeCustomers } from "@/db/queries/customers/acknowledge-customers";
import type { WorkspaceScope } from "@/db/scope";
import type { PersonInput } from "@/domain/customer/person";

/** Customers whose rows are locked for the rest of the transaction. */
export interface LockedCustomers {
  /** By external id. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those made now. */
  readonly made: ReadonlySet<string>;
}

const TRIES = 4;

/**
 * Makes the customers that are not known yet, with what `people` says of them, and locks all of these in the order of their
 * external ids, as every writer of customers, spells and purchases does: two that write about the same people wait for one
 * another and never in a ring. Who settles answers locks them by their ids: whoever meets that halfway begins anew.
 *
 * `beside` are locked with them, as far as they are there: they are never made, nor in what is returned.
 */
export async function lockCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  externalIds: Iterable<string>,
  importId: string | null,
  {
    people = [],
    now = new Date(0),
    beside = [],
  }: { readonly people?: readonly PersonInput[]; readonly now?: Date; readonly beside?: readonly string[] } = {},
): Promise<LockedCustomers> {
  const wanted = [...new Set(externalIds)];
  if (wanted.length === 0) return { ids: new Map(), made: new Set() };
  const known = new Set(wanted);
  const everybody = JSON.stringify([...wanted, ...beside]);
  const saidOf = new Map(people.map(({ externalId, accounts: _, ...said }) => [externalId, said]));
  const given = JSON.stringify(wanted.map((name) => ({ id: v7(), name, said: saidOf.get(name) })));
  const at = now.toISOString();
  const made = new Set<string>();
  for (let left = TRIES - 1; ; left--) {
    // Whole rows at once: a bare one that is filled in afterwards goes into each of the table's indexes twice.
    const inserted = await tx.execute<{ id: string }>(sql`
      insert into customer (workspace_id, id, external_id, import_id, kind, name, email, locale, attributes, consent, consent_at,
        updated_at)
      select ${scope.workspaceId}::uuid, g.id, g.name, ${importId}::uuid, coalesce(g.said ->> 'kind', 'person'),
        coalesce(g.said ->> 'name', ''), nullif(trim(g.said ->> 'email'), ''), nullif(g.said ->> 'locale', ''),
        coalesce((select jsonb_object_agg(key, value) from jsonb_each_text(g.said -> 'attributes')
          where value is not null and value <> ''), '{}'),
        (g.said ->> 'consent')::boolean, case when g.said ->> 'consent' is not null then ${at}::timestamptz end,
        case when g.said is null then now() else ${at}::timestamptz end
      from jsonb_to_recordset(${given}::jsonb) as g (id uuid, name text, said jsonb) order by g.name
      on conflict (workspace_id, external_id) do nothing returning id`);
    for (const { id } of inserted.rows) made.add(id);
    const locked = await tx.execute<{ id: string; name: string; claimed: boolean }>(sql`
      select c.id, c.external_id as name, c.claimed from customer c
      where c.workspace_id = ${scope.workspaceId}
        and c.external_id = any(array(select jsonb_array_elements_text(${everybody}::jsonb)))
      order by c.external_id for no key update`);
    const found = locked.rows.filter(({ name }) => known.has(name));
    // Who was there, and was erased or merged while this waited for their row, is made now.
    if (found.length < wanted.length && left > 0) continue;
    const claimed = found.flatMap((row) => (row.claimed ? [row.name] : []));
    if (claimed.length > 0) await acknowledgeCustomers(tx, scope, claimed);
    return { ids: new Map(found.map(({ id, name }) => [name, id])), made };
  }
}

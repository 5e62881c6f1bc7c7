import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type LockedCustomers, lockCustomers } from "@/db/queries/customers/lock-customers";
import { lastOfEach, type Writing, type Written } from "@/db/queries/customers/writing";
import { absorbClaimed } from "@/db/rollups/merge-customers";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { PersonInput } from "@/domain/customer/person";

/**
 * Stores customers by their external ids: makes those who are not known, changes of the others what is given. Accounts
 * that they name are made where they are missing. Who was known by nothing but claims to their address becomes them. What an import changes is remembered for its undo. Each has passed
 * `checkPerson`; at most some thousand at once. Groups of stays follow from attributes and are rewritten.
 */
export async function upsertCustomers(
  tx: Tx,
  scope: WorkspaceScope,
  people: readonly PersonInput[],
  writing: Writing,
): Promise<Written> {
  const last = lastOfEach(people, ({ externalId }) => externalId);
  const accounts = new Set([...last.values()].flatMap((one) => one.accounts ?? []));
  const locked = await lockCustomers(tx, scope, [...last.keys(), ...accounts], writing.importId, {
    people: [...last.values()],
    now: writing.now,
  });
  // Who was made just now stands there as said, and has neither spells nor purchases.
  const known = [...last.values()].filter(({ externalId }) => !locked.made.has(locked.ids.get(externalId) ?? ""));
  const changed = await writePeople(tx, scope, known, locked, writing);
  const moved = await writeAccounts(tx, scope, [...last.values()], locked);
  await rebuildStays(tx, scope, changed);
  await absorbClaimed(tx, scope, [...changed, ...locked.made]);
  const written = new Set([...changed, ...moved, ...locked.made]);
  const touched = new Set([...last.keys()].filter((name) => written.has(locked.ids.get(name) ?? "")));
  const made = [...touched].filter((name) => locked.made.has(locked.ids.get(name) ?? "")).length;
  return { made, changed: touched.size - made, same: last.size - touched.size, touched };
}

/** Changes what differs; returns the ids of the customers that it changed. */
async function writePeople(
  tx: Tx,
  scope: WorkspaceScope,
  people: readonly PersonInput[],
  { ids }: LockedCustomers,
  { importId, now }: Writing,
): Promise<string[]> {
  if (people.length === 0) return [];
  const given = JSON.stringify(
    people.map(({ externalId, accounts: _, ...said }) => ({ id: ids.get(externalId), said })),
  );
  const at = now.toISOString();
  const reply = await tx.execute<{ id: string }>(sql`
    with given as materialized (
      select g.id, g.said from jsonb_to_recordset(${given}::jsonb) as g (id uuid, said jsonb)
    ), wanted as (
      select c.id,
        coalesce(g.said ->> 'kind', c.kind) as kind,
        case when g.said ? 'name' then coalesce(g.said ->> 'name', '') else c.name end as name,
        case when g.said ? 'email' then nullif(trim(g.said ->> 'email'), '') else c.email end as email,
        case when g.said ? 'locale' then nullif(g.said ->> 'locale', '') else c.locale end as locale,
        case when g.said ? 'attributes' then coalesce((
          select jsonb_object_agg(key, value) from jsonb_each_text(c.attributes || (g.said -> 'attributes'))
          where value is not null and value <> '') , '{}') else c.attributes end as attributes,
        case when g.said ? 'consent' then (g.said ->> 'consent')::boolean else c.consent end as consent,
        to_jsonb(c) as before
      from customer c join given g on g.id = c.id where c.workspace_id = ${scope.workspaceId}
        and c.id = any(${uuidArray(people.flatMap(({ externalId }) => ids.get(externalId) ?? []))})
    ), differing as materialized (
      select w.* from wanted w join customer c on c.workspace_id = ${scope.workspaceId} and c.id = w.id
      where (w.kind, w.name, w.email, w.locale, w.attributes, w.consent)
        is distinct from (c.kind, c.name, c.email, c.locale, c.attributes, c.consent)
    ), remembered as (
      insert into import_before (workspace_id, import_id, family, row_id, before, written_at)
      select ${scope.workspaceId}::uuid, ${importId}::uuid, 'customer', d.id, d.before, ${at}::timestamptz from differing d
      where ${importId}::uuid is not null and (d.before ->> 'import_id')::uuid is distinct from ${importId}::uuid
      on conflict (workspace_id, import_id, family, row_id) do update set written_at = excluded.written_at
    )
    update customer c set kind = d.kind, name = d.name, email = d.email, locale = d.locale, attributes = d.attributes,
      consent = d.consent, updated_at = ${at}::timestamptz,
      consent_at = case when d.consent is distinct from c.consent then ${at}::timestamptz else c.consent_at end
    from differing d where c.workspace_id = ${scope.workspaceId} and c.id = d.id returning c.id`);
  return reply.rows.map(({ id }) => id);
}

/** Puts people into exactly the accounts that are named, where any are; returns whose accounts changed. */
async function writeAccounts(
  tx: Tx,
  scope: WorkspaceScope,
  people: readonly PersonInput[],
  { ids }: LockedCustomers,
): Promise<string[]> {
  const told = people.filter(({ accounts }) => accounts !== undefined);
  if (told.length === 0) return [];
  const given = JSON.stringify(
    told.map(({ externalId, accounts }) => ({
      id: ids.get(externalId),
      accounts: (accounts ?? []).map((name) => ids.get(name)),
    })),
  );
  const reply = await tx.execute<{ id: string }>(sql`
    with given as materialized (
      select g.id, g.accounts from jsonb_to_recordset(${given}::jsonb) as g (id uuid, accounts uuid[])
    ), wanted as (
      select distinct g.id, a.account from given g cross join lateral unnest(g.accounts) as a (account)
    ), companies as (
      update customer set kind = 'account'
      where workspace_id = ${scope.workspaceId} and id in (select account from wanted) and kind <> 'account'
    ), gone as (
      delete from account_of_customer a using given g
      where a.workspace_id = ${scope.workspaceId} and a.customer_id = g.id and not a.account_id = any(g.accounts)
      returning a.customer_id as id
    ), come as (
      insert into account_of_customer (workspace_id, customer_id, account_id)
      select ${scope.workspaceId}::uuid, id, account from wanted order by id, account
      on conflict do nothing returning customer_id as id
    )
    select id from gone union select id from come`);
  return reply.rows.map(({ id }) => id);
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holdResponses } from "@/db/queries/hold-responses";
import { rebuildStays } from "@/db/rollups/rebuild-stays";
import { announceResponses } from "@/db/rollups/rewrite-response";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** Two customers who are one person: what `from` has becomes `into`'s. */
export interface Merging {
  readonly from: string;
  readonly into: string;
}

const MOVED = ["subscription", "purchase", "interaction", "invitation", "mailing_recipient", "follow_up"] as const;

/**
 * Makes one customer of two, for good: answers, contracts, tickets, invitations and follow-ups become the other's, and an
 * account's people follow it. The other keeps what is known of them and takes over what is not; that they asked not to be
 * written to holds from the earlier day. Then repeats are settled anew. Nobody is both merged and merged into. Says how many
 * were merged: who was erased or merged by somebody else meanwhile is left out.
 */
export async function mergeCustomers(tx: Tx, scope: WorkspaceScope, asked: readonly Merging[]): Promise<number> {
  if (asked.length === 0) return 0;
  const { workspaceId } = scope;
  const held = await tx.execute<{ id: string }>(sql`
    select id from customer where workspace_id = ${workspaceId}
      and id = any(${uuidArray(asked.flatMap(({ from, into }) => [from, into]))})
    order by id for update`);
  const there = new Set(held.rows.map(({ id }) => id));
  const merged = asked.filter(({ from, into }) => there.has(from) && there.has(into));
  if (merged.length === 0) return 0;
  const [gone, kept] = [merged.map(({ from }) => from), [...new Set(merged.map(({ into }) => into))]];
  const pairs = sql`jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as p ("from" uuid, "into" uuid)`;
  await holdResponses(tx, scope, sql`customer_id = any(${uuidArray(gone)})`);
  await takeOver(tx, scope, pairs);
  const moved = await tx.execute<{ id: string }>(sql`
    update response r set customer_id = p."into" from ${pairs}
    where r.workspace_id = ${workspaceId} and r.customer_id = p."from" returning r.id`);
  for (const table of MOVED)
    await tx.execute(sql`
      update ${sql.raw(table)} t set customer_id = p."into" from ${pairs}
      where t.workspace_id = ${workspaceId} and t.customer_id = p."from"`);
  await tx.execute(sql`
    insert into account_of_customer (workspace_id, customer_id, account_id)
    select a.workspace_id, p."into", a.account_id from ${pairs}
    join account_of_customer a on a.workspace_id = ${workspaceId} and a.customer_id = p."from"
    where a.account_id <> p."into" on conflict do nothing`);
  await tx.execute(sql`
    insert into account_of_customer (workspace_id, customer_id, account_id)
    select a.workspace_id, a.customer_id, p."into" from ${pairs}
    join account_of_customer a on a.workspace_id = ${workspaceId} and a.account_id = p."from"
    where a.customer_id <> p."into" order by a.customer_id on conflict do nothing`);
  await rebuildStays(tx, scope, [...gone, ...kept]);
  await tx.execute(sql`
    delete from import_before where workspace_id = ${workspaceId} and row_id = any(${uuidArray(gone)})`);
  await tx.execute(sql`delete from customer where workspace_id = ${workspaceId} and id = any(${uuidArray(gone)})`);
  await rememberMerged(tx, scope, pairs);
  await settle(tx, scope, kept);
  const ids = moved.rows.map(({ id }) => id);
  if (ids.length > 0) await announceResponses(tx, scope, ids);
  return merged.length;
}

async function takeOver(tx: Tx, { workspaceId }: WorkspaceScope, pairs: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(sql`
    update customer i set
      name = case when i.name = '' then f.name else i.name end,
      email = coalesce(i.email, f.email),
      locale = coalesce(i.locale, f.locale),
      attributes = f.attributes || i.attributes,
      consent = case when i.consent is null or f.consent_at > i.consent_at then coalesce(f.consent, i.consent) else i.consent end,
      consent_at = greatest(i.consent_at, f.consent_at),
      unsubscribed_at = least(i.unsubscribed_at, f.unsubscribed_at),
      unsubscribed_import_id = case when i.unsubscribed_at is null then f.unsubscribed_import_id else i.unsubscribed_import_id end,
      bounced_at = least(i.bounced_at, f.bounced_at),
      bounced_import_id = case when i.bounced_at is null then f.bounced_import_id else i.bounced_import_id end,
      claimed = i.claimed and f.claimed,
      updated_at = now()
    from ${pairs} join customer f on f.workspace_id = ${workspaceId} and f.id = p."from"
    where i.workspace_id = ${workspaceId} and i.id = p."into"`);
}

/** Links in mails that were sent, and older copies of the database, name who is gone. */
async function rememberMerged(tx: Tx, { workspaceId }: WorkspaceScope, pairs: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(sql`
    update merged_customer m set kept_id = p."into" from ${pairs} where m.workspace_id = ${workspaceId} and m.kept_id = p."from"`);
  await tx.execute(sql`
    insert into merged_customer (workspace_id, gone_id, kept_id) select ${workspaceId}::uuid, p."from", p."into" from ${pairs}`);
}

/** In one order for everybody: each call locks its customer. */
async function settle(tx: Tx, { workspaceId }: WorkspaceScope, customers: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select settle_repeats(s.id, o.customer_id, s.repeats ->> 'policy', coalesce((s.repeats ->> 'windowDays')::integer, 0))
    from (
      select distinct customer_id, survey_id from response
      where workspace_id = ${workspaceId} and customer_id = any(${uuidArray(customers)}) order by customer_id, survey_id
    ) o join survey s on s.workspace_id = ${workspaceId} and s.id = o.survey_id`);
}

/**
 * Who was known by claims alone becomes the one of these customers who has their address: what links said of them is theirs,
 * as it would be had they been known before.
 */
export async function absorbClaimed(tx: Tx, scope: WorkspaceScope, customers: readonly string[]): Promise<void> {
  if (customers.length === 0) return;
  const { workspaceId } = scope;
  const reply = await tx.execute<{ from: string; into: string }>(sql`
    select a.id as "from", b.id as "into" from customer b
    join customer a on a.workspace_id = ${workspaceId} and a.address = b.address and a.claimed and a.id <> b.id
    where exists (select from customer where workspace_id = ${workspaceId} and claimed)
      and b.workspace_id = ${workspaceId} and b.id = any(${uuidArray(customers)}) and not b.claimed
      and not exists (select from customer o
        where o.workspace_id = ${workspaceId} and o.address = b.address and o.id <> b.id and not o.claimed)`);
  await mergeCustomers(tx, scope, reply.rows);
}

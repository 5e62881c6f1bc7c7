import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * The id of the customer of this name, which is their id or an address that one customer has; made where there is none. What
 * is `claimed` makes somebody known by claims alone, until anything else names them.
 *
 * Their row is locked: a response that names them takes a share of that lock, and two that both wanted the rest of it to
 * settle repeats would wait for each other.
 */
export async function upsertCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  name: string,
  as: "claimed" | "proven" = "proven",
): Promise<string> {
  const known = (await lockNamed(tx, scope, name)) ?? (await make(tx, scope, name, as));
  if (known.claimed && as === "proven")
    await tx.execute(sql`
      update customer set claimed = false where workspace_id = ${scope.workspaceId} and id = ${known.id}`);
  return known.id;
}

interface Named extends Record<string, unknown> {
  readonly id: string;
  readonly claimed: boolean;
}

/** Who is known otherwise than by claims comes first; in each case the id before the address. One row is locked. */
async function lockNamed(tx: Tx, { workspaceId }: WorkspaceScope, name: string): Promise<Named | undefined> {
  const theirs = sql`workspace_id = ${workspaceId}`;
  const only = sql`select case when count(*) = 1 then min(id::text)::uuid end from customer
    where ${theirs} and address = lower(${name})`;
  const found = name.includes("@")
    ? sql`coalesce((select id from customer where ${theirs} and external_id = ${name} and not claimed),
        (${only} and not claimed), (select id from customer where ${theirs} and external_id = ${name}), (${only}))`
    : sql`(select id from customer where ${theirs} and external_id = ${name})`;
  const reply = await tx.execute<Named>(sql`
    select id, claimed from customer where ${theirs} and id = ${found} for update`);
  return reply.rows[0];
}

async function make(tx: Tx, scope: WorkspaceScope, name: string, as: "claimed" | "proven"): Promise<Named> {
  // Whose row was waited for may have been merged meanwhile: the name is another's now.
  const kept = await lockNamed(tx, scope, name);
  if (kept) return kept;
  await tx.execute(sql`
    insert into customer (workspace_id, id, external_id, claimed)
    values (${scope.workspaceId}, ${v7()}, ${name}, ${as === "claimed"}) on conflict do nothing`);
  const made = await lockNamed(tx, scope, name);
  if (!made) throw new Error("A customer was deleted in the moment it was made.");
  return made;
}

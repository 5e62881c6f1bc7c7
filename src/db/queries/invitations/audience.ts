import { type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { Audience } from "@/domain/invitation/mailing";

/**
 * Whether customer `c` is one of those chosen. Accounts are companies: nobody answers for one; and who is known by what
 * unsigned links said alone may be anybody's address: they are asked where somebody names them.
 */
export function isChosen({ workspaceId }: WorkspaceScope, { attribute, named }: Audience): SQL {
  const has = attribute === null ? sql`` : sql`and c.attributes ->> ${attribute.name} = ${attribute.value}`;
  const words = named === null ? null : JSON.stringify(named);
  const is =
    words === null
      ? sql`and not c.claimed`
      : sql`and (c.external_id in (select jsonb_array_elements_text(${words}::jsonb))
          or c.address in (select lower(w) from jsonb_array_elements_text(${words}::jsonb) as w))`;
  return sql`c.workspace_id = ${workspaceId} and c.kind = 'person' ${has} ${is}`;
}

/** Who is named by an address that no customer has becomes one, and who is known by it as an id has it: they are about to be asked. Returns how many. */
export async function insertNamed(tx: Tx, scope: WorkspaceScope, { named }: Audience): Promise<number> {
  const addresses = new Map((named ?? []).filter(isAddress).map((word) => [word.toLowerCase(), word]));
  if (addresses.size === 0) return 0;
  const rows = JSON.stringify([...addresses.values()].sort().map((address) => ({ id: v7(), address })));
  const given = sql`select * from jsonb_to_recordset(${rows}::jsonb) as g (id uuid, address text)`;
  const known = await tx.execute(sql`
    update customer c set email = g.address from (${given}) g
    where c.workspace_id = ${scope.workspaceId} and c.address = lower(g.address) and c.email is null and c.kind = 'person'
      and not exists (select from customer o where o.workspace_id = c.workspace_id and o.address = c.address and o.email is not null)`);
  const added = await tx.execute(sql`
    insert into customer (workspace_id, id, external_id, email)
    select ${scope.workspaceId}::uuid, g.id, g.address, g.address from (${given}) g
    where not exists (select from customer c where c.workspace_id = ${scope.workspaceId} and c.address = lower(g.address))
    order by g.address on conflict (workspace_id, external_id) do nothing`);
  return (known.rowCount ?? 0) + (added.rowCount ?? 0);
}

/** Whether mail can be addressed to it; whether it arrives only its server knows. */
export function isAddress(word: string): boolean {
  return word.length <= 254 && /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/.test(word);
}

const MOST_ATTRIBUTES = 50;

/** The attributes that customers have, those of most customers first. */
export async function listCustomerAttributes(tx: Tx, scope: WorkspaceScope): Promise<string[]> {
  const reply = await tx.execute<{ name: string }>(sql`
    select a.name from customer c, lateral jsonb_object_keys(c.attributes) as a (name)
    where c.workspace_id = ${scope.workspaceId} and c.kind = 'person'
    group by a.name order by count(*) desc, a.name limit ${MOST_ATTRIBUTES}`);
  return reply.rows.map(({ name }) => name);
}

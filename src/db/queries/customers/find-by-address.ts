import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Whom each of these addresses names, in whatever case, where no customer has it for an id: the external ids of those with
 * that e-mail address. Who is known only by what links said stands for one only where nobody else does.
 */
export async function findByAddress(
  tx: Tx,
  scope: WorkspaceScope,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const addresses = [...new Set(words.filter((word) => word.includes("@")))];
  if (addresses.length === 0) return new Map();
  const reply = await tx.execute<{ word: string; found: string[] }>(sql`
    with near as materialized (
      select g.word, c.external_id, c.claimed
      from jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb) as g (word)
      join customer c on c.workspace_id = ${scope.workspaceId} and c.address = lower(g.word)
      where not exists (
        select from customer o where o.workspace_id = ${scope.workspaceId} and o.external_id = g.word and not o.claimed)
    )
    select n.word, array_agg(n.external_id order by n.external_id) as found from near n
    where not n.claimed or not exists (select from near o where o.word = n.word and not o.claimed)
    group by n.word`);
  return new Map(reply.rows.map(({ word, found }) => [word, found]));
}

/** By what id each of these is known: an address by that of the one customer who has it, anything else by itself. */
export async function resolveNames(
  tx: Tx,
  scope: WorkspaceScope,
  words: readonly string[],
): Promise<(word: string) => string> {
  const known = await findByAddress(tx, scope, words);
  return (word) => {
    const [one, other] = known.get(word) ?? [];
    return one === undefined || other !== undefined ? word : one;
  };
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Whom each of these words names, where no customer has it for an id: the external ids of those with that e-mail address.
 * A word that is somebody's external id is not among them.
 */
export async function findByAddress(
  tx: Tx,
  scope: WorkspaceScope,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const addresses = [...new Set(words.filter((word) => word.includes("@")))];
  if (addresses.length === 0) return new Map();
  const reply = await tx.execute<{ word: string; found: string[] }>(sql`
    select g.word, array_agg(c.external_id order by c.external_id) as found
    from jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb) as g (word)
    join customer c on c.workspace_id = ${scope.workspaceId} and lower(c.email) = lower(g.word) and c.email is not null
    where not exists (select from customer o where o.workspace_id = ${scope.workspaceId} and o.external_id = g.word)
    group by g.word`);
  return new Map(reply.rows.map(({ word, found }) => [word, found]));
}

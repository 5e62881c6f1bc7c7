import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { STARTER_KEYS, STARTER_RULES } from "@/domain/topics/starter-topics";

/** A workspace that has no topics yet begins with the starter set, whether its first comment comes first or a topic of its own. */
export async function beginTopics(tx: Tx, { workspaceId }: WorkspaceScope): Promise<void> {
  const begun = await tx.execute(
    sql`insert into topic_work (workspace_id) values (${workspaceId}) on conflict do nothing returning 1`,
  );
  if (begun.rows.length === 0) return;
  const starters = JSON.stringify(STARTER_KEYS.map((starter) => ({ starter, rules: STARTER_RULES[starter] })));
  await tx.execute(sql`
    insert into topic (workspace_id, id, starter, name, rules)
    select ${workspaceId}, gen_random_uuid(), s.starter, '', s.rules
    from jsonb_to_recordset(${starters}::jsonb) as s (starter text, rules jsonb) on conflict do nothing`);
}

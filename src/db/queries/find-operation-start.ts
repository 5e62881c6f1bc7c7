import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What is counted that is no answer: stays of customers, interactions, promises, quality reviews, invitations. */
const OPERATION_RECORDS = ["stays", "interactions", "promises", "reviews", "invitations"] as const;
export type OperationRecord = (typeof OPERATION_RECORDS)[number];

/** The first local day that each kind of record has; null where there is none. Reads the ends of indexes. */
export async function findOperationStart(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<Readonly<Record<OperationRecord, string | null>>> {
  const of = (read: SQL) => sql`(${read})::text`;
  const own = sql`workspace_id = ${scope.workspaceId}`;
  const firsts = {
    stays: sql`select from_day from customer_stay where ${own} order by from_day limit 1`,
    interactions: sql`select day from interaction where ${own} order by day limit 1`,
    promises: sql`select day from sla_clock where ${own} order by day limit 1`,
    reviews: sql`select day from quality_review where ${own} and state = 'done' order by day limit 1`,
    invitations: sql`select min(first.day) from survey s, lateral (select day from invitation i
      where i.workspace_id = s.workspace_id and i.survey_id = s.id order by day limit 1) first
      where s.workspace_id = ${scope.workspaceId}`,
  } satisfies Record<OperationRecord, SQL>;
  const columns = OPERATION_RECORDS.map((name) => sql`${of(firsts[name])} as ${sql.identifier(name)}`);
  const reply = await tx.execute<Record<OperationRecord, string | null>>(sql`select ${sql.join(columns, sql`, `)}`);
  const [row] = reply.rows;
  return row ?? { stays: null, interactions: null, promises: null, reviews: null, invitations: null };
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** An answer that names the interaction it is about. */
interface NamingAnswer {
  readonly place: number;
  readonly interaction: string;
  /** External id; null where nobody is named. */
  readonly customer: string | null;
  /** The local day it was answered. */
  readonly day: string;
}

/** What an answer says otherwise than the interaction that it names. */
export interface AnswerContradiction {
  readonly place: number;
  readonly kind: "unknown" | "customer" | "opening";
  readonly interaction: string;
  /** Of another customer: that one. Of an earlier answer: the day of the opening. */
  readonly known: string;
}

/** Compares answers with the interactions they name: not known, another customer's, or opened on a later day. */
export async function compareAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  answers: readonly NamingAnswer[],
): Promise<AnswerContradiction[]> {
  if (answers.length === 0) return [];
  const reply = await tx.execute<{
    place: number;
    interaction: string;
    kind: AnswerContradiction["kind"];
    known: string;
  }>(sql`
    with g as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as g (place integer, interaction text, customer text, day date)
    )
    select g.place, g.interaction, t.kind, coalesce(t.known, '') as known
    from g
    left join interaction i on i.workspace_id = ${scope.workspaceId} and i.external_id = g.interaction
    left join customer c on c.workspace_id = ${scope.workspaceId} and c.id = i.customer_id
    cross join lateral (values
      ('unknown', i.id is null, ''), ('customer', c.external_id <> g.customer and c.address is distinct from lower(g.customer), c.external_id), ('opening', g.day < i.day, i.day::text)
    ) as t (kind, holds, known)
    where t.holds order by g.place`);
  return reply.rows;
}

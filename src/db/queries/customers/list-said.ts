import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** What somebody answered to one question, as it is stored. */
export interface SaidToQuestion {
  readonly question: string;
  readonly kind: string;
  readonly score: number | null;
  readonly choices: unknown;
  readonly text: string | null;
}

/** Every single answer of a customer by its response: what they may ask for a copy of. */
export async function listSaidByCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<Map<string, SaidToQuestion[]>> {
  const reply = await tx.execute<{ response: string; said: SaidToQuestion[] }>(sql`
    select a.response_id as response, jsonb_agg(jsonb_build_object('question', a.question_id, 'kind', a.kind,
      'score', a.score, 'choices', a.choices, 'text', a.text) order by a.question_id) as said
    from response r join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id
    where r.workspace_id = ${scope.workspaceId} and r.customer_id = ${customerId} and a.kind <> 'completion'
    group by a.response_id`);
  return new Map(reply.rows.map(({ response, said }) => [response, said]));
}

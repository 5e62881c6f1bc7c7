import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { matchInvitations } from "@/db/queries/invitations/match-invitations";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";

/** Lets invitations meet answers that were there before them: those of their customers within the answer window. */
export async function matchInvited(tx: Tx, scope: WorkspaceScope, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return;
  const reply = await tx.execute<{ id: string }>(sql`
    select distinct r.id from invitation i
    join response r on r.workspace_id = i.workspace_id and r.customer_id = i.customer_id and r.survey_id = i.survey_id
      and r.answered_at >= i.sent_at and r.answered_at < i.sent_at + make_interval(days => ${ANSWER_WINDOW_DAYS})
    where i.workspace_id = ${scope.workspaceId} and i.id = any(${uuidArray(invitationIds)}) and i.response_id is null`);
  await matchInvitations(
    tx,
    scope,
    reply.rows.map(({ id }) => id),
  );
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";

/**
 * Lets answers meet invitations: the same customer, the same survey, sent before the answer and at most the answer window
 * ago; of several the latest. One with a personal link meets none that a plain link only claims: who claims a name uses up
 * nobody's link. An answer meets one invitation, an invitation one answer. What these answers had met before is
 * said anew, so that one that was excluded or erased meets none.
 */
export async function matchInvitations(tx: Tx, scope: WorkspaceScope, responseIds: readonly string[]): Promise<void> {
  if (responseIds.length === 0) return;
  const { workspaceId } = scope;
  const these = sql`any(${`{${responseIds.join(",")}}`}::uuid[])`;
  await tx.execute(sql`
    update invitation i set response_id = null, answered_at = null
    where i.workspace_id = ${workspaceId} and i.response_id = ${these}
      and not exists (select 1 from response r where r.workspace_id = i.workspace_id and r.id = i.response_id
        and r.survey_id = i.survey_id
        and r.state in ('counted', 'superseded', 'held'))`);
  await tx.execute(sql`
    with meeting as (
      select distinct on (i.id) i.id, r.id as response_id, r.answered_at
      from response r
      cross join lateral (
        select i.id, i.response_id from invitation i
        where i.workspace_id = r.workspace_id and i.survey_id = r.survey_id and i.customer_id = r.customer_id
          and (i.link_expires_at is null or not is_claimed(r.identity))
          and i.sent_at <= r.answered_at and i.sent_at > r.answered_at - make_interval(days => ${ANSWER_WINDOW_DAYS})
        order by i.sent_at desc, i.id limit 1) as i
      where r.workspace_id = ${workspaceId} and r.id = ${these} and r.customer_id is not null
        and r.state in ('counted', 'superseded', 'held') and i.response_id is null
        and not exists (select 1 from invitation m where m.workspace_id = r.workspace_id and m.response_id = r.id)
      order by i.id, r.answered_at, r.id
    )
    update invitation i set response_id = m.response_id, answered_at = m.answered_at
    from meeting m where i.workspace_id = ${workspaceId} and i.id = m.id`);
}

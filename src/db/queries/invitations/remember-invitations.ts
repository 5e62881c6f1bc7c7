import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { GivenInvitation } from "@/db/queries/invitations/store-invitations";
import type { WorkspaceScope } from "@/db/scope";

/** The name of this family among what imports remember. */
export const INVITATION_FAMILY = "invitation";

/** What telling an invitation again may change, as it is remembered. */
const STATE = sql`jsonb_build_object('customer', i.customer_id, 'sent', i.sent_at, 'day', i.day, 'opened', i.opened_at,
  'reminded', i.reminded_at, 'bounced', i.bounced_at, 'answered', i.answered_at, 'response', i.response_id)`;

/**
 * Does what tells invitations again, and remembers how they stood before it and after, so that the undo of the import can put
 * back what nobody changed since. Those that the same import made go with it, and of several changes the first is remembered.
 */
export async function rememberingInvitations<T>(
  tx: Tx,
  scope: WorkspaceScope,
  given: readonly GivenInvitation[],
  importId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  if (importId === null) return work();
  const keys = JSON.stringify(given.map(({ surveyId, externalId }) => ({ surveyId, externalId })));
  const told = sql`jsonb_to_recordset(${keys}::jsonb) as g ("surveyId" uuid, "externalId" text)
    join invitation i on i.workspace_id = ${scope.workspaceId} and i.survey_id = g."surveyId" and i.external_id = g."externalId"`;
  await tx.execute(sql`
    insert into import_before (workspace_id, import_id, family, row_id, before, written_at)
    select distinct on (i.id) i.workspace_id, ${importId}::uuid, ${INVITATION_FAMILY}, i.id, jsonb_build_object('was', ${STATE}), now()
    from ${told} where i.import_id is distinct from ${importId}::uuid
    on conflict (workspace_id, import_id, family, row_id) do nothing`);
  const done = await work();
  const remembered = sql`b.workspace_id = ${scope.workspaceId} and b.import_id = ${importId} and b.family = ${INVITATION_FAMILY}`;
  await tx.execute(sql`
    update import_before b set before = jsonb_build_object('was', b.before -> 'was', 'is', ${STATE})
    from ${told} where ${remembered} and b.row_id = i.id`);
  await tx.execute(sql`
    delete from import_before b using ${told}
    where ${remembered} and b.row_id = i.id and b.before -> 'was' = b.before -> 'is'`);
  return done;
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

/** Whom a personal link belongs to, until when it is good, and what was stored through it. */
export interface PersonalInvitation {
  readonly customer: string;
  readonly name: string;
  readonly expiresAt: Date;
  /** Of the submissions asked about, those that are stored. */
  readonly stored: readonly { readonly submissionId: string; readonly complete: boolean; readonly setAside: boolean }[];
}

/** The invitation of a personal link to this survey, with its submissions; null where it has no link, or nobody left to answer. */
export async function findPersonal(
  tx: Tx,
  scope: WorkspaceScope,
  asked: { readonly surveyId: string; readonly invitationId: string; readonly submissionIds: readonly string[] },
): Promise<PersonalInvitation | null> {
  const reply = await tx.execute<{
    customer: string;
    name: string;
    expires: string;
    stored: PersonalInvitation["stored"];
  }>(sql`
    select c.external_id as customer, c.name, i.link_expires_at as expires, coalesce((
      select jsonb_agg(jsonb_build_object('submissionId', r.submission_id, 'complete', r.completed_at is not null,
        'setAside', r.state in ('held', 'excluded')))
      from response r where r.workspace_id = i.workspace_id and r.survey_id = i.survey_id
        and r.submission_id = any(${uuidArray(asked.submissionIds)})), '[]') as stored
    from invitation i join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where i.workspace_id = ${scope.workspaceId} and i.id = ${asked.invitationId} and i.survey_id = ${asked.surveyId}
      and i.link_expires_at is not null and c.kind <> 'erased'`);
  const [row] = reply.rows;
  return row === undefined ? null : { ...row, expiresAt: new Date(row.expires) };
}

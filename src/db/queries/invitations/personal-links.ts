import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isChosen } from "@/db/queries/invitations/audience";
import type { WorkspaceScope } from "@/db/scope";
import type { Audience } from "@/domain/invitation/mailing";

/** How the ids of invitations begin that stand for a personal link alone; whoever sends it has none of their own. */
const OWN = "link:";

/** One customer's personal link, and what whoever writes to them should know. */
export interface PersonalLinkRow {
  readonly invitationId: string;
  readonly customer: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly stop: "unsubscribed" | "bounced" | null;
  readonly expiresAt: Date;
}

export interface LinkMaking {
  readonly surveyId: string;
  readonly audience: Audience;
  readonly now: Date;
  /** The workspace's local day of `now`. */
  readonly day: string;
  readonly expiresAt: Date;
  readonly most: number;
}

/**
 * A personal link for everybody who is chosen: who has one to this survey that is open and not begun keeps it, so that nobody
 * has two. Each is an invitation, sent now as far as anybody knows. Returns how many were chosen, at most `most`, and made.
 */
export async function makePersonalLinks(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, audience, now, day, expiresAt, most }: LinkMaking,
): Promise<{ chosen: number; made: number }> {
  const { workspaceId } = scope;
  const at = sql`${now.toISOString()}::timestamptz`;
  // Two at once: the second sees the links of the first.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`personal links ${workspaceId} ${surveyId}`}, 0))`,
  );
  const reply = await tx.execute<{ chosen: number; made: number }>(sql`
    with chosen as materialized (
      select c.id from customer c where ${isChosen(scope, audience)} order by c.id limit ${most}
    ), fresh as materialized (
      select c.id as customer_id, gen_random_uuid() as id from chosen c where not exists (
        select from invitation i where ${isOpen(scope, surveyId)} and i.customer_id = c.id and i.link_expires_at > ${at})
    ), made as (
      insert into invitation (workspace_id, id, survey_id, customer_id, external_id, channel, sent_at, day, link_expires_at)
      select ${workspaceId}::uuid, f.id, ${surveyId}::uuid, f.customer_id, ${OWN} || f.id, 'link', ${at}, ${day}::date,
        ${expiresAt.toISOString()}::timestamptz
      from fresh f returning 1
    )
    select (select count(*) from chosen)::int as chosen, (select count(*) from made)::int as made`);
  return reply.rows[0] ?? { chosen: 0, made: 0 };
}

/** The open links of a survey that somebody took to send by themselves, as a file lists them. */
export async function listOpenLinks(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, now, most }: { readonly surveyId: string; readonly now: Date; readonly most: number },
): Promise<PersonalLinkRow[]> {
  const reply = await tx.execute<Omit<PersonalLinkRow, "expiresAt"> & { expires: string }>(sql`
    select i.id as "invitationId", c.external_id as customer, c.name, c.email, c.locale,
      case when c.unsubscribed_at is not null then 'unsubscribed' when c.bounced_at is not null then 'bounced' end as stop,
      i.link_expires_at as expires
    from invitation i join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where ${isOpen(scope, surveyId)} and i.link_expires_at > ${now.toISOString()}::timestamptz
    order by c.id, i.id limit ${most}`);
  return reply.rows.map(({ expires, ...row }) => ({ ...row, expiresAt: new Date(expires) }));
}

/** How many links of a survey are open that somebody took to send by themselves. */
export async function countOpenLinks(tx: Tx, scope: WorkspaceScope, surveyId: string, now: Date): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from invitation i where ${isOpen(scope, surveyId)}
      and i.link_expires_at > ${now.toISOString()}::timestamptz`);
  return reply.rows[0]?.n ?? 0;
}

/** Takes them back: who opens one is told that it does not work, and nobody counts as asked by it. Returns how many. */
export async function withdrawLinks(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<number> {
  const reply = await tx.execute(sql`delete from invitation i where ${isOpen(scope, surveyId)}`);
  return reply.rowCount ?? 0;
}

function isOpen({ workspaceId }: WorkspaceScope, surveyId: string) {
  return sql`i.workspace_id = ${workspaceId} and i.survey_id = ${surveyId} and i.link_expires_at is not null
    and i.external_id like ${`${OWN}%`} and i.response_id is null and i.answered_at is null`;
}

/** Gives invitations, by their senders' ids, a personal link that is good until then; one that has one keeps it. */
export async function giveLinks(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: readonly { readonly surveyId: string; readonly externalId: string; readonly expiresAt: Date }[],
): Promise<{ id: string; surveyId: string; key: string; externalId: string; expiresAt: Date }[]> {
  if (wanted.length === 0) return [];
  const reply = await tx.execute<{
    id: string;
    surveyId: string;
    key: string;
    externalId: string;
    expires: string;
  }>(sql`
    update invitation i set link_expires_at = coalesce(i.link_expires_at, g."expiresAt")
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as g ("surveyId" uuid, "externalId" text, "expiresAt" timestamptz),
      survey s
    where i.workspace_id = ${scope.workspaceId} and i.survey_id = g."surveyId" and i.external_id = g."externalId"
      and s.workspace_id = i.workspace_id and s.id = i.survey_id and i.customer_id is not null
    returning i.id, i.survey_id as "surveyId", s.key, i.external_id as "externalId", i.link_expires_at as expires`);
  return reply.rows.map(({ expires, ...row }) => ({ ...row, expiresAt: new Date(expires) }));
}

import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type InvitedGroup, isInvited, joinInvited } from "@/db/queries/invitations/invited-group";
import type { WorkspaceScope } from "@/db/scope";

/** An invitation as lists show it. */
export interface ListedInvitation {
  readonly id: string;
  readonly externalId: string;
  readonly surveyId: string;
  readonly customer: string | null;
  /** Null of an anonymous survey: channels of few would be counted from the list. */
  readonly channel: string | null;
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly responseId: string | null;
}

export interface InvitationQuery {
  /** Null: of every survey. */
  readonly surveyId: string | null;
  readonly customerId: string | null;
  /** Sent on these days, both included; left out: whenever. */
  readonly days?: { readonly from: string; readonly to: string };
  /** How people were asked; null or left out: any way. */
  readonly channel?: string | null;
  /** Of customers like these; null or left out: of anybody. */
  readonly group?: InvitedGroup | null;
  /** The last of the page before. */
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

const OF_CUSTOMER = sql`left join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id`;

/** Said of no invitation to an anonymous survey, and so of none that was sent before it became one. */
const told = (column: SQL) => sql`case when not s.anonymous then ${column} end`;

/**
 * Invitations to surveys that are there, the newest first. Of an anonymous survey none says by which channel, nor whether and when it
 * was opened or answered: with a name, or one of few, that would tell whose the answers of a day are.
 */
export async function listInvitations(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, customerId, days, channel = null, group = null, after, limit }: InvitationQuery,
): Promise<ListedInvitation[]> {
  const reply = await tx.execute<Raw>(sql`
    select i.id, i.external_id as "externalId", i.survey_id as "surveyId", c.external_id as customer,
      ${told(sql`i.channel`)} as channel, i.sent_at as "sentAt", ${told(sql`i.opened_at`)} as "openedAt",
      i.reminded_at as "remindedAt", i.bounced_at as "bouncedAt", ${told(sql`i.answered_at`)} as "answeredAt",
      ${told(sql`i.response_id`)} as "responseId"
    from invitation i
    join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id and s.deleted_at is null
    ${group === null ? OF_CUSTOMER : joinInvited(scope)}
    where i.workspace_id = ${scope.workspaceId}
      and ${surveyId === null ? sql`true` : sql`i.survey_id = ${surveyId}::uuid`}
      and ${customerId === null ? sql`true` : sql`i.customer_id = ${customerId}::uuid`}
      and ${days === undefined ? sql`true` : sql`i.day between ${days.from} and ${days.to}`}
      and ${channel === null ? sql`true` : sql`${told(sql`i.channel`)} = ${channel}`}
      and ${group === null ? sql`true` : isInvited(group)}
      and ${after === null ? sql`true` : sql`(i.sent_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by i.sent_at desc, i.id desc limit ${limit}`);
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return reply.rows.map((row) => ({
    ...row,
    sentAt: new Date(row.sentAt ?? 0),
    openedAt: at(row.openedAt),
    remindedAt: at(row.remindedAt),
    bouncedAt: at(row.bouncedAt),
    answeredAt: at(row.answeredAt),
  }));
}

type Instants = "sentAt" | "openedAt" | "remindedAt" | "bouncedAt" | "answeredAt";
type Raw = Record<string, unknown> & Omit<ListedInvitation, Instants> & Record<Instants, string | null>;

const MOST_OF_CUSTOMER = 200;

/** A customer's invitations as they stand on the time line, the newest first. */
export function listInvitationsOfCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<ListedInvitation[]> {
  return listInvitations(tx, scope, { surveyId: null, customerId, after: null, limit: MOST_OF_CUSTOMER });
}

import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customerStay, purchase, subscription } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";

export type SpellRow = typeof subscription.$inferSelect;

/** A customer's spells, those that began last first. */
export function listSpells(tx: Tx, scope: WorkspaceScope, customerId: string): Promise<SpellRow[]> {
  return tx
    .select()
    .from(subscription)
    .where(and(eq(subscription.workspaceId, scope.workspaceId), eq(subscription.customerId, customerId)))
    .orderBy(desc(subscription.startDay), desc(subscription.id))
    .limit(500);
}

/** One spell, or null. */
export async function findSpell(tx: Tx, scope: WorkspaceScope, id: string): Promise<SpellRow | null> {
  const [row] = await tx
    .select()
    .from(subscription)
    .where(and(eq(subscription.workspaceId, scope.workspaceId), eq(subscription.id, id)));
  return row ?? null;
}

/** A customer's purchases, the newest first. */
export function listPurchases(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<(typeof purchase.$inferSelect)[]> {
  return tx
    .select()
    .from(purchase)
    .where(and(eq(purchase.workspaceId, scope.workspaceId), eq(purchase.customerId, customerId)))
    .orderBy(desc(purchase.day), desc(purchase.id))
    .limit(500);
}

/** When somebody was a customer, in order. */
export function listStays(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<{ fromDay: string; untilDay: string | null }[]> {
  return tx
    .select({ fromDay: customerStay.fromDay, untilDay: customerStay.untilDay })
    .from(customerStay)
    .where(and(eq(customerStay.workspaceId, scope.workspaceId), eq(customerStay.customerId, customerId)))
    .orderBy(asc(customerStay.fromDay));
}

/** One of a customer's answers, with the score that its survey's first score question got. */
export interface AnswerOfCustomer extends Record<string, unknown> {
  readonly id: string;
  readonly surveyId: string;
  readonly survey: string;
  readonly at: string;
  readonly day: string;
  readonly state: string;
  /** The scale that it was given on. */
  readonly scale: string | null;
  readonly score: number | null;
  readonly comment: string | null;
  /** An unsigned link said that it is theirs. */
  readonly claimed: boolean;
}

const SCORES = sql.raw("('nps', 'csat', 'ces')");

/** A customer's answers, the newest first; tests are none. */
export async function listAnswersOfCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<AnswerOfCustomer[]> {
  const reply = await tx.execute<AnswerOfCustomer>(sql`
    select r.id, r.survey_id as "surveyId", s.name as survey, r.answered_at as at, r.day, r.state, f.scale, f.score, w.comment,
      is_claimed(r.identity) as claimed
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id and s.deleted_at is null
    left join lateral (
      select e.scale, a.score from answer a
      join series e on e.workspace_id = a.workspace_id and e.survey_id = a.survey_id and e.question_id = a.question_id
        and e.ordinal = a.series
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.kind in ${SCORES} and a.score is not null
      order by a.question_id limit 1) f on true
    left join lateral (
      select a.text as comment from answer a
      where a.workspace_id = r.workspace_id and a.response_id = r.id and a.text is not null
      order by a.question_id limit 1) w on true
    where r.workspace_id = ${scope.workspaceId} and r.customer_id = ${customerId} and r.state <> 'test'
    order by r.answered_at desc, r.id limit 200`);
  return reply.rows;
}

/** That somebody was asked, and what became of it. */
export interface InvitationOfCustomer extends Record<string, unknown> {
  readonly id: string;
  readonly surveyId: string;
  readonly survey: string;
  /** Null of an anonymous survey: of few who were asked by it, it would say who they are. */
  readonly channel: string | null;
  readonly sentAt: string;
  readonly bouncedAt: string | null;
  /** Null where it is not, and of an anonymous survey. */
  readonly answeredAt: string | null;
}

/** A customer's invitations, the newest first. */
export async function listInvitationsOfCustomer(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
): Promise<InvitationOfCustomer[]> {
  const reply = await tx.execute<InvitationOfCustomer>(sql`
    select i.id, i.survey_id as "surveyId", s.name as survey,
      case when not s.anonymous then i.channel end as channel, i.sent_at as "sentAt", i.bounced_at as "bouncedAt",
      case when not s.anonymous then i.answered_at end as "answeredAt"
    from invitation i join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id and s.deleted_at is null
    where i.workspace_id = ${scope.workspaceId} and i.customer_id = ${customerId}
    order by i.sent_at desc, i.id limit 200`);
  return reply.rows;
}

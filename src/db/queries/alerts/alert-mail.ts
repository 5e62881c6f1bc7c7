import { randomUUID } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { alertMail, alertTold } from "@/db/schema/alert";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";

export type AlertMailRow = typeof alertMail.$inferSelect;
type AlertWish = Pick<AlertMailRow, "numbers" | "answers">;

/** A mail that somebody claimed: whoever holds the claim sends it. */
export interface ClaimedAlertMail {
  readonly userId: string;
  readonly claim: string;
  readonly tries: number;
  readonly wish: AlertWish;
  readonly answersSince: Date;
}

/** How a member wants to be told; null where they never said. */
export async function findAlertWish(tx: Tx, scope: WorkspaceScope, userId: string): Promise<AlertMailRow | null> {
  const [row] = await tx.select().from(alertMail).where(isOf(scope, userId));
  return row ?? null;
}

/** Saves how a member wants to be told; single answers are told from now on. `onlyNew`: what they said before stays. */
export async function saveAlertWish(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  userId: string,
  wish: AlertWish,
  { now, onlyNew = false }: { readonly now: Date; readonly onlyNew?: boolean },
): Promise<void> {
  const insert = tx.insert(alertMail).values({ workspaceId, userId, ...wish, answersSince: now });
  const target = [alertMail.workspaceId, alertMail.userId];
  if (onlyNew) await insert.onConflictDoNothing({ target });
  else
    await insert.onConflictDoUpdate({
      target,
      set: {
        ...wish,
        answersSince: sql`case when ${alertMail.answers} then ${alertMail.answersSince} else excluded.answers_since end`,
      },
    });
}

/** Asks for a mail to who follows the numbers of these alerts and wants to know at once; attempts are counted anew, for what is new. */
export async function askAlertMails(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  alertIds: readonly string[],
  now: Date,
): Promise<void> {
  if (alertIds.length === 0) return;
  const ids = sql.join(
    alertIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await tx.execute(sql`
    update alert_mail m set next_try_at = least(m.next_try_at, ${now.toISOString()}::timestamptz), tries = 0
    where m.workspace_id = ${workspaceId} and m.numbers = 'at_once' and m.claim is null and exists (
      select from alert a join alert_rule r on r.workspace_id = a.workspace_id and r.id = a.rule_id
        left join alert_follow f on f.workspace_id = r.workspace_id and f.rule_id = r.id and f.user_id = m.user_id
      where a.workspace_id = m.workspace_id and a.id in (${ids}) and coalesce(f.following, r.usual))`);
}

/** How long a mail of single answers waits for more of the same: five hundred in a minute are one mail. */
const GATHER_MS = 2 * 60_000;

/**
 * Asks for a mail to who wants to know of single answers, where one of these answers just became a follow-up: of surveys whose
 * numbers they follow, and not to whom it was given, who is told of it as its owner.
 */
export async function askAnswerMails(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  responseIds: readonly string[],
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() + GATHER_MS).toISOString();
  await tx.execute(sql`
    update alert_mail m set next_try_at = least(m.next_try_at, ${at}::timestamptz), tries = 0
    where m.workspace_id = ${workspaceId} and m.answers and m.claim is null and exists (
      select from follow_up u where u.workspace_id = m.workspace_id and u.response_id = any(${uuidArray(responseIds)})
        and u.kind in ('contact_asked', 'risk_word', 'low_score', 'option_chosen') and u.closed_at is null and u.opened_at > m.answers_since
        and u.owner_id is distinct from m.user_id and exists (
          select from alert_rule r left join alert_follow f on f.workspace_id = r.workspace_id and f.rule_id = r.id
            and f.user_id = m.user_id
          where r.workspace_id = m.workspace_id and coalesce(f.following, r.usual)
            and r.metric in ('nps', 'csat', 'ces', 'completion_rate') and (r.survey_id is null or r.survey_id = u.survey_id)))`);
}

/**
 * Asks once more for what came since an instant, for a member who was just being written to: such a one cannot be asked, as
 * the time of the next try says how long the claim holds. Where nothing of it is theirs, the next mail finds nothing to say.
 */
export async function askForRest(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  userId: string,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<void> {
  const from = since.toISOString();
  await tx.execute(sql`
    update alert_mail m set next_try_at = ${now.toISOString()}
    where m.workspace_id = ${workspaceId} and m.user_id = ${userId} and m.claim is null and m.next_try_at is null and (
      (m.numbers = 'at_once' and exists (
        select from alert a where a.workspace_id = m.workspace_id and a.opened_at > ${from}))
      or (m.answers and exists (
        select from follow_up u where u.workspace_id = m.workspace_id and u.opened_at > ${from}
          and u.kind in ('contact_asked', 'risk_word', 'low_score', 'option_chosen'))))`);
}

/** Claims a member's mail if it may be tried now, until `until`; null where there is none, or another holds it. */
export async function claimAlertMail(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ClaimedAlertMail | null> {
  const claim = randomUUID();
  const [row] = await tx
    .update(alertMail)
    .set({ claim, nextTryAt: until, tries: sql`${alertMail.tries} + 1` })
    .where(and(isOf(scope, userId), lte(alertMail.nextTryAt, now)))
    .returning();
  if (row === undefined) return null;
  const { tries, numbers, answers, answersSince } = row;
  return { userId, claim, tries, wish: { numbers, answers }, answersSince };
}

/** The alerts of a member's numbers that are out, not acknowledged and not told to them, the newest first. */
export async function listUntoldAlerts(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  userId: string,
  today: string,
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from alert a join alert_rule r on r.workspace_id = a.workspace_id and r.id = a.rule_id
      left join alert_follow f on f.workspace_id = r.workspace_id and f.rule_id = r.id and f.user_id = ${userId}
    where a.workspace_id = ${workspaceId} and coalesce(f.following, r.usual) and a.returned_on is null and not a.real
      and a.acknowledged_at is null and (a.snoozed_until is null or a.snoozed_until <= ${today}::date)
      and not exists (select from alert_told t where t.workspace_id = a.workspace_id and t.alert_id = a.id
        and t.user_id = ${userId})
    order by a.opened_at desc, a.id limit 100`);
  return rows.map(({ id }) => id);
}

/** Writes down that a member was told of these. */
export async function markAlertsTold(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  userId: string,
  alertIds: readonly string[],
  now: Date,
): Promise<void> {
  if (alertIds.length === 0) return;
  await tx
    .insert(alertTold)
    .values(alertIds.map((alertId) => ({ workspaceId, alertId, userId, toldAt: now })))
    .onConflictDoNothing();
}

/** What became of a claimed mail; nothing where the claim is held by somebody else by now. */
export async function settleAlertMail(
  tx: Tx,
  scope: WorkspaceScope,
  { userId, claim }: ClaimedAlertMail,
  outcome: Pick<AlertMailRow, "nextTryAt" | "reason" | "code"> & {
    readonly sentAt?: Date;
    /** Single answers up to here were told. */
    readonly answersSince?: Date;
  },
): Promise<void> {
  const { nextTryAt } = outcome;
  await tx
    .update(alertMail)
    .set({ ...outcome, claim: null, ...(nextTryAt === null ? { tries: 0 } : {}) })
    .where(and(isOf(scope, userId), eq(alertMail.claim, claim)));
}

function isOf(scope: WorkspaceScope, userId: string) {
  return and(eq(alertMail.workspaceId, scope.workspaceId), eq(alertMail.userId, userId));
}

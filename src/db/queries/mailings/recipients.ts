import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DueRecipient } from "@/db/queries/mailings/judge-audience";
import type { WorkspaceScope } from "@/db/scope";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

/** The next recipient whose time has come, and came after `since`, locked; what another holds is passed over. */
export async function takeDueRecipient(
  tx: Tx,
  scope: WorkspaceScope,
  mailingId: string,
  { since, now }: { readonly since: Date | null; readonly now: Date },
): Promise<DueRecipient | null> {
  const after = since === null ? sql`` : sql`and r.due_at > ${at(since)}`;
  const reply = await tx.execute<Omit<DueRecipient, "email"> & { email: string | null } & Record<string, unknown>>(sql`
    select r.id, r.kind, r.customer_id as "customerId", r.invitation_id as "invitationId", c.email, c.locale
    from mailing_recipient r join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    where r.workspace_id = ${scope.workspaceId} and r.mailing_id = ${mailingId} and r.state = 'waiting'
      and r.due_at <= ${at(now)} ${after}
    order by r.due_at, r.id limit 1 for update of r skip locked`);
  const [row] = reply.rows;
  return row === undefined ? null : { ...row, email: row.email ?? "" };
}

/** When the next of those who wait is due; null where nobody waits. */
export async function findNextDue(tx: Tx, scope: WorkspaceScope, mailingId: string): Promise<Date | null> {
  const reply = await tx.execute<{ due: string | null }>(sql`
    select min(due_at) as due from mailing_recipient
    where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId} and state in ('waiting', 'leaving')`);
  const due = reply.rows[0]?.due ?? null;
  return due === null ? null : new Date(due);
}

/** How many get, or got, the first mail of a mailing. */
export async function countReached(tx: Tx, scope: WorkspaceScope, mailingId: string): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from mailing_recipient where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId}
      and kind = 'first' and state <> 'skipped'`);
  return reply.rows[0]?.n ?? 0;
}

/** How many mails of a mailing left since an instant, or may have. */
export async function countLeft(tx: Tx, scope: WorkspaceScope, mailingId: string, since: Date): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from mailing_recipient where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId}
      and state in ('leaving', 'sent', 'refused', 'unknown') and attempted_at >= ${at(since)}`);
  return reply.rows[0]?.n ?? 0;
}

/** Says why somebody gets no mail. */
export async function skipRecipient(tx: Tx, scope: WorkspaceScope, id: string, reason: string): Promise<void> {
  await tx.execute(sql`
    update mailing_recipient set state = 'skipped', reason = ${reason}
    where workspace_id = ${scope.workspaceId} and id = ${id}`);
}

/** Reminds nobody any more whose days to answer are over: by then the response rate has counted them as silent. */
export async function skipLateReminders(
  tx: Tx,
  scope: WorkspaceScope,
  mailingId: string,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<void> {
  await tx.execute(sql`
    update mailing_recipient r set state = 'skipped', reason = 'too_late' from invitation i
    where r.workspace_id = ${scope.workspaceId} and r.mailing_id = ${mailingId} and r.state = 'waiting' and r.kind = 'reminder'
      and r.due_at <= ${at(now)} and i.workspace_id = r.workspace_id and i.id = r.invitation_id
      and i.day < ${today}::date - ${ANSWER_WINDOW_DAYS}::int`);
}

/** Nobody who waits gets it any more. */
export async function skipWaiting(tx: Tx, scope: WorkspaceScope, mailingId: string, reason: string): Promise<void> {
  await tx.execute(sql`
    update mailing_recipient set state = 'skipped', reason = ${reason}
    where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId} and state = 'waiting'`);
}

/** What is written down of a mail before it leaves. */
export interface Leaving {
  readonly recipient: DueRecipient;
  readonly surveyId: string;
  readonly invitationId: string;
  readonly now: Date;
  readonly day: string;
  readonly linkExpiresAt: Date;
}

/**
 * Writes down that a mail leaves now: its invitation, or that it was reminded of, whose link is then good for as long as a new one.
 * After the commit it may be handed over, once.
 */
export async function writeLeaving(tx: Tx, scope: WorkspaceScope, leaving: Leaving): Promise<void> {
  const { recipient, surveyId, invitationId, now, day, linkExpiresAt } = leaving;
  if (recipient.kind === "first")
    await tx.execute(sql`
      insert into invitation (workspace_id, id, survey_id, customer_id, external_id, channel, sent_at, day, link_expires_at)
      values (${scope.workspaceId}, ${invitationId}, ${surveyId}, ${recipient.customerId}, ${`mail:${recipient.id}`}, 'email',
        ${at(now)}, ${day}, ${at(linkExpiresAt)})`);
  else
    await tx.execute(sql`
      update invitation set reminded_at = ${at(now)},
        link_expires_at = case when link_expires_at is not null then greatest(link_expires_at, ${at(linkExpiresAt)}) end
      where workspace_id = ${scope.workspaceId} and id = ${invitationId}`);
  await tx.execute(sql`
    update mailing_recipient set state = 'leaving', attempted_at = ${at(now)}, invitation_id = ${invitationId}
    where workspace_id = ${scope.workspaceId} and id = ${recipient.id}`);
}

/** It was taken. Whoever was asked for the first time is reminded later, where that is wanted. */
export async function writeSent(
  tx: Tx,
  scope: WorkspaceScope,
  sent: { readonly id: string; readonly remindAt: Date | null },
): Promise<void> {
  const reply = await tx.execute(sql`
    update mailing_recipient set state = 'sent', reason = null
    where workspace_id = ${scope.workspaceId} and id = ${sent.id} and state = 'leaving'`);
  if (sent.remindAt === null || reply.rowCount === 0) return;
  await tx.execute(sql`
    insert into mailing_recipient (workspace_id, id, mailing_id, customer_id, kind, state, due_at, invitation_id, wave)
    select workspace_id, gen_random_uuid(), mailing_id, customer_id, 'reminder', 'waiting', ${at(sent.remindAt)}, invitation_id, wave
    from mailing_recipient where workspace_id = ${scope.workspaceId} and id = ${sent.id} and kind = 'first'
      and customer_id is not null`);
}

/** The server will never take it for this address, or not this mail; where the address is none, that is known of the customer. */
export async function writeRefused(
  tx: Tx,
  scope: WorkspaceScope,
  refused: { readonly id: string; readonly code: string | null; readonly noSuchAddress: boolean; readonly now: Date },
): Promise<void> {
  const { id, code, noSuchAddress, now } = refused;
  const this_ = sql`workspace_id = ${scope.workspaceId} and id = ${id}`;
  await tx.execute(
    sql`update mailing_recipient set state = 'refused', reason = ${code} where ${this_} and state = 'leaving'`,
  );
  await tx.execute(sql`
    update invitation set bounced_at = coalesce(bounced_at, ${at(now)})
    where workspace_id = ${scope.workspaceId} and id = (select invitation_id from mailing_recipient where ${this_} and kind = 'first')`);
  if (!noSuchAddress) return;
  await tx.execute(sql`
    update customer set bounced_at = ${at(now)} where workspace_id = ${scope.workspaceId} and bounced_at is null
      and id = (select customer_id from mailing_recipient where ${this_})`);
}

/**
 * It certainly did not leave: nobody was asked by it, and it is tried again, unless the customer was erased or the mailing ended
 * meanwhile. Whoever calls it holds the mailing.
 */
export async function writeStayed(
  tx: Tx,
  scope: WorkspaceScope,
  stayed: { readonly recipient: DueRecipient; readonly invitationId: string; readonly dueAt: Date },
): Promise<void> {
  const { recipient, invitationId, dueAt } = stayed;
  const first = recipient.kind === "first";
  await tx.execute(sql`
    update mailing_recipient r set attempted_at = null, due_at = ${at(dueAt)}, invitation_id = ${first ? null : invitationId}::uuid,
      state = case when r.customer_id is null or m.state in ('cancelled', 'done') then 'skipped' else 'waiting' end,
      reason = case when r.customer_id is null then 'erased' when m.state = 'cancelled' then 'cancelled'
        when m.state = 'done' then 'survey_closed' else r.reason end
    from mailing m
    where r.workspace_id = ${scope.workspaceId} and r.id = ${recipient.id} and r.state = 'leaving'
      and m.workspace_id = r.workspace_id and m.id = r.mailing_id`);
  const asked = sql`workspace_id = ${scope.workspaceId} and id = ${invitationId}`;
  if (first) await tx.execute(sql`delete from invitation where ${asked} and response_id is null`);
  else await tx.execute(sql`update invitation set reminded_at = null where ${asked}`);
}

/** How often the server has said "later" of this address alone, this time among them; kept where the reason will stand. */
export async function countLater(tx: Tx, scope: WorkspaceScope, id: string): Promise<number> {
  const reply = await tx.execute<{ n: string }>(sql`
    update mailing_recipient set reason = (coalesce(reason, '0')::int + 1)::text
    where workspace_id = ${scope.workspaceId} and id = ${id} and state = 'leaving' returning reason as n`);
  return Number(reply.rows[0]?.n ?? 1);
}

/** Nobody knows whether it arrived. */
export async function writeUnknown(tx: Tx, scope: WorkspaceScope, id: string, reason: string): Promise<void> {
  await tx.execute(sql`
    update mailing_recipient set state = 'unknown', reason = ${reason}
    where workspace_id = ${scope.workspaceId} and id = ${id} and state = 'leaving'`);
}

/** The same for those whose sender was gone before it said what became of them: they are not sent again. */
export async function giveUpLeaving(tx: Tx, scope: WorkspaceScope, mailingId: string, since: Date): Promise<number> {
  const reply = await tx.execute(sql`
    update mailing_recipient set state = 'unknown', reason = 'gone'
    where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId} and state = 'leaving' and attempted_at < ${at(since)}`);
  return reply.rowCount ?? 0;
}

/**
 * Stops mails of surveys to everybody with this customer's address, or starts them again where no import stopped them; null
 * where there is no such customer, nor one they were merged into.
 */
export async function stopSurveys(
  tx: Tx,
  scope: WorkspaceScope,
  customerId: string,
  { wanted, now }: { readonly wanted: "look" | "stop" | "again"; readonly now: Date },
): Promise<{ readonly email: string; readonly locale: string | null; readonly stopped: boolean } | null> {
  const reply = await tx.execute<Leaver>(sql`
    select id, address, email, external_id as name, locale, unsubscribed_at is not null as stopped from customer
    where workspace_id = ${scope.workspaceId} and kind <> 'erased' and id = coalesce((
      select kept_id from merged_customer where workspace_id = ${scope.workspaceId} and gone_id = ${customerId}), ${customerId})`);
  const [row] = reply.rows;
  if (row === undefined) return null;
  const { id, address, email, name, locale } = row;
  const whose = sql`workspace_id = ${scope.workspaceId} and kind <> 'erased' and (id = ${id} or address = ${address})`;
  if (wanted === "stop" && !row.stopped)
    await tx.execute(sql`update customer set unsubscribed_at = ${at(now)} where ${whose} and unsubscribed_at is null`);
  if (wanted === "again" && row.stopped)
    await tx.execute(sql`update customer set unsubscribed_at = null where ${whose} and unsubscribed_import_id is null`);
  const stopped = wanted === "look" ? row.stopped : wanted === "stop";
  return { email: email ?? name, locale, stopped };
}

/** Who pressed the link that stops mails. */
type Leaver = {
  readonly id: string;
  readonly address: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly locale: string | null;
  readonly stopped: boolean;
};

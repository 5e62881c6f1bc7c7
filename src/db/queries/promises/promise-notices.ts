import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { slaClock, slaNotice } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import type { PromiseMeasure } from "@/domain/promises/measure";

/** Mails to one member keep so much distance, in minutes: what becomes due meanwhile goes with the next. */
const MAIL_EVERY = 10;
/** What was missed longer ago is told to nobody: it was brought in by an import, or while no worker ran. */
const TELL_HOURS = 24;

/**
 * Takes note of what is due soon and what was missed since the last time, once each, and of whom to tell: the members that
 * the policy names. `mail` false: nobody is told, now or later. Returns how many promises it took note of.
 */
export async function noteDue(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { now, mail }: { readonly now: Date; readonly mail: boolean },
): Promise<number> {
  const at = now.toISOString();
  const { rows } = await tx.execute<{ n: number }>(sql`
    with fresh as (
      select c.workspace_id, c.interaction_id, c.measure, c.ordinal, c.policy_id, c.day,
        case c.state when 'active' then 'soon' else 'missed' end as kind
      from sla_clock c where c.workspace_id = ${workspaceId}
        and ((c.state = 'active' and not c.soon_told and c.soon_at <= ${at})
          or (not c.missed_told and c.state in ('active_breached', 'paused_breached')))
    ), noted as (
      update sla_clock c set soon_told = true, missed_told = c.missed_told or f.kind = 'missed'
      from fresh f where c.workspace_id = f.workspace_id and c.interaction_id = f.interaction_id and c.measure = f.measure
        and c.ordinal = f.ordinal
    ), told as (
      insert into sla_notice (workspace_id, user_id, interaction_id, measure, ordinal, kind, state, next_try_at, created_at)
      select f.workspace_id, m.user_id, f.interaction_id, f.measure, f.ordinal, f.kind, 'waiting',
        greatest(${at}::timestamptz, (select max(n.settled_at) + make_interval(mins => ${MAIL_EVERY}) from sla_notice n
          where n.workspace_id = f.workspace_id and n.user_id = m.user_id and n.state = 'sent')), ${at}
      from fresh f
        join sla_policy p on p.workspace_id = f.workspace_id and p.id = f.policy_id
        join membership m on m.workspace_id = f.workspace_id and m.user_id = any(p.recipient_ids)
      where ${mail} and (f.kind = 'soon' or f.day >= (${at}::timestamptz - make_interval(hours => ${TELL_HOURS}))::date)
      on conflict do nothing
    )
    select count(*)::int as n from fresh`);
  return rows[0]?.n ?? 0;
}

/** One promise that somebody is told of. */
export interface Notice {
  readonly interactionId: string;
  readonly externalId: string;
  readonly subject: string;
  readonly policy: string;
  readonly measure: PromiseMeasure;
  readonly ordinal: number;
  readonly kind: (typeof slaNotice.$inferSelect)["kind"];
  readonly agent: string | null;
  readonly channel: string;
  /** As it stands now: what was answered meanwhile is not told. */
  readonly state: (typeof slaClock.$inferSelect)["state"];
  readonly dueAt: Date | null;
  readonly tries: number;
}

/** What goes into one mail, claimed by whoever sends it. */
export interface ClaimedNotices {
  readonly claim: string;
  readonly notices: readonly Notice[];
}

/** Claims all a member is to be told of now, until `until`; null where there is nothing, or somebody else holds it. */
export async function claimNotices(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  userId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ClaimedNotices | null> {
  // Two that come at once would each tell a part: who is second finds nothing.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`promises ${workspaceId} ${userId}`}, 0))`);
  const claim = randomUUID();
  const { rows } = await tx.execute<Omit<Notice, "dueAt"> & { dueAt: string | null }>(sql`
    with free as (
      select n.interaction_id, n.measure, n.ordinal, n.kind from sla_notice n
      where n.workspace_id = ${workspaceId} and n.user_id = ${userId} and n.next_try_at <= ${now.toISOString()}
      for update skip locked
    ), taken as (
      update sla_notice n set state = 'sending', claim = ${claim}, tries = n.tries + 1, next_try_at = ${until.toISOString()}
      from free f where n.workspace_id = ${workspaceId} and n.user_id = ${userId} and n.interaction_id = f.interaction_id
        and n.measure = f.measure and n.ordinal = f.ordinal and n.kind = f.kind
      returning n.*
    )
    select t.interaction_id as "interactionId", i.external_id as "externalId", i.subject, p.name as policy, t.measure, t.ordinal,
      t.kind, c.agent, c.channel, c.state, c.due_at as "dueAt", t.tries
    from taken t
      join sla_clock c on c.workspace_id = t.workspace_id and c.interaction_id = t.interaction_id and c.measure = t.measure
        and c.ordinal = t.ordinal
      join interaction i on i.workspace_id = t.workspace_id and i.id = t.interaction_id
      join sla_policy p on p.workspace_id = c.workspace_id and p.id = c.policy_id
    order by c.due_at nulls last, t.interaction_id, t.measure`);
  if (rows.length === 0) return null;
  return { claim, notices: rows.map((row) => ({ ...row, dueAt: row.dueAt === null ? null : new Date(row.dueAt) })) };
}

/** What became of a claimed mail; nothing where the claim is held by somebody else by now. */
export async function settleNotices(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  claim: string,
  outcome: Pick<typeof slaNotice.$inferSelect, "state" | "reason" | "code" | "nextTryAt" | "settledAt">,
): Promise<void> {
  const { state, reason, code, nextTryAt, settledAt } = outcome;
  await tx.execute(sql`
    update sla_notice set state = ${state}, reason = ${reason}, code = ${code}, claim = null,
      next_try_at = ${nextTryAt?.toISOString() ?? null}, settled_at = ${settledAt?.toISOString() ?? null}
    where workspace_id = ${workspaceId} and claim = ${claim}`);
}

import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isChosen } from "@/db/queries/invitations/audience";
import type { WorkspaceScope } from "@/db/scope";
import type { Audience, SkipReason } from "@/domain/invitation/mailing";

/** What it depends on whether somebody may be asked now. */
export interface Asking {
  readonly surveyId: string;
  readonly quarantineDays: number;
  readonly now: Date;
  /** The workspace's local day of `now`: days without another mail are its days, whatever its clocks do. */
  readonly today: string;
}

/**
 * `judged`: each customer `c` that `which` names, and why they get no mail (null: they get it). All that is known of an address
 * counts for everybody who has it, as their e-mail or as the id they are known by: one person who is known twice gets one mail,
 * and who stopped it gets none.
 */
export function judged({ workspaceId }: WorkspaceScope, asking: Asking, which: SQL, more: JudgedMore = {}): SQL {
  const { surveyId, quarantineDays, now, today } = asking;
  const since = sql`${today}::date - ${quarantineDays}::int`;
  const known = more.address === undefined ? sql`` : sql`and c.address = lower(${more.address})`;
  const own = more.ownInvitation ?? null;
  return sql`people as materialized (
      select c.id, c.address, c.unsubscribed_at, c.bounced_at, c.consent from customer c
      where c.workspace_id = ${workspaceId} and c.kind = 'person' and c.address is not null ${known}
    ), stopped as materialized (
      select address, bool_or(unsubscribed_at is not null) as unsubscribed, bool_or(bounced_at is not null) as bounced,
        bool_or(consent is false) as refused
      from people group by address
    ), answered as materialized (
      select distinct p.address from response r join people p on p.id = r.customer_id
      where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} and r.day > ${since}
        and r.state in ('counted', 'superseded', 'held') and not is_claimed(r.identity)
    ), busy as materialized (
      select distinct p.address from follow_up f join people p on p.id = f.customer_id
      where f.workspace_id = ${workspaceId} and f.closed_at is null and f.opened_at <= ${now.toISOString()}::timestamptz
    ), asked as materialized (
      select distinct p.address from invitation i join people p on p.id = i.customer_id
      where i.workspace_id = ${workspaceId} and i.day > ${since} and i.id is distinct from ${own}::uuid
    ), judged as materialized (
      select c.id, case
        when c.email is null or c.email !~ '^[^\\s@<>"(),:;]+@[^\\s@<>"(),:;]+$' then 'no_address'
        when row_number() over (partition by c.address, c.email is null order by c.id) > 1 then 'same_address'
        when s.unsubscribed then 'unsubscribed'
        when s.bounced then 'bounced'
        when s.refused then 'no_consent'
        when a.address is not null then 'answered'
        when b.address is not null then 'open_follow_up'
        when q.address is not null then 'asked_lately'
      end as reason
      from customer c
      left join stopped s on s.address = c.address
      left join answered a on a.address = c.address
      left join busy b on b.address = c.address
      left join asked q on q.address = c.address
      where ${which}
    )`;
}

interface JudgedMore {
  /** Only this one matters. */
  readonly address?: string;
  /** What is being reminded of is no other mail. */
  readonly ownInvitation?: string | null;
}

/** How many are chosen, and of those how many get no mail for each reason. */
export interface AudienceCount {
  readonly chosen: number;
  readonly skipped: Partial<Record<SkipReason, number>>;
}

/** Says before anything is sent who would get a mail now, and why others would not. */
export async function countAudience(
  tx: Tx,
  scope: WorkspaceScope,
  asking: Asking,
  audience: Audience,
): Promise<AudienceCount> {
  const reply = await joinedByHash(tx, () =>
    tx.execute<{ reason: SkipReason | null; n: number }>(sql`
      with ${judged(scope, asking, isChosen(scope, audience))} select reason, count(*)::int as n from judged group by reason`),
  );
  const skipped = Object.fromEntries(reply.rows.flatMap(({ reason, n }) => (reason === null ? [] : [[reason, n]])));
  return { chosen: reply.rows.reduce((sum, { n }) => sum + n, 0), skipped };
}

/** Writes down everybody who is chosen, each with why they get no mail or when they get it. Returns how many wait for one. */
export async function insertRecipients(
  tx: Tx,
  scope: WorkspaceScope,
  { mailingId, dueAt, ...asking }: Asking & { readonly mailingId: string; readonly dueAt: Date },
  audience: Audience,
): Promise<number> {
  const reply = await joinedByHash(tx, () =>
    tx.execute<{ n: number }>(sql`
    with ${judged(scope, asking, isChosen(scope, audience))}, written as (
      insert into mailing_recipient (workspace_id, id, mailing_id, customer_id, kind, state, reason, due_at)
      select ${scope.workspaceId}::uuid, gen_random_uuid(), ${mailingId}::uuid, j.id, 'first',
        case when j.reason is null then 'waiting' else 'skipped' end, j.reason, ${dueAt.toISOString()}::timestamptz
      from judged j returning state
    ) select count(*) filter (where state = 'waiting')::int as n from written`),
  );
  return reply.rows[0]?.n ?? 0;
}

/**
 * Judges many at once without nested loops: where statistics are old, or a list was just imported, the planner takes it for a few
 * rows and goes through all customers for each of them (50,000 took more than a statement's time).
 */
export async function joinedByHash<T>(tx: Tx, judge: () => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
  const judgedAll = await judge();
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`);
  return judgedAll;
}

/** One recipient whose turn it is. */
export interface DueRecipient {
  readonly id: string;
  readonly kind: "first" | "reminder";
  readonly customerId: string;
  readonly invitationId: string | null;
  readonly email: string;
  readonly locale: string | null;
}

/**
 * Why a recipient gets no mail after all, judged under a lock on their address that lasts as long as the transaction: of two
 * mailings at once the second sees what the first has sent.
 */
export async function judgeRecipient(
  tx: Tx,
  scope: WorkspaceScope,
  asking: Asking,
  { kind, customerId, email, invitationId }: DueRecipient,
): Promise<SkipReason | null> {
  const address = email.toLowerCase();
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${scope.workspaceId} ${address}`}, 0))`);
  if (kind === "reminder") {
    const begun = await tx.execute(sql`
      select from invitation where workspace_id = ${scope.workspaceId} and id = ${invitationId}
        and (response_id is not null or answered_at is not null)`);
    if (begun.rows.length > 0) return "answered";
  }
  const which = sql`c.workspace_id = ${scope.workspaceId} and c.id = ${customerId}`;
  const reply = await tx.execute<{ reason: SkipReason | null }>(sql`
    with ${judged(scope, asking, which, { address, ownInvitation: invitationId })} select reason from judged`);
  const [row] = reply.rows;
  return row === undefined ? "no_address" : row.reason;
}

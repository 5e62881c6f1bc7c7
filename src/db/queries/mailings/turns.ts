import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isChosen } from "@/db/queries/invitations/audience";
import { type Asking, joinedByHash, judged } from "@/db/queries/mailings/judge-audience";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import type { Audience } from "@/domain/invitation/mailing";
import type { Candidate } from "@/domain/invitation/waves";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";

/** A mailing that repeats, and how long after their start it first asks a customer. */
export interface Repeating {
  readonly mailingId: string;
  readonly settleDays: number;
  readonly zone: string;
}

const CANDIDATES_AT_ONCE = 5_000;

/**
 * Everybody whom a repeating mailing may ask, by the address what it has asked before, some at a time through a cursor of the
 * server's: each is judged among all, so that it is one statement, and never more than `atOnce` of them are held here. Who has left
 * is out before one of those with an address is taken, and so is whoever its mail is leaving for. Who only waits since another day is
 * decided anew. The start is that of the present stay, else when Candor first heard of them.
 */
export async function* readCandidates(
  tx: Tx,
  scope: WorkspaceScope,
  { mailingId, settleDays, zone, ...asking }: Asking & Repeating,
  audience: Audience,
  atOnce: number = CANDIDATES_AT_ONCE,
): AsyncGenerator<readonly Candidate[]> {
  const { workspaceId } = scope;
  const which = sql`${isChosen(scope, audience)} and not exists (select from stays t where t.customer_id = c.id and t.since is null)`;
  // All of it is read: the planner is not to favour what gives the first rows soon.
  await tx.execute(sql`select set_config('cursor_tuple_fraction', '1', true)`);
  await joinedByHash(tx, () =>
    tx.execute(sql`
      declare candidates no scroll cursor for
      with ${stays(scope, asking.today)}, ${judged(scope, asking, which)}, had as materialized (
        select o.address, max(r.wave) as wave, max(r.attempted_at) as at, bool_or(r.state = 'leaving') as leaves
        from mailing_recipient r join customer o on o.workspace_id = r.workspace_id and o.id = r.customer_id
        where r.workspace_id = ${workspaceId} and r.mailing_id = ${mailingId} and r.kind = 'first'
          and r.state in ('leaving', 'sent', 'refused', 'unknown')
        group by o.address
      )
      select c.id, j.reason, h.wave as "lastWave", (h.at at time zone ${zone})::date::text as "lastAskedOn",
        (coalesce(t.since, (c.created_at at time zone ${zone})::date) + ${settleDays}::int)::text as "settledOn"
      from judged j join customer c on c.workspace_id = ${workspaceId} and c.id = j.id
      left join stays t on t.customer_id = c.id
      left join had h on h.address = c.address
      where h.leaves is not true`),
  );
  for (let rows = atOnce; rows === atOnce; ) {
    const fetched = await tx.execute<Raw>(sql.raw(`fetch ${atOnce} from candidates`));
    rows = fetched.rows.length;
    if (rows > 0) yield fetched.rows;
  }
  await tx.execute(sql`close candidates`);
}

type Raw = { [K in keyof Candidate]: Candidate[K] };

/**
 * `stays`: since when each customer of whom stays are known, by their own or those of their accounts, is one today; null: they have
 * left, or begin later.
 */
function stays({ workspaceId }: WorkspaceScope, today: string): SQL {
  const day = sql`${today}::date`;
  return sql`spells as materialized (
      select customer_id, from_day, until_day from customer_stay where workspace_id = ${workspaceId}
      union all
      select a.customer_id, s.from_day, s.until_day from account_of_customer a
      join customer_stay s on s.workspace_id = a.workspace_id and s.customer_id = a.account_id
      where a.workspace_id = ${workspaceId}
    ), stays as materialized (
      select customer_id, min(from_day) filter (where from_day <= ${day} and (until_day is null or until_day > ${day})) as since
      from spells group by customer_id
    )`;
}

/**
 * Writes down whom a repeating mailing asks today, and in which wave, in place of those who still wait since another day; how often
 * the server has said "later" of an address goes on being counted. Whoever calls it holds the mailing.
 */
export async function replaceTurns(
  tx: Tx,
  scope: WorkspaceScope,
  { mailingId, dueAt }: { readonly mailingId: string; readonly dueAt: Date },
  turns: readonly { readonly id: string; readonly wave: number }[],
): Promise<void> {
  await joinedByHash(tx, () =>
    tx.execute(sql`
    with gone as (
      delete from mailing_recipient where workspace_id = ${scope.workspaceId} and mailing_id = ${mailingId}
        and state = 'waiting' and kind = 'first' returning customer_id, reason, due_at
    ), waited as materialized (
      select customer_id, max(reason::int)::text as reason, max(due_at) as due_at from gone group by customer_id
    )
    insert into mailing_recipient (workspace_id, id, mailing_id, customer_id, kind, state, reason, due_at, wave)
    select c.workspace_id, gen_random_uuid(), ${mailingId}::uuid, c.id, 'first', 'waiting', w.reason,
      greatest(${dueAt.toISOString()}::timestamptz, w.due_at), g.wave
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as g (id uuid, wave int)
    join customer c on c.workspace_id = ${scope.workspaceId} and c.id = g.id and c.kind = 'person'
    left join waited w on w.customer_id = c.id`),
  );
}

/** Of a repeating mailing, reminds nobody any more who has left. */
export async function skipRemindersOfLeft(
  tx: Tx,
  scope: WorkspaceScope,
  mailingId: string,
  today: string,
): Promise<void> {
  await joinedByHash(tx, () =>
    tx.execute(sql`
    with ${stays(scope, today)}
    update mailing_recipient r set state = 'skipped', reason = 'left'
    from invitation i join stays t on t.customer_id = i.customer_id and t.since is null
    where r.workspace_id = ${scope.workspaceId} and r.mailing_id = ${mailingId} and r.state = 'waiting' and r.kind = 'reminder'
      and i.workspace_id = r.workspace_id and i.id = r.invitation_id`),
  );
}

/** What became of one wave. */
export interface WaveCounts {
  readonly wave: number;
  readonly asked: number;
  readonly answered: number;
  /** May still be answered, and is not judged before that is over. */
  readonly open: number;
  /** Whose days to answer are over, the bounced left out, and who of them answered: what the response rate is made of. */
  readonly settled: number;
  readonly settledAnswered: number;
}

/** A mailing, and from which wave on it is read; its recipients were written at this instant or later. */
export interface NewestWaves {
  readonly id: string;
  readonly wave: number;
  readonly since: Date;
}

/**
 * The newest waves of mailings, the newest first: whom a mail left for, or may have, and who answered by it. What is too new and what
 * bounced count as they do for the response rate everywhere.
 */
export async function listWaves(
  tx: Tx,
  scope: WorkspaceScope,
  mailings: readonly NewestWaves[],
  today: string,
): Promise<ReadonlyMap<string, readonly WaveCounts[]>> {
  const byMailing = new Map<string, WaveCounts[]>();
  if (mailings.length === 0) return byMailing;
  const young = sql`i.day >= ${addDays(today, -ANSWER_WINDOW_DAYS)}`;
  const lost = sql`(i.bounced_at is not null and i.answered_at is null)`;
  const reply = await tx.execute<WaveCounts & { id: string } & Record<string, unknown>>(sql`
    select g.id, r.wave, count(*) filter (where r.state in ('sent', 'unknown'))::int as asked,
      count(*) filter (where i.answered_at is not null)::int as answered,
      count(*) filter (where ${young} and not ${lost})::int as open,
      count(*) filter (where not (${young}) and not ${lost})::int as settled,
      count(*) filter (where not (${young}) and i.answered_at is not null)::int as "settledAnswered"
    from jsonb_to_recordset(${JSON.stringify(mailings)}::jsonb) as g (id uuid, wave int, since timestamptz)
    join mailing_recipient r on r.workspace_id = ${scope.workspaceId} and r.mailing_id = g.id and r.due_at >= g.since
      and r.state in ('waiting', 'leaving', 'sent', 'refused', 'unknown') and r.wave >= g.wave and r.kind = 'first'
    left join invitation i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    group by g.id, r.wave order by g.id, r.wave desc`);
  for (const { id, ...counts } of reply.rows) byMailing.set(id, [...(byMailing.get(id) ?? []), counts]);
  return byMailing;
}

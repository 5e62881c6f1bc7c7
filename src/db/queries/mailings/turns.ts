import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isChosen } from "@/db/queries/invitations/audience";
import { type Asking, joinedByHash, judged } from "@/db/queries/mailings/judge-audience";
import type { WorkspaceScope } from "@/db/scope";
import type { Audience, SkipReason } from "@/domain/invitation/mailing";
import type { Candidate } from "@/domain/invitation/waves";

/** A mailing that repeats, and how long after their start it first asks a customer. */
export interface Repeating {
  readonly mailingId: string;
  readonly settleDays: number;
  readonly zone: string;
}

/** Somebody who is chosen, with why they are not asked today. */
export interface ListedCandidate extends Candidate {
  readonly reason: SkipReason | null;
}

/**
 * Everybody whom a repeating mailing may ask, by the address what it has asked before. Who was a customer and is none any more, by
 * their own stays and those of their accounts, is left out, and so is whoever waits for its mail already. The start is that of the present stay,
 * else when Candor first heard of them.
 */
export async function listCandidates(
  tx: Tx,
  scope: WorkspaceScope,
  { mailingId, settleDays, zone, ...asking }: Asking & Repeating,
  audience: Audience,
): Promise<ListedCandidate[]> {
  const { workspaceId } = scope;
  const today = sql`${asking.today}::date`;
  const reply = await joinedByHash(tx, () =>
    tx.execute<{ [K in Exclude<keyof ListedCandidate, "fits">]: ListedCandidate[K] }>(sql`
      with ${judged(scope, asking, isChosen(scope, audience))}, spells as materialized (
        select customer_id, from_day, until_day from customer_stay where workspace_id = ${workspaceId}
        union all
        select a.customer_id, s.from_day, s.until_day from account_of_customer a
        join customer_stay s on s.workspace_id = a.workspace_id and s.customer_id = a.account_id
        where a.workspace_id = ${workspaceId}
      ), stays as materialized (
        select customer_id, min(from_day) filter (where from_day <= ${today} and (until_day is null or until_day > ${today})) as since
        from spells group by customer_id
      ), had as materialized (
        select o.address, max(r.wave) as wave, max(r.attempted_at) as at, bool_or(r.state in ('waiting', 'leaving')) as waits
        from mailing_recipient r join customer o on o.workspace_id = r.workspace_id and o.id = r.customer_id
        where r.workspace_id = ${workspaceId} and r.mailing_id = ${mailingId} and r.kind = 'first' and r.state <> 'skipped'
        group by o.address
      )
      select c.id, j.reason, h.wave as "lastWave", (h.at at time zone ${zone})::date::text as "lastAskedOn",
        (coalesce(t.since, (c.created_at at time zone ${zone})::date) + ${settleDays}::int)::text as "settledOn"
      from judged j join customer c on c.workspace_id = ${workspaceId} and c.id = j.id
      left join stays t on t.customer_id = c.id
      left join had h on h.address = c.address
      where (t.customer_id is null or t.since is not null) and h.waits is not true`),
  );
  return reply.rows.map((row) => ({ ...row, fits: row.reason === null }));
}

/** Writes down whom a repeating mailing asks now, and in which wave. Whoever calls it holds the mailing. */
export async function insertTurns(
  tx: Tx,
  scope: WorkspaceScope,
  { mailingId, dueAt }: { readonly mailingId: string; readonly dueAt: Date },
  turns: readonly { readonly id: string; readonly wave: number }[],
): Promise<void> {
  if (turns.length === 0) return;
  await tx.execute(sql`
    insert into mailing_recipient (workspace_id, id, mailing_id, customer_id, kind, state, due_at, wave)
    select c.workspace_id, gen_random_uuid(), ${mailingId}::uuid, c.id, 'first', 'waiting', ${dueAt.toISOString()}::timestamptz, g.wave
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as g (id uuid, wave int)
    join customer c on c.workspace_id = ${scope.workspaceId} and c.id = g.id and c.kind = 'person'`);
}

/** What became of one wave. */
export interface WaveCounts {
  readonly wave: number;
  readonly asked: number;
  readonly answered: number;
}

const MOST_WAVES = 12;

/** The newest waves of mailings, the newest first: whom a mail left for, or may have, and who answered by it. */
export async function listWaves(
  tx: Tx,
  scope: WorkspaceScope,
  mailingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WaveCounts[]>> {
  const byMailing = new Map<string, WaveCounts[]>();
  if (mailingIds.length === 0) return byMailing;
  const reply = await tx.execute<WaveCounts & { id: string } & Record<string, unknown>>(sql`
    select r.mailing_id as id, r.wave, count(*) filter (where r.state in ('sent', 'unknown'))::int as asked,
      count(distinct i.id) filter (where i.answered_at is not null and r.state in ('sent', 'unknown'))::int as answered
    from mailing_recipient r left join invitation i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
    where r.workspace_id = ${scope.workspaceId} and r.mailing_id = any(${`{${mailingIds.join(",")}}`}::uuid[])
      and r.kind = 'first' and r.state <> 'skipped'
    group by r.mailing_id, r.wave order by r.mailing_id, r.wave desc`);
  for (const { id, ...counts } of reply.rows) {
    const waves = byMailing.get(id) ?? [];
    if (waves.length < MOST_WAVES) waves.push(counts);
    byMailing.set(id, waves);
  }
  return byMailing;
}

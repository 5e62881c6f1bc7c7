import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import { summarizeTimes } from "@/domain/metrics/times";

/** How following up goes. Shares are in percent, with their Wilson intervals; times in minutes by the clock. */
export interface FollowUpNumbers {
  /** Now: neither solved nor given up, whenever they opened. */
  readonly open: number;
  readonly overdue: number;
  /** Of those that opened in the period and were closed, or are past their due time: closed by then. */
  readonly closedInTime: Reading;
  /** Of those of the period that a person closed and that came from a score: a later answer of the customer was better. */
  readonly recovered: Reading;
  /** From opening to the first contact, of those of the period that were contacted. */
  readonly firstContact: Reading;
}

/**
 * The numbers of the follow-ups that opened on these local days, both included; open and overdue are of now. Check-ins
 * count in open, overdue and closed in time; withdrawn ones nowhere.
 */
export async function readFollowUpNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
  now: Date,
): Promise<FollowUpNumbers> {
  const { workspaceId } = scope;
  const reply = await tx.execute<{
    open: number;
    overdue: number;
    judged: number;
    in_time: number;
    closed: number;
    recovered: number;
    contact_seconds: number[] | null;
  }>(sql`
    with period as (
      select * from follow_up f where f.workspace_id = ${workspaceId} and f.day between ${days.from} and ${days.to}
        and f.opened_at <= ${now} and f.state <> 'withdrawn'
    )
    select o.open, o.overdue, p.* from (
      select count(*)::int as open, count(*) filter (where f.due_at < ${now})::int as overdue
      from follow_up f where f.workspace_id = ${workspaceId} and f.closed_at is null and f.opened_at <= ${now}
    ) as o cross join (
      select count(*) filter (where closed_at is not null or due_at < ${now})::int as judged,
        count(*) filter (where closed_at <= due_at)::int as in_time,
        count(*) filter (where closed_at is not null and score is not null and kind <> 'check_in')::int as closed,
        count(*) filter (where closed_at is not null and score is not null and kind <> 'check_in' and recovered_at is not null)::int
          as recovered,
        array_agg(greatest(0, extract(epoch from first_contact_at - opened_at))::float8)
          filter (where first_contact_at is not null) as contact_seconds
      from period
    ) as p`);
  const [row] = reply.rows;
  const { open = 0, overdue = 0, judged = 0, in_time = 0, closed = 0, recovered = 0 } = row ?? {};
  return {
    open,
    overdue,
    closedInTime: shareReading(in_time, judged),
    recovered: shareReading(recovered, closed),
    firstContact: summarizeTimes((row?.contact_seconds ?? []).map((seconds) => seconds / 60)).median,
  };
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { CAUSES, type Cause } from "@/domain/follow-up/causes";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** Why follow-ups were needed, as whoever worked on them noted it. */
export interface FollowUpCauses {
  /** The most frequent first; the share is of those with a cause, in percent, with its Wilson interval. */
  readonly causes: readonly { readonly cause: Cause; readonly count: number; readonly share: Reading }[];
  /** With a cause. */
  readonly noted: number;
  /** Closed by a person without one. */
  readonly without: number;
}

/** The causes of the follow-ups that opened on these local days, both included; withdrawn ones are none of them. */
export async function readFollowUpCauses(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
  now: Date,
): Promise<FollowUpCauses> {
  const { rows } = await tx.execute<{ cause: string | null; n: number; closed: number }>(sql`
    select f.cause, count(*)::int as n, count(*) filter (where f.closed_at is not null)::int as closed from follow_up f
    where f.workspace_id = ${workspaceId} and f.day between ${days.from} and ${days.to} and f.opened_at <= ${now}
      and f.state <> 'withdrawn'
    group by f.cause`);
  const counts = CAUSES.map((cause) => ({ cause, count: rows.find((row) => row.cause === cause)?.n ?? 0 }));
  const noted = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    causes: counts
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .map((one) => ({ ...one, share: shareReading(one.count, noted) })),
    noted,
    without: rows.find(({ cause }) => cause === null)?.closed ?? 0,
  };
}

import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { readTogether } from "@/db/read-together";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { churnWindowMonths } from "@/domain/metrics/churn-readings";

const DAYS_A_MONTH = 365.25 / 12;

/** Over how many months churn is stated, and why. */
export interface ChurnWindow {
  readonly months: 1 | 12;
  /** Set by a person; false: proposed. */
  readonly chosen: boolean;
  readonly proposed: 1 | 12;
  /** How many months half of the contracts have run by now; null without contracts. */
  readonly medianMonths: number | null;
}

/**
 * The workspace's churn window: as a person set it, else one month where half of its contracts ran three months or less, and
 * for shops without contracts; else the trailing twelve. Contracts that run count as long as they have run.
 */
export async function readChurnWindow(tx: Tx, scope: WorkspaceScope, today: string): Promise<ChurnWindow> {
  const [[own], days] = await readTogether(tx, [
    () => tx.select({ months: workspace.churnWindowMonths }).from(workspace).where(eq(workspace.id, scope.workspaceId)),
    () => readMiddleLength(tx, scope, today),
  ]);
  const chosen = own?.months === 1 || own?.months === 12 ? own.months : null;
  const medianMonths = days === null ? null : days / DAYS_A_MONTH;
  const proposed = churnWindowMonths(medianMonths === null ? [] : [medianMonths]);
  return { months: chosen ?? proposed, chosen: chosen !== null, proposed, medianMonths };
}

/** How many days half of the contracts have run by now; null without contracts. */
async function readMiddleLength(tx: Tx, scope: WorkspaceScope, today: string): Promise<number | null> {
  const reply = await tx.execute<{ days: number | null }>(sql`
    with one as (select exists (select 1 from subscription where workspace_id = ${scope.workspaceId}) as contracts),
    length as (
      select case when kind = 4 then x else (${today}::date - date '1970-01-01') - x end as days, sum(n) as n from (
        select kind, x, n from stay_tally where workspace_id = ${scope.workspaceId} and dimension = '' and value = '' and kind in (4, 5)
        union all
        select kind, x, n from stay_delta where workspace_id = ${scope.workspaceId} and dimension = '' and value = '' and kind in (4, 5)
      ) as t group by 1 having sum(n) > 0
    ), running as (
      select days, sum(n) over (order by days) as upto, sum(n) over () as whole from length where days >= 0
    )
    select min(days)::int as days from running, one where one.contracts and upto * 2 >= whole`);
  return reply.rows[0]?.days ?? null;
}

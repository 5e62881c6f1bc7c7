import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/**
 * The days on which fewer than `minimum` people answered a survey, tests aside: in an anonymous one a row must not say that
 * it is of such a day.
 */
export async function listSmallDays(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  minimum: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ day: string }>(sql`
    select day::text as day from response
    where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and state <> 'test'
    group by day having count(*) < ${minimum}`);
  return new Set(rows.map(({ day }) => day));
}

/** How many responses a survey has on some days (both included, null is open), tests aside; counted up to `most`. */
export async function countOnDays(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  days: { readonly from: string | null; readonly to: string | null },
  most: number,
): Promise<number> {
  const from = days.from === null ? sql`` : sql`and day >= ${days.from}`;
  const to = days.to === null ? sql`` : sql`and day <= ${days.to}`;
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from response
      where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and state <> 'test' ${from} ${to} limit ${most}) as some`);
  return rows[0]?.n ?? 0;
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ResponseListQuery } from "@/db/queries/list-responses";
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

/**
 * Whether one day is such a day. Only the answers around it are looked at: a day of any zone, also of one that the workspace
 * has left, lies within two of its own by UTC.
 */
export async function isSmallDay(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  surveyId: string,
  day: string,
  minimum: number,
): Promise<boolean> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from response
      where workspace_id = ${workspaceId} and survey_id = ${surveyId} and state <> 'test' and day = ${day}
        and answered_at >= ${day}::date - 2 and answered_at < ${day}::date + 3 limit ${minimum}) as counted`);
  return (rows[0]?.n ?? 0) < minimum;
}

/**
 * How many responses a survey has on some days (both included, null is open), in one state or in all but test; counted up to
 * `most`.
 */
export async function countOnDays(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  asked: Pick<ResponseListQuery, "from" | "to" | "state">,
  most: number,
): Promise<number> {
  const from = asked.from === null ? sql`` : sql`and day >= ${asked.from}`;
  const to = asked.to === null ? sql`` : sql`and day <= ${asked.to}`;
  const state = asked.state === null ? sql`state <> 'test'` : sql`state = ${asked.state}`;
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from response
      where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId} and ${state} ${from} ${to} limit ${most}) as counted`);
  return rows[0]?.n ?? 0;
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { REMEMBERED_DAYS } from "@/db/queries/staying/people-at";
import { isLowAnswer, lowestScores, poorExperiences, wrongDays } from "@/db/queries/staying/poor-experiences";
import { neverStayed, stayOwners } from "@/db/queries/staying/stay-owners";
import type { WorkspaceScope } from "@/db/scope";
import type { CheckedDays } from "@/domain/follow-up/check-ins";
import { POOR_EXPERIENCES } from "@/domain/follow-up/rules";

/**
 * Customers who, on one of these days, had one poor experience too many within twelve months, with that day: by the rule of
 * every number of poor experiences. An account has those of its people who never were customers themselves.
 */
export async function listPoorExperiences(
  tx: Tx,
  scope: WorkspaceScope,
  days: CheckedDays,
): Promise<ReadonlyMap<string, string>> {
  const { workspaceId } = scope;
  const bounds = { after: sql`${days.from}::date - ${REMEMBERED_DAYS}::int`, until: sql`${days.to}::date` };
  const reply = await tx.execute<{ id: string; day: string }>(sql`
    with ${lowestScores()}, candidate as (
      select r.customer_id as id from survey s
      join response r on r.workspace_id = s.workspace_id and r.survey_id = s.id
        and r.answered_at >= ${days.from}::date - 1 and r.answered_at < ${days.to}::date + 2
        and r.day between ${days.from} and ${days.to}
      where s.workspace_id = ${workspaceId} and s.deleted_at is null and r.customer_id is not null and ${isLowAnswer(scope)}
      union
      select i.customer_id from sla_clock k
      join interaction i on i.workspace_id = k.workspace_id and i.id = k.interaction_id
      where k.workspace_id = ${workspaceId} and k.day between ${days.from} and ${days.to}
        and k.state in ('breached', 'active_breached', 'paused_breached') and i.customer_id is not null and i.left_out is null
      union
      -- Opened again on such a day: it waits since, or was solved again after it.
      select i.customer_id from interaction i ${wrongDays(scope)}
      where i.workspace_id = ${workspaceId} and i.customer_id is not null and i.left_out is null and i.reopens > 0
        and (i.solved_at is null or i.solved_day >= ${days.from}) and w.reopened between ${days.from} and ${days.to}
    ), asked as materialized (
      select distinct o.id from candidate c cross join lateral (${stayOwners(workspaceId, sql`c.id`)}) as o
    ), belongs as (
      select id as person, id as whose from asked
      union all
      select a.customer_id, a.account_id from account_of_customer a join asked k on k.id = a.account_id
      where a.workspace_id = ${workspaceId} and ${neverStayed(workspaceId, sql`a.customer_id`)}
    ), ${poorExperiences(scope, bounds)}
    select e.whose as id, max(e.day)::text as day from experience e
    where e.day between ${days.from} and ${days.to} and ${POOR_EXPERIENCES} = (
      select count(*) from experience b
      where b.whose = e.whose and b.day > e.day - ${REMEMBERED_DAYS}::int and (b.day, b.what) <= (e.day, e.what))
    group by e.whose`);
  return new Map(reply.rows.map(({ id, day }) => [id, day]));
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { CheckedDays } from "@/domain/follow-up/check-ins";
import { POOR_EXPERIENCES } from "@/domain/follow-up/rules";
import { lowScores } from "@/domain/follow-up/score-words";

/**
 * Customers who, on one of these days, had one poor experience too many within twelve months, with that day. Poor is an
 * answer with a score in its scale's lowest band, an interaction that missed a promise, one that was opened again; each
 * answer and each interaction counts once.
 */
export async function listPoorExperiences(
  tx: Tx,
  scope: WorkspaceScope,
  days: CheckedDays,
): Promise<ReadonlyMap<string, string>> {
  const { workspaceId } = scope;
  const low = sql`exists (
    select 1 from answer a
    join series e on e.workspace_id = a.workspace_id and e.survey_id = a.survey_id and e.question_id = a.question_id and e.ordinal = a.series
    join low l on l.scale = e.scale and l.score = a.score
    where a.workspace_id = r.workspace_id and a.response_id = r.id and a.state in (0, 4) and a.status = 0)`;
  const missed = sql`(i.reopens > 0 or exists (
    select 1 from sla_clock k where k.workspace_id = i.workspace_id and k.interaction_id = i.id
      and k.state in ('breached', 'active_breached', 'paused_breached')))`;
  const reply = await tx.execute<{ id: string; day: string }>(sql`
    with low as materialized (
      select scale, score from jsonb_to_recordset(${JSON.stringify(lowScores())}::jsonb) as x (scale text, score smallint)
    ), candidate as materialized (
      select r.customer_id as id from survey s
      join response r on r.workspace_id = s.workspace_id and r.survey_id = s.id
        and r.answered_at >= ${days.from}::date - 1 and r.answered_at < ${days.to}::date + 2
        and r.day between ${days.from} and ${days.to}
      where s.workspace_id = ${workspaceId} and s.deleted_at is null and r.customer_id is not null and ${low}
      union
      select i.customer_id from interaction i
      where i.workspace_id = ${workspaceId} and i.customer_id is not null and i.left_out is null
        and (i.day between ${days.from} and ${days.to} or i.solved_day between ${days.from} and ${days.to}) and ${missed}
    ), experience as (
      select r.customer_id as id, r.id as what, r.day from candidate c
      join response r on r.workspace_id = ${workspaceId} and r.customer_id = c.id
        and r.day > ${days.from}::date - 366 and r.day <= ${days.to} and r.state in ('counted', 'superseded')
      where ${low}
      union all
      select i.customer_id, i.id, coalesce(i.solved_day, i.day) from candidate c
      join interaction i on i.workspace_id = ${workspaceId} and i.customer_id = c.id and i.left_out is null
        and coalesce(i.solved_day, i.day) > ${days.from}::date - 366 and coalesce(i.solved_day, i.day) <= ${days.to}
      where ${missed}
    )
    select e.id, max(e.day)::text as day from experience e
    where e.day between ${days.from} and ${days.to} and ${POOR_EXPERIENCES} = (
      select count(*) from experience b where b.id = e.id and b.day > e.day - 365 and (b.day, b.what) <= (e.day, e.what))
    group by e.id`);
  return new Map(reply.rows.map(({ id, day }) => [id, day]));
}

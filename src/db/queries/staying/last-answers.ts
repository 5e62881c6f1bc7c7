import { type SQL, sql } from "drizzle-orm";
import { remembered } from "@/db/queries/staying/people-at";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Steps of a statement after those of `peopleAt`; the last is `last_answer`: what each of `there` last answered in the year
 * before the landmark day to a question of likelihood to recommend (a score as text), else `asked` (an invitation that did
 * not come back) or `never`.
 */
export function lastAnswers({ workspaceId }: WorkspaceScope, landmark: string): SQL {
  return sql`question as (
      select survey_id, question_id, ordinal from series
      where workspace_id = ${workspaceId} and metric = 'nps' and scale = 'nps'
    ), answered as (
      select distinct on (b.whose) b.whose, a.score
      from belongs b
      join response r on r.workspace_id = ${workspaceId} and r.customer_id = b.person
      join answer a on a.workspace_id = ${workspaceId} and a.response_id = r.id and a.state = 0 and a.status = 0
      join question q on q.survey_id = a.survey_id and q.question_id = a.question_id and q.ordinal = a.series
      where ${remembered(sql`r.day`, landmark)}
      order by b.whose, r.answered_at desc, r.id
    ), asked as (
      select distinct b.whose from belongs b
      join invitation i on i.workspace_id = ${workspaceId} and i.customer_id = b.person and i.bounced_at is null
      where ${remembered(sql`i.day`, landmark)} and i.survey_id in (select survey_id from question)
    ), last_answer as (
      select t.customer_id, coalesce(a.score::text, case when k.whose is not null then 'asked' else 'never' end) as last
      from there t
      left join answered a on a.whose = t.customer_id
      left join asked k on k.whose = t.customer_id
    )`;
}

import { type SQL, sql } from "drizzle-orm";
import { remembered } from "@/db/queries/staying/people-at";
import type { WorkspaceScope } from "@/db/scope";

/**
 * Steps of a statement after those of `peopleAt`; the last is `last_answer`: what each of `there` last answered in the year
 * before the landmark day to a question of likelihood to recommend (a score as text), else `asked` (an invitation that did
 * not come back) or `never`. Begins with the answers of the year, which are fewer than the customers.
 */
export function lastAnswers({ workspaceId }: WorkspaceScope, landmark: string): SQL {
  return sql`question as (
      select survey_id, question_id, ordinal from series
      where workspace_id = ${workspaceId} and metric = 'nps' and scale = 'nps'
    ), said as materialized (
      select r.customer_id as person, r.answered_at, r.id, a.score
      from question q
      join answer a on a.workspace_id = ${workspaceId} and a.survey_id = q.survey_id and a.question_id = q.question_id
        and a.series = q.ordinal and a.state = 0 and a.status = 0 and ${remembered(sql`a.day`, landmark)}
      join response r on r.workspace_id = ${workspaceId} and r.id = a.response_id and r.customer_id is not null
      where ${remembered(sql`r.day`, landmark)}
    ), answered as (
      select distinct on (b.whose) b.whose, s.score from said s join belongs b on b.person = s.person
      order by b.whose, s.answered_at desc, s.id
    ), asked as (
      select distinct b.whose from (
        select distinct i.customer_id as person from invitation i
        where i.workspace_id = ${workspaceId} and i.bounced_at is null and i.customer_id is not null
          and ${remembered(sql`i.day`, landmark)} and i.survey_id in (select survey_id from question)
      ) as i join belongs b on b.person = i.person
    ), last_answer as (
      select t.customer_id, coalesce(a.score::text, case when k.whose is not null then 'asked' else 'never' end) as last
      from there t
      left join answered a on a.whose = t.customer_id
      left join asked k on k.whose = t.customer_id
    )`;
}

import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceScope } from "@/db/scope";
import { lowScores } from "@/domain/follow-up/score-words";

/** `low`, a step of a statement: every score in the lowest band of its scale. */
export function lowestScores(): SQL {
  return sql`low as materialized (
      select scale, score from jsonb_to_recordset(${JSON.stringify(lowScores())}::jsonb) as x (scale text, score smallint)
    )`;
}

/**
 * Whether a response `r` counts and has a score of `low`. An answer that its person replaced by a newer one counts here as
 * little as in any other number: it was one opinion, told twice.
 */
export function isLowAnswer({ workspaceId }: WorkspaceScope): SQL {
  return sql`r.state = 'counted' and exists (
    select 1 from answer a
    join series e on e.workspace_id = ${workspaceId} and e.survey_id = a.survey_id and e.question_id = a.question_id
      and e.ordinal = a.series
    join low on low.scale = e.scale and low.score = a.score
    where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.state = 0 and a.status = 0)`;
}

const MISSED = sql`k.state in ('breached', 'active_breached', 'paused_breached')`;

/** Of an interaction `i`: the day on which it was opened again first; null where it never was. */
function reopenedDay({ workspaceId }: WorkspaceScope): SQL {
  return sql`case when i.reopens > 0 then coalesce(
      (select (min(v.at) at time zone z.zone)::date from interaction_event v, workspace z
        where v.workspace_id = ${workspaceId} and v.interaction_id = i.id and v.kind = 'reopened' and z.id = ${workspaceId}
        group by z.zone),
      i.first_solved_day, i.day) end`;
}

/** Joins `w` to interactions (alias `i`): the days on which a promise was missed and on which they were opened again first. */
export function wrongDays(scope: WorkspaceScope): SQL {
  return sql`cross join lateral (
      select (select min(k.day) from sla_clock k where k.workspace_id = ${scope.workspaceId} and k.interaction_id = i.id
          and ${MISSED}) as missed,
        ${reopenedDay(scope)} as reopened
    ) as w`;
}

/**
 * `experience`, a step after `low` and `belongs` (person, whose): the poor experiences after one day up to another, each on
 * the day on which it went wrong, so that nothing is known on a day that happened after it. An answer in the lowest band of
 * its scale is one; so is an interaction in which a promise was missed or that was opened again, whatever went wrong in it.
 */
export function poorExperiences(scope: WorkspaceScope, { after, until }: { after: SQL; until: SQL }): SQL {
  const { workspaceId } = scope;
  return sql`experience as (
      select b.whose, r.id as what, r.day, 1 as answers, 0 as missed, 0 as reopened
      from belongs b
      join response r on r.workspace_id = ${workspaceId} and r.customer_id = b.person
      where r.day > ${after} and r.day <= ${until} and ${isLowAnswer(scope)}
      union all
      select b.whose, i.id, least(w.missed, w.reopened), 0, (w.missed <= ${until})::int, (w.reopened <= ${until})::int
      from belongs b
      join interaction i on i.workspace_id = ${workspaceId} and i.customer_id = b.person and i.left_out is null
        and i.day <= ${until}
      ${wrongDays(scope)}
      where least(w.missed, w.reopened) > ${after} and least(w.missed, w.reopened) <= ${until}
    )`;
}

/**
 * The same `experience`, of everybody at once: begins with what went wrong instead of with the people, who are many more.
 * Both are held to one rule by a test that compares them day by day.
 */
export function everyPoorExperience(scope: WorkspaceScope, { after, until }: { after: SQL; until: SQL }): SQL {
  const { workspaceId } = scope;
  return sql`low_answer as materialized (
      select distinct r.id, r.customer_id as person, r.day
      from series e
      join low on low.scale = e.scale
      join answer a on a.workspace_id = ${workspaceId} and a.survey_id = e.survey_id and a.question_id = e.question_id
        and a.series = e.ordinal and a.score = low.score and a.state = 0 and a.status = 0
        and a.day > ${after} and a.day <= ${until}
      join response r on r.workspace_id = ${workspaceId} and r.id = a.response_id and r.state = 'counted'
      where e.workspace_id = ${workspaceId} and r.customer_id is not null and r.day > ${after} and r.day <= ${until}
    ), late as materialized (
      select k.interaction_id, min(k.day) as day from sla_clock k where k.workspace_id = ${workspaceId} and ${MISSED} group by 1
    ), wrong as materialized (
      select i.id, i.customer_id as person, k.day as missed, ${reopenedDay(scope)} as reopened
      from interaction i left join late k on k.interaction_id = i.id
      where i.workspace_id = ${workspaceId} and i.left_out is null and i.customer_id is not null and i.day <= ${until}
        and (k.interaction_id is not null or i.reopens > 0)
    ), experience as (
      select b.whose, r.id as what, r.day, 1 as answers, 0 as missed, 0 as reopened
      from low_answer r join belongs b on b.person = r.person
      union all
      select b.whose, w.id, least(w.missed, w.reopened), 0, (w.missed <= ${until})::int, (w.reopened <= ${until})::int
      from wrong w join belongs b on b.person = w.person
      where least(w.missed, w.reopened) > ${after} and least(w.missed, w.reopened) <= ${until}
    )`;
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { payingAt, peopleAt, remembered } from "@/db/queries/staying/people-at";
import type { WorkspaceScope } from "@/db/scope";
import type { LeavingCount } from "@/domain/metrics/survival";

/** What a customer last said: a score of the likelihood to recommend, or why there is none. */
export type LastAnswer = number | "asked" | "never";

/** The customers who last said the same, as they were on the landmark day, and what became of them. */
export interface LastAnswerGroup {
  readonly last: LastAnswer;
  /** Days after the landmark: until they left, or until today for who is still a customer. */
  readonly lengths: readonly LeavingCount[];
  /** What they paid a month on the landmark day, in hundredths. */
  readonly mrr: number;
}

/**
 * Customers of a landmark day by what they last answered in the year before it to a question of likelihood to recommend;
 * else whether they were asked (an invitation that did not come back); followed until `today`. The bands are the domain's.
 */
export async function readLastAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  request: Pick<OperationRequest, "filter" | "today"> & { readonly landmark: string; readonly currency: string | null },
): Promise<LastAnswerGroup[]> {
  const { landmark, filter, today, currency } = request;
  const { workspaceId } = scope;
  const reply = await tx.execute<Row>(sql`
    with ${peopleAt(scope, landmark, filter)}, ${payingAt(scope, landmark, currency)}, question as (
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
    )
    select coalesce(a.score::text, case when k.whose is not null then 'asked' else 'never' end) as last,
      least(t.until_day, ${today}::date) - ${landmark}::date as days,
      count(*) filter (where t.until_day <= ${today})::int as left,
      count(*) filter (where t.until_day is null or t.until_day > ${today})::int as stayed,
      coalesce(sum(p.mrr), 0)::text as mrr
    from there t
    left join answered a on a.whose = t.customer_id
    left join asked k on k.whose = t.customer_id
    left join paying p on p.customer_id = t.customer_id
    group by 1, 2 order by 1, 2`);
  const groups = new Map<string, { lengths: LeavingCount[]; mrr: number }>();
  for (const { last, days, left, stayed, mrr } of reply.rows) {
    const group = groups.get(last) ?? { lengths: [], mrr: 0 };
    group.lengths.push({ time: days, left, stayed });
    group.mrr += Number(mrr);
    groups.set(last, group);
  }
  return [...groups].map(([last, group]) => ({
    last: last === "asked" || last === "never" ? last : Number(last),
    ...group,
  }));
}

interface Row extends Record<string, unknown> {
  readonly last: string;
  readonly days: number;
  readonly left: number;
  readonly stayed: number;
  readonly mrr: string;
}

/** The first day with an answer of a known customer to such a question; null where nobody known has answered. */
export async function findFirstKnownAnswer(tx: Tx, scope: WorkspaceScope): Promise<string | null> {
  const reply = await tx.execute<{ day: string | null }>(sql`
    select min(first.day)::text as day from (
      select distinct survey_id from series where workspace_id = ${scope.workspaceId} and metric = 'nps' and scale = 'nps'
    ) as q, lateral (
      select r.day from response r
      where r.workspace_id = ${scope.workspaceId} and r.survey_id = q.survey_id and r.customer_id is not null and r.state = 'counted'
      order by r.answered_at limit 1
    ) as first`);
  return reply.rows[0]?.day ?? null;
}

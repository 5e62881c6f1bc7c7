import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationRequest } from "@/db/queries/operation-request";
import { lastAnswers } from "@/db/queries/staying/last-answers";
import { payingAt, peopleAt } from "@/db/queries/staying/people-at";
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
  const reply = await tx.execute<Row>(sql`
    with ${peopleAt(scope, landmark, filter)}, ${payingAt(scope, landmark, currency)}, ${lastAnswers(scope, landmark)}
    select l.last,
      least(t.until_day, ${today}::date) - ${landmark}::date as days,
      count(*) filter (where t.until_day <= ${today})::int as left,
      count(*) filter (where t.until_day is null or t.until_day > ${today})::int as stayed,
      coalesce(sum(p.mrr), 0)::text as mrr
    from there t
    join last_answer l on l.customer_id = t.customer_id
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

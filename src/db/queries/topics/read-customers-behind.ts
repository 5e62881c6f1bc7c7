import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** Who wrote about a topic: customers known by name, and what those of them who are customers on a day pay a month. */
export interface CustomersBehind {
  readonly topicId: string;
  readonly customers: number;
  /** Hundredths of `currency`, which is the one that most of it is in; null where nothing is paid. */
  readonly mrr: number | null;
  readonly currency: string | null;
}

/** The customers behind each topic of a survey's comments on some days, with their monthly revenue on `today`. */
export async function readCustomersBehind(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  asked: {
    readonly surveyId: string;
    readonly from: string;
    readonly to: string;
    readonly today: string;
    readonly filter: { readonly name: string; readonly value: string } | null;
  },
): Promise<ReadonlyMap<string, CustomersBehind>> {
  const { surveyId, from, to, today, filter } = asked;
  const within =
    filter === null
      ? sql``
      : filter.name === "@language"
        ? sql`and c.language = ${filter.value}`
        : sql`and c.dim_values[array_position(c.dim_names, ${filter.name})] = ${filter.value}`;
  const { rows } = await tx.execute<{
    topicId: string;
    customers: number;
    mrr: string | null;
    currency: string | null;
  }>(sql`
    with writers as (
      select distinct t.topic_id, r.customer_id
      from comment_topic t
      join comment c on c.workspace_id = t.workspace_id and c.response_id = t.response_id and c.counted ${within}
      join response r on r.workspace_id = t.workspace_id and r.id = t.response_id
      where t.workspace_id = ${workspaceId} and t.survey_id = ${surveyId} and t.day between ${from} and ${to}
        and t.source <> 'refused' and r.customer_id is not null
    ), paid as (
      select w.topic_id, s.currency, sum(s.mrr) as mrr from writers w
      join subscription s on s.workspace_id = ${workspaceId} and s.customer_id = w.customer_id
        and s.start_day <= ${today} and (s.end_day is null or s.end_day > ${today}) and s.mrr > 0
      group by 1, 2
    ), most as (select distinct on (topic_id) * from paid order by topic_id, mrr desc)
    select w.topic_id as "topicId", count(*)::integer as customers, max(m.mrr)::text as mrr, max(m.currency) as currency
    from writers w left join most m using (topic_id) group by 1`);
  return new Map(rows.map((row) => [row.topicId, { ...row, mrr: row.mrr === null ? null : Number(row.mrr) }]));
}

import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type AnswerFilter, type ListedState, responsesMatch } from "@/db/queries/answers/answer-filter";
import { impatiently } from "@/db/queries/answers/impatiently";
import { seekWords, type WordWay } from "@/db/queries/answers/seek-words";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";

/** So many are always counted; more only where it takes no time to speak of. */
export const COUNTED_AT_MOST = 10_000;
const AT_ONCE_MS = 300;

/** How many there are: `total` exactly, or null; then `past` says whether they are more than {@link COUNTED_AT_MOST}. */
export interface AnswerCount {
  readonly total: number | null;
  readonly past: boolean;
}

/** How many responses match. Neither a total nor past: even so many took too long to count. */
export async function countAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  patience?: number,
): Promise<AnswerCount> {
  const found = (way: WordWay) => sql`from response r where ${responsesMatch(scope, filter, way)}`;
  const count = (rows: (way: WordWay) => SQL, most?: number) =>
    impatiently(
      tx,
      async (inner) => {
        const way = await seekWords(inner, scope, filter.surveyId, filter.words);
        const reply = await inner.execute<{ n: number }>(sql`select count(*)::int as n ${rows(way)}`);
        return reply.rows[0]?.n ?? 0;
      },
      most ?? patience,
    );
  const few = await count((way) => sql`from (select 1 ${found(way)} limit ${COUNTED_AT_MOST + 1}) as some_of_them`);
  if (few === null) return { total: null, past: false };
  if (few <= COUNTED_AT_MOST) return { total: few, past: false };
  const total = await count(found, Math.min(AT_ONCE_MS, patience ?? AT_ONCE_MS));
  return { total, past: total === null };
}

/** How many responses that match have each value of a dimension; null where counting took too long. */
export async function countByValue(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  dimension: string,
  patience?: number,
): Promise<{ key: string; n: number }[] | null> {
  const value = sql`g.dim_values[array_position(g.dim_names, ${dimension})]`;
  return impatiently(
    tx,
    async (inner) => {
      const way = await seekWords(inner, scope, filter.surveyId, filter.words);
      const reply = await inner.execute<{ key: string; n: number }>(sql`
      select each_one.value as key, count(*)::int as n from (
        select ${value} as value from response r
        join answer g on g.workspace_id = r.workspace_id and g.response_id = r.id and g.question_id = ${COMPLETION}
        where ${responsesMatch(scope, filter, way)}) as each_one
      where each_one.value is not null group by 1`);
      return reply.rows;
    },
    patience,
  );
}

/** Equal responses, as far as one can narrow down by, and how many they are. */
export type AnswerGroup = {
  readonly state: ListedState;
  readonly locale: string;
  readonly channel: string;
  readonly version: number;
  readonly comment: boolean;
  /** The score given to the filter's question within its series; null where there is none that could count. */
  readonly score: number | null;
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly n: number;
};

/**
 * The newest responses to a survey on some days (of the customer, with the answer and the words searched for) by all that one can narrow down by. At most
 * `most` of them: `complete` says whether these are all. Null where it took too long.
 */
export async function groupAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  most: number,
  patience?: number,
): Promise<{ groups: AnswerGroup[]; complete: boolean } | null> {
  const { surveyId, from, to, words, customer, answered, choice, questionId, series } = filter;
  const base: AnswerFilter = {
    surveyId,
    from,
    to,
    words,
    customer,
    answered,
    choice,
    questionId,
    series,
    state: "any" as const,
    part: null,
    scores: [],
    dimensions: {},
    without: [],
    locale: null,
    channel: null,
    version: null,
    comment: null,
  };
  const pooled = series.length === 0 ? sql`true` : sql`a.series = any(${`{${series.join(",")}}`}::smallint[])`;
  return impatiently(
    tx,
    async (inner) => {
      const way = await seekWords(inner, scope, surveyId, words);
      const reply = await inner.execute<AnswerGroup & { total: number }>(sql`
      select state, locale, channel, version, comment, score, names, values, count(*)::int as n, sum(count(*)) over ()::int as total
      from (
        select r.state, r.locale, r.channel, r.version, own.*
        from (select * from response r where ${responsesMatch(scope, base, way)} order by r.answered_at desc, r.id desc limit ${most + 1}) as r
        cross join lateral (
          select coalesce(bool_or(a.text is not null and a.kind <> 'email' and a.state <> 5), false) as comment,
            max(a.score) filter (where a.question_id = ${questionId} and a.status = 0 and a.state <> 5 and ${pooled}) as score,
            max(a.dim_names) filter (where a.question_id = ${COMPLETION}) as names,
            max(a.dim_values) filter (where a.question_id = ${COMPLETION}) as values
          from answer a where a.workspace_id = r.workspace_id and a.response_id = r.id
        ) as own
      ) as each_one
      group by 1, 2, 3, 4, 5, 6, 7, 8`);
      const total = reply.rows[0]?.total ?? 0;
      return { groups: reply.rows, complete: total <= most };
    },
    patience,
  );
}

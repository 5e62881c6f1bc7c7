import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  type AnswerFilter,
  commentsWithWords,
  type ListedState,
  responsesMatch,
  scoreJoined,
} from "@/db/queries/answers/answer-filter";
import { seekWords } from "@/db/queries/answers/seek-words";
import { agentNames } from "@/db/queries/quality/agent-names";
import { showAgentOf } from "@/db/queries/quality/hide-agents";
import type { AnswerRow } from "@/db/rollups/stored-answer";
import type { LinkIdentity } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";

export type AnswerOrder = "newest" | "oldest" | "lowest" | "highest";

/** Where a page begins: behind this response, or, going back, before it. */
export interface PageEdge {
  /** As PostgreSQL writes it, with microseconds. */
  readonly answeredAt: string;
  readonly id: string;
  readonly score: number | null;
  readonly back: boolean;
}

export interface ListedAnswer {
  readonly id: string;
  readonly state: ListedState;
  readonly reason: string | null;
  readonly version: number;
  readonly locale: string;
  readonly channel: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identity: LinkIdentity | null;
  readonly customer: string | null;
  readonly answeredAt: string;
  readonly day: string;
  readonly complete: boolean;
  readonly score: number | null;
  readonly answers: readonly (AnswerRow & { readonly series: number })[];
}

/** A page of responses with their answers, and whether more follow in the direction that was read. */
export async function listAnswerPage(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  page: {
    readonly order: AnswerOrder;
    readonly edge: PageEdge | null;
    readonly limit: number;
    /** Not by time but by ids, which are random in an anonymous survey: no order says who came when. */
    readonly shuffled?: boolean;
  },
): Promise<{ rows: ListedAnswer[]; more: boolean }> {
  const { order, edge, limit, shuffled = false } = page;
  const byScore = order === "lowest" || order === "highest";
  const back = edge?.back ?? false;
  // By score what was not scored comes last, which a number past every scale says.
  const rank = order === "highest" ? sql`coalesce(f.score, -1)` : sql`coalesce(f.score, 99)`;
  const rankUp = (order === "lowest") !== back;
  const timeUp = (order === "oldest") !== back;
  const byTime = sql`${shuffled ? sql`` : sql`r.answered_at ${toward(timeUp)}, `}r.id ${toward(timeUp)}`;
  const way = await seekWords(tx, scope, filter.surveyId, filter.words);
  // Common words are looked for along their days, so that a page of them is found at the end where it begins.
  const byComment = filter.words.length > 0 && way !== "filed" && !byScore && !shuffled;
  const from = byComment
    ? sql`answer t join response r on r.workspace_id = t.workspace_id and r.id = t.response_id`
    : sql`response r ${byScore ? scoreJoined(filter) : sql``}`;
  const keys = sql`select r.id, ${byScore ? sql`f.score` : sql`null::smallint as score`} from ${from}
    where ${responsesMatch(scope, filter, byComment ? null : way)} ${byComment ? sql`and ${commentsWithWords(scope, filter)}` : sql``} ${edge === null ? sql`` : sql`and ${beyond(edge, byScore ? rank : null, order, { rankUp, timeUp, shuffled })}`}
    order by ${byScore ? sql`${rank} ${toward(rankUp)}, ` : sql``}${byComment ? sql`t.day ${toward(timeUp)}, ` : sql``}${byTime}
    limit ${limit + 1}`;
  const reply = await tx.execute<Row>(sql`
    select r.id, r.state, r.state_reason, r.version, r.locale, r.channel, r.attributes, r.identity, c.external_id,
      to_char(r.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as answered_at, r.day::text as day,
      r.completed_at is not null as complete, k.score,
      (select jsonb_agg(jsonb_build_object('questionId', a.question_id, 'status', a.status, 'score', a.score,
          'choices', a.choices, 'text', a.text, 'series', a.series))
        from answer a where a.workspace_id = ${scope.workspaceId} and a.response_id = r.id and a.question_id <> '@completion') as answers
    from (${keys}) as k
    join response r on r.workspace_id = ${scope.workspaceId} and r.id = k.id
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    order by ${byScore ? sql`${order === "highest" ? sql`coalesce(k.score, -1)` : sql`coalesce(k.score, 99)`} ${toward(rankUp)}, ` : sql``}${byTime}`);
  const names = await agentNames(tx, scope);
  const rows = reply.rows
    .slice(0, limit)
    .map((row) => toListed({ ...row, identity: showAgentOf(row.identity, names) }));
  return { rows: back ? rows.reverse() : rows, more: reply.rows.length > limit };
}

type Row = {
  id: string;
  state: ListedState;
  state_reason: string | null;
  version: number;
  locale: string;
  channel: string;
  attributes: Record<string, string>;
  identity: LinkIdentity | null;
  external_id: string | null;
  answered_at: string;
  day: string;
  complete: boolean;
  score: number | null;
  answers: ListedAnswer["answers"] | null;
};

function toListed({ state_reason, external_id, answered_at, answers, ...row }: Row): ListedAnswer {
  return { ...row, reason: state_reason, customer: external_id, answeredAt: answered_at, answers: answers ?? [] };
}

/** What lies behind the edge in the direction that is read. */
function beyond(
  edge: PageEdge,
  rank: SQL | null,
  order: AnswerOrder,
  up: { readonly rankUp: boolean; readonly timeUp: boolean; readonly shuffled: boolean },
): SQL {
  const sign = sql.raw(up.timeUp ? ">" : "<");
  const time = up.shuffled
    ? sql`r.id ${sign} ${edge.id}::uuid`
    : sql`(r.answered_at, r.id) ${sign} (${edge.answeredAt}::timestamptz, ${edge.id}::uuid)`;
  if (rank === null) return time;
  const own = edge.score ?? (order === "highest" ? -1 : 99);
  return sql`(${rank} ${sql.raw(up.rankUp ? ">" : "<")} ${own} or (${rank} = ${own} and ${time}))`;
}

function toward(up: boolean): SQL {
  return sql.raw(up ? "asc" : "desc");
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type AnswerFilter, responsesMatch } from "@/db/queries/answers/answer-filter";
import { seekWords } from "@/db/queries/answers/seek-words";
import { type AgentNames, agentNames } from "@/db/queries/quality/agent-names";
import { showAgentOf } from "@/db/queries/quality/hide-agents";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { ANSWER_STATES, ANSWER_STATUS } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import type { UsedKeys } from "@/domain/exports/answer-columns";
import type { ExportedAnswer, ExportedValue } from "@/domain/exports/exported-answer";
import { type AnswerValue, isPlainObject } from "@/domain/survey/answer-value";

const ROWS_AT_ONCE = 1_000;

/** A response with its local day, which an anonymous survey's row may not always tell. */
export interface StreamedAnswer extends ExportedAnswer {
  readonly day: string;
}

/**
 * The responses that match, a thousand at a time, through a cursor of the server's: nothing is held but one portion, and all
 * of it is one snapshot. `shuffled`: by ids, which are random in an anonymous survey, else by time.
 */
export async function* streamAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  filter: AnswerFilter,
  shuffled: boolean,
): AsyncGenerator<StreamedAnswer[]> {
  const names = await agentNames(tx, scope);
  const way = await seekWords(tx, scope, filter.surveyId, filter.words);
  // What lies off the path is no answer; "@completion" is the response itself.
  await tx.execute(sql`
    declare exported no scroll cursor for
    select r.id, r.state, r.state_reason, r.version, r.locale, r.channel, r.stage, r.identity::text as identity,
      r.attributes::text as attributes, c.external_id as customer, r.day::text as day,
      to_char(r.answered_at at time zone 'UTC', ${INSTANT}) as answered_at,
      to_char(r.completed_at at time zone 'UTC', ${INSTANT}) as completed_at,
      (select json_agg(json_build_array(a.question_id, a.status, a.score, a.text, a.choices))::text from answer a
        where a.workspace_id = ${scope.workspaceId} and a.response_id = r.id and a.question_id <> ${COMPLETION}
          and a.state <> ${ANSWER_STATES.offPath}) as answers
    from response r
    left join customer c on c.workspace_id = r.workspace_id and c.id = r.customer_id
    where ${responsesMatch(scope, filter, way)}
    order by ${shuffled ? sql`r.id` : sql`r.answered_at, r.id`}`);
  const fetch = async () => (await tx.execute<Row>(sql.raw(`fetch ${ROWS_AT_ONCE} from exported`))).rows;
  // The server reads the next portion while this one is written. Who stops in the middle waits for none of it.
  const ahead = () => {
    const portion = fetch();
    portion.catch(() => {});
    return portion;
  };
  for (let next: Promise<Row[]> | null = ahead(); next !== null; ) {
    const rows: Row[] = await next;
    next = rows.length < ROWS_AT_ONCE ? null : ahead();
    if (rows.length > 0) yield rows.map((row) => toAnswer(row, names));
  }
  await tx.execute(sql`close exported`);
}

/** Which attributes and which words of the link the responses that match have, in alphabetical order. */
export async function usedKeys(tx: Tx, scope: WorkspaceScope, filter: AnswerFilter): Promise<UsedKeys> {
  const way = await seekWords(tx, scope, filter.surveyId, filter.words);
  const keys = async (column: "attributes" | "identity") => {
    const own = sql`r.${sql.identifier(column)}`;
    const { rows } = await tx.execute<{ key: string }>(sql`
      select distinct k.key from response r
      cross join lateral jsonb_object_keys(${own}) as k (key)
      where ${responsesMatch(scope, filter, way)} and ${own} is not null and ${own} <> '{}' order by 1`);
    return rows.map(({ key }) => key);
  };
  return { attributes: await keys("attributes"), identity: await keys("identity") };
}

/** How many responses match, counted up to `most`. */
export async function countUpTo(tx: Tx, scope: WorkspaceScope, filter: AnswerFilter, most: number): Promise<number> {
  const way = await seekWords(tx, scope, filter.surveyId, filter.words);
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from response r where ${responsesMatch(scope, filter, way)} limit ${most}) as counted`);
  return rows[0]?.n ?? 0;
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

type Row = {
  id: string;
  state: string;
  state_reason: string | null;
  version: number;
  locale: string;
  channel: string;
  stage: string | null;
  identity: string | null;
  attributes: string;
  customer: string | null;
  day: string;
  answered_at: string;
  completed_at: string | null;
  answers: string | null;
};

type Told = [questionId: string, status: number, score: number | null, text: string | null, choices: unknown];

function toAnswer(row: Row, names: AgentNames): StreamedAnswer {
  const answers: Record<string, ExportedValue> = {};
  for (const told of row.answers === null ? [] : (JSON.parse(row.answers) as Told[])) {
    const value = toValue(told);
    if (value) answers[told[0]] = value;
  }
  return {
    id: row.id,
    state: row.state,
    reason: row.state_reason,
    version: row.version,
    locale: row.locale,
    channel: row.channel,
    stage: row.stage,
    customer: row.customer,
    identity: row.identity === null ? {} : (showAgentOf(JSON.parse(row.identity), names) ?? {}),
    attributes: row.attributes === "{}" ? {} : JSON.parse(row.attributes),
    answeredAt: row.answered_at,
    completedAt: row.completed_at,
    day: row.day,
    answers,
  };
}

function toValue([, status, score, text, choices]: Told): ExportedValue | null {
  if (status === ANSWER_STATUS.missing) return { kind: "missing" };
  if (status === ANSWER_STATUS.invalid)
    return { kind: "invalid", raw: isPlainObject(choices) && typeof choices.raw === "string" ? choices.raw : "" };
  const value = score ?? text ?? choices;
  return value === null ? null : { kind: "said", value: value as AnswerValue };
}

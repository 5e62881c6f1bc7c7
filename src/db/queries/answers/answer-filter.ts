import { type SQL, sql } from "drizzle-orm";
import { saysChoice, saysSomething } from "@/db/queries/answers/count-given";
import { isComment, mayHaveWords, saysWords, type WordWay } from "@/db/queries/answers/seek-words";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { HELD_BUCKETS, SCORE_BUCKETS } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";
import type { AnswerChoice } from "@/domain/survey/results/answer-choice";

export type ListedState = "counted" | "held" | "excluded" | "superseded" | "test";

/**
 * The lines between what was received for a question and what its number counts, as the dashboard's ledger has them. A
 * score on another scale than the number's was received and is `excluded` there.
 */
export const LEDGER_PARTS = [
  "received",
  "counted",
  "missing",
  "notApplicable",
  "invalid",
  "superseded",
  "excluded",
  "held",
] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** Which responses: everything that is set must hold. */
export interface AnswerFilter {
  readonly surveyId: string;
  /** Local days, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** The question that `part`, `scores` and `series` are about. */
  readonly questionId: string;
  /** `real`: every one but tests. Not asked where `part` is. */
  readonly state: ListedState | "real" | "any";
  readonly part: LedgerPart | null;
  readonly scores: readonly number[];
  /** The series that one number pools; empty for all. */
  readonly series: readonly number[];
  /** By the values that tallies have: "(other)" stands for those past a dimension's first 200. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Attributes they came without. */
  readonly without: readonly string[];
  readonly locale: string | null;
  readonly channel: string | null;
  readonly version: number | null;
  /** The customer's id of the workspace's own. */
  readonly customer: string | null;
  /** A question that they answered, be it without a score: what was left empty, off the scale, does not apply, was erased, or lies off the path, is none. */
  readonly answered: string | null;
  /** One thing that they answered to one question, as its results count it; exports asked for long ago do not know of it. */
  readonly choice?: AnswerChoice | null;
  /** With a comment, without one, or either. */
  readonly comment: boolean | null;
  /** Every one of these stands in one of the comments, as part of a word, in whatever case. */
  readonly words: readonly string[];
}

/**
 * The condition on `response r`. What it asks of answers it asks row by row, in subselects that no plan turns into a join:
 * a join is begun at the answers where few seem to match, and their guessed number is far too low, so that a page of fifty
 * would read a whole survey (0120). `words`: the way that `seekWords` chose; null where who drives the search sees to them otherwise.
 */
export function responsesMatch(scope: WorkspaceScope, filter: AnswerFilter, words: WordWay | null): SQL {
  const ofAnswer = [...questionMatches(filter), ...dimensionsMatch(filter)];
  const conditions = [
    sql`r.workspace_id = ${scope.workspaceId} and r.survey_id = ${filter.surveyId}`,
    ...daysMatch(filter),
    ...stateMatches(filter),
    ...(ofAnswer.length === 0 ? [] : [answerSays(asksQuestion(filter) ? filter.questionId : COMPLETION, ofAnswer)]),
    ...equal("locale", filter.locale),
    ...equal("channel", filter.channel),
    ...equal("version", filter.version),
    ...customerMatches(scope, filter),
    ...(filter.answered === null ? [] : [answerSays(filter.answered, [sql`f.state <> 5`, saysSomething("f")])]),
    ...(filter.choice ? [answerSays(filter.choice.questionId, [saysChoice(filter.choice)])] : []),
    ...commentMatches(filter),
    ...(words === null ? [] : wordsMatch(scope, filter, words)),
  ];
  return sql.join(conditions, sql` and `);
}

/** Joins the answer to the filter's question as `f`, where there is one: what an order by score goes by. */
export function scoreJoined(filter: AnswerFilter): SQL {
  return sql`left join answer f on ${answerOf(filter.questionId)}`;
}

/** The comments `t` in which every word stands; each response once, by the first of them. */
export function commentsWithWords(scope: WorkspaceScope, filter: AnswerFilter): SQL {
  const said = (alias: string) => saysWords(alias, filter.words);
  return sql`${comments(scope, filter)} and (select ${said("t")}) and (
    select true from answer o where o.workspace_id = t.workspace_id and o.response_id = t.response_id
      and o.question_id < t.question_id and ${isComment("o")} and ${said("o")} limit 1) is not true`;
}

function answerOf(questionId: string): SQL {
  return sql`f.workspace_id = r.workspace_id and f.response_id = r.id and f.question_id = ${questionId}`;
}

function answerSays(questionId: string, conditions: readonly SQL[]): SQL {
  return sql`(select ${sql.join([...conditions], sql` and `)} from answer f where ${answerOf(questionId)})`;
}

function dimensionsMatch({ dimensions, without }: AnswerFilter): SQL[] {
  return [
    ...Object.entries(dimensions).map(
      ([name, value]) => sql`f.dim_values[array_position(f.dim_names, ${name})] = ${value}`,
    ),
    ...without.map((name) => sql`not (${name} = any(f.dim_names))`),
  ];
}

function asksQuestion(filter: AnswerFilter): boolean {
  return filter.part !== null || filter.scores.length > 0;
}

/** The day of an instant lies within a day of it, wherever the zone: what leads an index on instants to some days. */
function daysMatch({ from, to }: AnswerFilter): SQL[] {
  return [
    ...(from === null ? [] : [sql`r.day >= ${from}::date and r.answered_at >= ${from}::date - 2`]),
    ...(to === null ? [] : [sql`r.day <= ${to}::date and r.answered_at < ${to}::date + 3`]),
  ];
}

function stateMatches({ state, part }: AnswerFilter): SQL[] {
  if (part !== null || state === "any") return [];
  if (state === "real") return [sql`r.state <> 'test'`];
  // As a word of the statement: the small indexes on rare states are found by it.
  return [sql`r.state = ${sql.raw(`'${STATES[state]}'`)}`];
}

const STATES: Readonly<Record<ListedState, string>> = {
  counted: "counted",
  held: "held",
  excluded: "excluded",
  superseded: "superseded",
  test: "test",
};

function questionMatches({ part, scores, series }: AnswerFilter): SQL[] {
  const pooled = series.length === 0 ? sql`true` : sql`f.series = any(${list(series)}::smallint[])`;
  const given =
    scores.length === 0 ? [] : [sql`f.status = 0 and f.state <> 5 and f.score = any(${list(scores)}::smallint[])`];
  if (part === null) return given.length === 0 ? [] : [...given, pooled];
  return [...given, partMatches(part, pooled, series.length === 0)];
}

const BUCKETS = { missing: -1, notApplicable: -2, invalid: -3, superseded: -6 } as const;

function partMatches(part: LedgerPart, pooled: SQL, all: boolean): SQL {
  const elsewhere = all ? sql`false` : sql`not ${pooled}`;
  switch (part) {
    case "received":
      return sql`((${pooled} and f.bucket is not null) or (${elsewhere} and (f.bucket between ${SCORE_BUCKETS.first} and ${SCORE_BUCKETS.last} or f.bucket = -5)))`;
    case "counted":
      return sql`(${pooled} and f.bucket between ${SCORE_BUCKETS.first} and ${SCORE_BUCKETS.last})`;
    case "held":
      return sql`(${pooled} and f.bucket between ${HELD_BUCKETS.first} and ${HELD_BUCKETS.last})`;
    case "excluded":
      return sql`(f.bucket = -5 or (${elsewhere} and f.bucket between ${SCORE_BUCKETS.first} and ${SCORE_BUCKETS.last}))`;
    default:
      return sql`(${pooled} and f.bucket = ${BUCKETS[part]})`;
  }
}

function customerMatches({ workspaceId }: WorkspaceScope, { customer }: AnswerFilter): SQL[] {
  if (customer === null) return [];
  // A plain subquery, not a join: it is looked up once, and leads the index on a customer's responses.
  return [
    sql`r.customer_id = (select c.id from customer c where c.workspace_id = ${workspaceId} and c.external_id = ${customer})`,
  ];
}

function commentMatches({ comment, words }: AnswerFilter): SQL[] {
  if (comment === null || (comment && words.length > 0)) return [];
  const any = sql`(select true from answer t where t.workspace_id = r.workspace_id and t.response_id = r.id and ${isComment("t")} limit 1)`;
  return [comment ? any : sql`${any} is null`];
}

/** Words are looked up, or looked for once in all comments of the days, which are far fewer than the responses. */
function wordsMatch(scope: WorkspaceScope, filter: AnswerFilter, way: WordWay): SQL[] {
  if (filter.words.length === 0) return [];
  if (way === "scan")
    return [
      sql`r.id in (select t.response_id from answer t where ${comments(scope, filter)} and ${saysWords("t", filter.words)})`,
    ];
  return [
    sql`r.id = ${mayHaveWords(scope)}`,
    sql`(select true from answer t where t.workspace_id = r.workspace_id and t.response_id = r.id and ${isComment("t")}
      and ${saysWords("t", filter.words)} limit 1)`,
  ];
}

function comments({ workspaceId }: WorkspaceScope, { surveyId, from, to }: AnswerFilter): SQL {
  const days = [
    ...(from === null ? [] : [sql`and t.day >= ${from}`]),
    ...(to === null ? [] : [sql`and t.day <= ${to}`]),
  ];
  return sql`t.workspace_id = ${workspaceId} and t.survey_id = ${surveyId} and ${isComment("t")} ${sql.join(days, sql` `)}`;
}

function equal(column: "locale" | "channel" | "version", value: string | number | null): SQL[] {
  return value === null ? [] : [sql`r.${sql.identifier(column)} = ${value}`];
}

function list(values: readonly number[]): string {
  return `{${values.join(",")}}`;
}

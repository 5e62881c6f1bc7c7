import { type SQL, sql } from "drizzle-orm";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { HELD_BUCKETS, SCORE_BUCKETS } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";

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
  /** A question that they answered, be it without a score: what was left empty, or lies off the path, is none. */
  readonly answered: string | null;
  /** With a comment, without one, or either. */
  readonly comment: boolean | null;
  /** Every one of these stands in one of the comments, as part of a word, in whatever case. */
  readonly words: readonly string[];
}

/** The condition on `response r` and on what {@link answersJoined} joins to it. */
export function responsesMatch(scope: WorkspaceScope, filter: AnswerFilter): SQL {
  const by = sql.raw(asksQuestion(filter) ? "f" : "d");
  const conditions = [
    sql`r.workspace_id = ${scope.workspaceId} and r.survey_id = ${filter.surveyId}`,
    ...daysMatch(filter),
    ...stateMatches(filter),
    ...questionMatches(filter),
    ...Object.entries(filter.dimensions).map(
      ([name, value]) => sql`${by}.dim_values[array_position(${by}.dim_names, ${name})] = ${value}`,
    ),
    ...filter.without.map((name) => sql`not (${name} = any(${by}.dim_names))`),
    ...equal("locale", filter.locale),
    ...equal("channel", filter.channel),
    ...equal("version", filter.version),
    ...customerMatches(scope, filter),
    ...answeredMatches(filter),
    ...commentMatches(scope, filter),
  ];
  return sql.join(conditions, sql` and `);
}

/**
 * The rows of `answer` that a filter looks at: `f` is the answer to its question, `d` (the completion that every response
 * has) carries the dimensions where no answer to a question is asked for. `scored`: `f` is wanted where there is one.
 */
export function answersJoined(filter: AnswerFilter, scored = false): SQL {
  const on = (alias: string, questionId: string) => {
    const one = sql.raw(alias);
    return sql`answer ${one} on ${one}.workspace_id = r.workspace_id and ${one}.response_id = r.id and ${one}.question_id = ${questionId}`;
  };
  const narrowed = Object.keys(filter.dimensions).length > 0 || filter.without.length > 0;
  if (asksQuestion(filter)) return sql`join ${on("f", filter.questionId)}`;
  const joins = [
    ...(narrowed ? [sql`join ${on("d", COMPLETION)}`] : []),
    ...(scored ? [sql`left join ${on("f", filter.questionId)}`] : []),
  ];
  return sql.join(joins, sql` `);
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

function answeredMatches({ answered }: AnswerFilter): SQL[] {
  if (answered === null) return [];
  return [
    sql`exists (select from answer q where q.workspace_id = r.workspace_id and q.response_id = r.id
      and q.question_id = ${answered} and q.status <> 1 and q.state <> 5)`,
  ];
}

function commentMatches(scope: WorkspaceScope, { surveyId, from, to, comment, words }: AnswerFilter): SQL[] {
  if (comment === null && words.length === 0) return [];
  const days = [
    ...(from === null ? [] : [sql`and t.day >= ${from}`]),
    ...(to === null ? [] : [sql`and t.day <= ${to}`]),
  ];
  const said = words.map((word) => sql`and t.text ilike ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  const found = sql`select t.response_id from answer t
    where t.workspace_id = ${scope.workspaceId} and t.survey_id = ${surveyId} and t.text is not null and t.kind <> 'email'
      and t.state <> 5 ${sql.join([...days, ...said], sql` `)}`;
  if (comment === false) return [sql`not exists (${found} and t.response_id = r.id)`];
  return [sql`r.id in (${found})`];
}

function equal(column: "locale" | "channel" | "version", value: string | number | null): SQL[] {
  return value === null ? [] : [sql`r.${sql.identifier(column)} = ${value}`];
}

function list(values: readonly number[]): string {
  return `{${values.join(",")}}`;
}

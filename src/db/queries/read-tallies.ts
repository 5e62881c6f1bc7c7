import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { FROM_ANSWER, TALLY_SUMS, toTally } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";
import type { Tally } from "@/domain/metrics/tally";

/** Which answers: questions of surveys, local days (both included), one dimension, filters. */
export interface TallyQuery {
  readonly questions: readonly { readonly surveyId: string; readonly questionId: string }[];
  readonly from: string;
  readonly to: string;
  /** First days of the periods, ascending, the first at or before `from`; empty where one tally is asked for all days. */
  readonly periodStarts: readonly string[];
  /** Tallied by the values of this dimension; '' for the total. */
  readonly by: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** One tally of one series in one period. `period` counts from 0; `value` is '' for the total. */
export interface TallyGroup {
  readonly surveyId: string;
  readonly questionId: string;
  readonly series: number;
  readonly period: number;
  readonly value: string;
  readonly tally: Tally;
}

/**
 * Reads tallies, exact at this moment: folded counts and what has not been folded yet, in one statement and so in one
 * snapshot. Several dimensions at once (a filter beside another `by`, or two filters) are counted from the answers.
 */
export async function readTallies(tx: Tx, scope: WorkspaceScope, query: TallyQuery): Promise<TallyGroup[]> {
  if (query.questions.length === 0) return [];
  const filters = Object.entries(query.filters);
  const [only] = filters;
  const fromTallies = filters.length === 0 || (filters.length === 1 && (query.by === "" || query.by === only?.[0]));
  const reply = await tx.execute<GroupRow>(fromTallies ? sumTallies(scope, query, only) : sumAnswers(scope, query));
  return reply.rows.map((row) => ({
    surveyId: row.survey_id,
    questionId: row.question_id,
    series: row.series,
    period: row.period - 1,
    value: row.value,
    tally: toTally(row.sums),
  }));
}

type GroupRow = {
  survey_id: string;
  question_id: string;
  series: number;
  period: number;
  value: string;
  sums: string;
};

function sumTallies(scope: WorkspaceScope, query: TallyQuery, filter: [string, string] | undefined): SQL {
  const surveys = list(query.questions.map((one) => one.surveyId));
  const questions = list(query.questions.map((one) => one.questionId));
  const starts = query.periodStarts.length > 0 ? list(query.periodStarts) : null;
  return sql`select survey_id, question_id, series, period, value, array_to_string(sums, ',', '0') as sums from sum_tallies(${scope.workspaceId}, ${surveys}, ${questions}, ${filter?.[0] ?? query.by},
    ${filter?.[1] ?? null}, ${query.from}, ${query.to}, ${starts}, ${query.by !== ""})
    order by survey_id, question_id, series, period, value`;
}

function sumAnswers(scope: WorkspaceScope, query: TallyQuery): SQL {
  const periods = query.periodStarts.length > 0 ? sql`width_bucket(day, ${list(query.periodStarts)}::date[])` : sql`1`;
  const value = query.by === "" ? sql`''` : sql`value`;
  return sql`
    select survey_id, question_id, series, ${periods} as period, ${value} as value, ${TALLY_SUMS}
    from (${answerRows(scope, query)}) as t
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;
}

function answerRows(scope: WorkspaceScope, query: TallyQuery): SQL {
  const filters = Object.entries(query.filters).map(
    ([name, value]) => sql`and a.dim_values[array_position(a.dim_names, ${name})] = ${value}`,
  );
  const value = query.by === "" ? sql`''` : sql`a.dim_values[array_position(a.dim_names, ${query.by})]`;
  return sql`
    select a.survey_id, a.question_id, a.series, a.day, ${value} as value, ${FROM_ANSWER} from answer a
    where a.workspace_id = ${scope.workspaceId} and ${questionsMatch(query)} and a.bucket is not null
      and a.day between ${query.from} and ${query.to} ${sql.join(filters, sql` `)}
      ${query.by === "" ? sql`` : sql`and ${query.by} = any(a.dim_names)`}`;
}

function questionsMatch(query: TallyQuery): SQL {
  const [first] = query.questions;
  // One question is the common case, and a plain equality lets the index lead straight to it.
  if (query.questions.length === 1 && first) {
    return sql`survey_id = ${first.surveyId} and question_id = ${first.questionId}`;
  }
  const pairs = query.questions.map((one) => sql`(${one.surveyId}::uuid, ${one.questionId})`);
  return sql`(survey_id, question_id) in (${sql.join(pairs, sql`, `)})`;
}

/** An array as PostgreSQL reads it from a text. */
function list(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(",")}}`;
}

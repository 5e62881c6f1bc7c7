import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { impatiently } from "@/db/queries/answers/impatiently";
import { TooManyAnswers } from "@/db/queries/answers/too-many-answers";
import { type CountedBuckets, toTallies } from "@/db/rollups/tally-columns";
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
 * snapshot. Several dimensions at once (a filter beside another `by`, or two filters) are counted from the answers, unless
 * nobody would wait for it: then `TooManyAnswers` is thrown.
 */
export async function readTallies(tx: Tx, scope: WorkspaceScope, query: TallyQuery): Promise<TallyGroup[]> {
  if (query.questions.length === 0) return [];
  const [only] = Object.entries(query.filters);
  const reply = isTallied(query)
    ? await tx.execute<GroupRow>(sumTallies(scope, query, only))
    : await impatiently(tx, (inner) => inner.execute<GroupRow>(sumAnswers(scope, query)));
  if (reply === null) throw new TooManyAnswers("Too many answers to be counted by several attributes in time.");
  const groups = toTallies(reply.rows, (row) => `${row.place} ${row.series} ${row.period} ${row.value}`);
  return groups.flatMap(({ row, tally }) => {
    const question = query.questions[row.place - 1];
    return question ? [{ ...question, series: row.series, period: row.period - 1, value: row.value, tally }] : [];
  });
}

/** Whether tallies hold what is asked for; else the answers are counted, which has patience of its own. */
export function isTallied({ by, filters }: Pick<TallyQuery, "by" | "filters">): boolean {
  const names = Object.keys(filters);
  return names.length === 0 || (names.length === 1 && (by === "" || by === names[0]));
}

interface GroupRow extends CountedBuckets, Record<string, unknown> {
  /** Of the question, and of the period; the first is 1. */
  readonly place: number;
  readonly period: number;
  readonly series: number;
  readonly value: string;
}

function sumTallies(scope: WorkspaceScope, query: TallyQuery, filter: [string, string] | undefined): SQL {
  const surveys = list(query.questions.map((one) => one.surveyId));
  const questions = list(query.questions.map((one) => one.questionId));
  const starts = query.periodStarts.length > 0 ? list(query.periodStarts) : null;
  return sql`select place, series, period, value, bucket, sums from read_tallies(${scope.workspaceId}, ${surveys}, ${questions},
    ${filter?.[0] ?? query.by}, ${filter?.[1] ?? null}, ${query.from}, ${query.to}, ${starts}, ${query.by !== ""})
    order by place, series, period, value`;
}

function sumAnswers(scope: WorkspaceScope, query: TallyQuery): SQL {
  const periods =
    query.periodStarts.length > 0 ? sql`width_bucket(a.day, ${list(query.periodStarts)}::date[])` : sql`1`;
  const filters = Object.entries(query.filters).map(([name, value]) => sql`and ${dimensionValue(name)} = ${value}`);
  return sql`
    select place, a.series, ${periods} as period, ${query.by === "" ? sql`''` : dimensionValue(query.by)} as value, a.bucket,
      count(*)::text as sums
    from answer a join unnest(${list(query.questions.map((one) => one.surveyId))}::uuid[],
      ${list(query.questions.map((one) => one.questionId))}::text[]) with ordinality as q (survey_id, question_id, place)
      on a.survey_id = q.survey_id and a.question_id = q.question_id
    where a.workspace_id = ${scope.workspaceId} and a.bucket is not null
      and a.day between ${query.from} and ${query.to} ${sql.join(filters, sql` `)}
      ${query.by === "" ? sql`` : sql`and ${query.by} = any(a.dim_names)`}
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4`;
}

function dimensionValue(dimension: string): SQL {
  return sql`a.dim_values[array_position(a.dim_names, ${dimension})]`;
}

/** An array as PostgreSQL reads it from a text. */
function list(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(",")}}`;
}

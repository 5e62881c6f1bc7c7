import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { plannedAnew } from "@/db/queries/planned-anew";
import { type CountedBuckets, toTallies } from "@/db/rollups/tally-columns";
import type { WorkspaceScope } from "@/db/scope";
import type { Tally } from "@/domain/metrics/tally";

/** Which answers: one question of a survey, local days (both included), filters, and the dimensions to cross. */
export interface CellQuery {
  readonly questions: readonly { readonly surveyId: string; readonly questionId: string }[];
  readonly from: string;
  readonly to: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly by: readonly string[];
}

/** The tally of one combination of values; null where an answer has no value of that dimension. */
export interface TallyCell {
  readonly surveyId: string;
  readonly questionId: string;
  readonly series: number;
  readonly values: readonly (string | null)[];
  readonly tally: Tally;
}

/** Tallies by several dimensions at once, counted from the answers: tallies are kept by one dimension at a time. */
export async function readCells(tx: Tx, scope: WorkspaceScope, query: CellQuery): Promise<TallyCell[]> {
  if (query.questions.length === 0) return [];
  const pairs = query.questions.map((one) => sql`(${one.surveyId}::uuid, ${one.questionId})`);
  const valueIn = (name: string) => sql`a.dim_values[array_position(a.dim_names, ${name})]`;
  const filters = Object.entries(query.filters).map(([name, value]) => sql`and ${valueIn(name)} = ${value}`);
  const counted = sql`
    select survey_id, question_id, series, cell, bucket, count(*)::text as sums from (
      select a.survey_id, a.question_id, a.series, a.bucket,
        array[${sql.join(query.by.map(valueIn), sql`, `)}]::text[] as cell
      from answer a
      where a.workspace_id = ${scope.workspaceId} and (a.survey_id, a.question_id) in (${sql.join(pairs, sql`, `)})
        and a.bucket is not null and a.day between ${query.from} and ${query.to} ${sql.join(filters, sql` `)}) as t
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4`;
  const reply = await plannedAnew(tx, () => tx.execute<CellRow>(counted));
  const keyOf = (row: CellRow) => JSON.stringify([row.survey_id, row.question_id, row.series, row.cell]);
  return toTallies(reply.rows, keyOf).map(({ row, tally }) => ({
    surveyId: row.survey_id,
    questionId: row.question_id,
    series: row.series,
    values: row.cell,
    tally,
  }));
}

interface CellRow extends CountedBuckets, Record<string, unknown> {
  readonly survey_id: string;
  readonly question_id: string;
  readonly series: number;
  readonly cell: (string | null)[];
}

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { Dimensions } from "@/db/rollups/store-submissions";
import { answerState, type StoredAnswer } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { startOfDay } from "@/domain/calendar/day";

/** One row of a file as a complete, counted response. */
export interface ImportedResponse {
  readonly submissionId: string;
  /** The customer's external id; null for an anonymous row. */
  readonly customer: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly dimensions: Dimensions;
  readonly answeredAt: Date;
  /** The workspace's local day of `answeredAt`. */
  readonly day: string;
  readonly scored: boolean;
  readonly answers: readonly StoredAnswer[];
}

export interface ImportTarget {
  readonly importId: string;
  readonly surveyId: string;
  readonly version: number;
  readonly locale: string;
  /** Customers and times of day are left out, and ids are random. */
  readonly anonymous: boolean;
}

/**
 * Sets a transaction up for bulk work: no statement longer than a minute, and no plan of an emptier past. A foreign-key
 * check keeps its plan as long as its connection lives; one that was made while the tables were empty reads a whole
 * index for every row (billions of index tuples for a file).
 */
export async function beginBulkWork(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('statement_timeout', '60s', true)`);
  await tx.execute(sql`discard plans`);
}

/**
 * Stores a batch of imported rows in the caller's transaction, with the same columns as `store_submissions` writes. What is
 * there under its submission id already is left as it is. Customers that are not known yet are made, marked with the
 * import. Returns how many rows were stored now.
 */
export async function insertImported(
  tx: Tx,
  scope: WorkspaceScope,
  target: ImportTarget,
  rows: readonly ImportedResponse[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { workspaceId } = scope;
  const told = target.anonymous ? await withoutPeople(tx, scope, rows) : rows;
  const customers = await customerIds(tx, scope, target.importId, told);
  const newId = target.anonymous ? randomUUID : v7;
  const batch = JSON.stringify(told.map((row) => toRecord(row, customers, newId())));
  const reply = await tx.execute<{ stored: number }>(sql`
    with incoming as materialized (
      select * from jsonb_to_recordset(${batch}::jsonb) as r (id uuid, submission_id uuid, customer_id uuid, attributes jsonb,
        answered_at timestamptz, first_scored_at timestamptz, day date, dim_names text[], dim_values text[], answers jsonb)
    ), written as (
      insert into response (workspace_id, id, survey_id, version, submission_id, customer_id, channel, locale, attributes,
        state, started_at, first_scored_at, completed_at, answered_at, day, import_id)
      select ${workspaceId}::uuid, i.id, ${target.surveyId}::uuid, ${target.version}::integer, i.submission_id, i.customer_id,
        'import', ${target.locale}, i.attributes, 'counted', i.answered_at, i.first_scored_at, i.answered_at, i.answered_at,
        i.day, ${target.importId}::uuid
      from incoming i order by i.submission_id
      on conflict (workspace_id, survey_id, submission_id) do nothing
      returning id
    ), answered as (
      insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
        status, score, choices, text)
      select ${workspaceId}::uuid, i.id, a.question_id, ${target.surveyId}::uuid, a.kind, a.series, i.day, i.dim_names,
        i.dim_values, a.state, a.status, a.score, a.choices, a.text
      from incoming i join written w on w.id = i.id
      cross join lateral jsonb_to_recordset(i.answers) as a (question_id text, kind text, series smallint, state smallint,
        status smallint, score smallint, choices jsonb, text text)
    )
    select count(*)::int as stored from written`);
  return reply.rows[0]?.stored ?? 0;
}

/** How many of these submission ids the survey has already: what a dry run says of duplicates. */
export async function countStoredSubmissions(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  submissionIds: readonly string[],
): Promise<number> {
  const reply = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from response where workspace_id = ${scope.workspaceId} and survey_id = ${surveyId}
      and submission_id = any(${`{${submissionIds.join(",")}}`}::uuid[])`);
  return reply.rows[0]?.n ?? 0;
}

async function customerIds(
  tx: Tx,
  scope: WorkspaceScope,
  importId: string,
  rows: readonly ImportedResponse[],
): Promise<Map<string, string>> {
  const names = [...new Set(rows.flatMap((row) => (row.customer === null ? [] : [row.customer])))].sort();
  if (names.length === 0) return new Map();
  const known = JSON.stringify(names.map((name) => ({ id: v7(), name })));
  await tx.execute(sql`
    insert into customer (workspace_id, id, external_id, import_id)
    select ${scope.workspaceId}::uuid, r.id, r.name, ${importId}::uuid
    from jsonb_to_recordset(${known}::jsonb) as r (id uuid, name text) order by r.name
    on conflict (workspace_id, external_id) do nothing`);
  // A second statement: what another transaction made meanwhile is visible only to a newer snapshot. `any` of an array
  // leads to one look-up a name; joined, every batch would read all customers there are.
  const reply = await tx.execute<{ id: string; name: string }>(sql`
    select id, external_id as name from customer
    where workspace_id = ${scope.workspaceId} and external_id = any(array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)))`);
  return new Map(reply.rows.map((row) => [row.name, row.id]));
}

/** Rows as an anonymous survey may keep them: nobody's name, and of the time the day. */
async function withoutPeople(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly ImportedResponse[],
): Promise<ImportedResponse[]> {
  const { zone } = await findWorkspace(tx, scope);
  return rows.map((row) => ({ ...row, customer: null, answeredAt: startOfDay(row.day, zone) }));
}

function toRecord(row: ImportedResponse, customers: ReadonlyMap<string, string>, id: string) {
  return {
    id,
    submission_id: row.submissionId,
    customer_id: row.customer === null ? null : (customers.get(row.customer) ?? null),
    attributes: row.attributes,
    answered_at: row.answeredAt,
    first_scored_at: row.scored ? row.answeredAt : null,
    day: row.day,
    dim_names: row.dimensions.names,
    dim_values: row.dimensions.values,
    answers: row.answers.map((answer) => ({
      question_id: answer.questionId,
      kind: answer.kind,
      series: answer.series,
      state: answerState("counted", answer.offPath),
      status: answer.status,
      score: answer.score,
      choices: answer.choices,
      text: answer.text,
    })),
  };
}

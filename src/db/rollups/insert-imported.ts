import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { arrayText, type CopyLines, type CopyValue, copyLine, copyRows, createCopyLines } from "@/db/copy-rows";
import type { Dimensions } from "@/db/rollups/store-submissions";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { ANSWER_STATES, ANSWER_STATUS } from "@/db/schema/response";
import type { WorkspaceScope } from "@/db/scope";
import { startOfDay } from "@/domain/calendar/day";

/** What a row says to one question: a score, nothing (a blank, a declared code), something off its scale, or that it does not apply. */
export type ImportedScore = { readonly score: number } | { readonly raw: string } | { readonly na: true } | null;

/** What a row says to a question without a score: words, or anything else (a "not applicable" to a text too) as JSON. */
type ImportedOther = { readonly text: string } | { readonly choices: string } | null;

/** One row of a file as a complete, counted response. */
export interface ImportedResponse {
  readonly submissionId: string;
  /** The customer's external id; null for an anonymous row. */
  readonly customer: string | null;
  /** The ticket, chat or call it is about, by its external id. */
  readonly interaction: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly dimensions: Dimensions;
  readonly answeredAt: Date;
  /** The workspace's local day of `answeredAt`. */
  readonly day: string;
  /** One for each of the target's questions. */
  readonly scores: readonly ImportedScore[];
  /** One for each of the target's questions without a score. */
  readonly others: readonly ImportedOther[];
}

export interface ImportTarget {
  readonly importId: string;
  readonly surveyId: string;
  readonly version: number;
  readonly locale: string;
  /** Customers and times of day are left out, and ids are random. */
  readonly anonymous: boolean;
  readonly questions: readonly {
    readonly questionId: string;
    readonly kind: string;
    readonly series: number;
    /** It offers "not applicable". */
    readonly na: boolean;
  }[];
  /** Questions without a score, the comment's last, and where their answers stand. */
  readonly others: readonly {
    readonly questionId: string;
    readonly kind: string;
    readonly holds: "text" | "choices";
    readonly na: boolean;
  }[];
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

/** A batch of rows as COPY takes it. */
export interface ImportedBatch {
  readonly lines: CopyLines;
  rows: number;
  /** The customers that its rows name. */
  readonly names: Set<string>;
}

/** A batch without rows; `lines` may have served an earlier one. */
export function beginImported(lines: CopyLines = createCopyLines()): ImportedBatch {
  lines.clear();
  return { lines, rows: 0, names: new Set() };
}

/**
 * Adds rows to a batch as COPY takes them. Into an anonymous survey nobody's name comes, and of the time the day; `zone` is
 * the one that the rows' days are of.
 */
export function writeImported(
  batch: ImportedBatch,
  target: ImportTarget,
  rows: readonly ImportedResponse[],
  zone: string,
): void {
  const { lines, names } = batch;
  for (const row of rows)
    lines.add(
      target.anonymous ? lineOf(target, withoutPerson(row, zone), names, randomUUID) : lineOf(target, row, names, v7),
    );
  batch.rows += rows.length;
}

/**
 * Stores a batch of imported rows in the caller's transaction, with the same columns as `store_submissions` writes. What is
 * there under its submission id already is left as it is. Customers that are not known yet are made, marked with the
 * import. Returns how many rows were stored now.
 *
 * COPY is refused on a table with row level security: the rows go by COPY into a temporary table, and from there by
 * `insert … select` as this role, so that policies, foreign keys and the tallies' triggers apply.
 */
export async function insertImported(
  tx: Tx,
  scope: WorkspaceScope,
  target: ImportTarget,
  batch: ImportedBatch,
): Promise<number> {
  if (batch.rows === 0) return 0;
  await makeTable(tx, target);
  await copyRows(tx, TABLE, columnsOf(target), batch.lines.bytes());
  if (batch.names.size > 0) await insertCustomers(tx, scope, target.importId);
  const reply = await tx.execute<{ stored: number }>(sql`
    with written as (
      insert into response (workspace_id, id, survey_id, version, submission_id, customer_id, identity, channel, locale, attributes,
        state, started_at, first_scored_at, completed_at, answered_at, day, import_id)
      select ${scope.workspaceId}::uuid, i.id, ${target.surveyId}::uuid, ${target.version}::integer, i.submission_id,
        ${customerId(scope)}, case when i.interaction is not null then jsonb_build_object('interaction', i.interaction) end, 'import', ${target.locale}, i.attributes, 'counted', i.answered_at,
        case when i.scored then i.answered_at end, i.answered_at, i.answered_at, i.day, ${target.importId}::uuid
      from ${TABLE_SQL} i order by i.submission_id
      on conflict (workspace_id, survey_id, submission_id) do nothing
      returning id
    ), answered as (
      insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state,
        status, score, choices, text)
      select ${scope.workspaceId}::uuid, i.id, a.question_id, ${target.surveyId}::uuid, a.kind, a.series, i.day, i.dim_names,
        i.dim_values, ${ANSWER_STATES.counted}, a.status, a.score, a.choices, a.text
      from ${TABLE_SQL} i join written w on w.id = i.id
      cross join lateral (values ${answersOf(target)}) as a (question_id, kind, series, status, score, choices, text)
      where a.status is not null
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

/** Below this many rows a table may grow manyfold by one import. */
const SMALL_TABLE = 100_000;

/**
 * Says anew how large the tables are, where the planner still believes that they are small: plans of the batches that
 * follow are made for what is there. Before version 17 only their owner may, and autovacuum follows within a minute.
 */
export async function analyzeImported(tx: Tx): Promise<void> {
  const reply = await tx.execute<{ small: boolean }>(sql`
    select reltuples < ${SMALL_TABLE} and current_setting('server_version_num')::int >= 170000 as small
    from pg_class where oid = 'response'::regclass`);
  if (reply.rows[0]?.small) await tx.execute(sql`analyze response, answer, customer`);
}

/** Says anew how large the tables of customers and their interactions are; before version 17 only their owner may. */
export async function analyzeCustomers(tx: Tx): Promise<void> {
  const reply = await tx.execute<{ may: boolean }>(
    sql`select current_setting('server_version_num')::int >= 170000 as may`,
  );
  if (reply.rows[0]?.may)
    await tx.execute(sql`analyze customer, subscription, purchase, customer_stay, interaction, interaction_event`);
}

const TABLE = "imported_row";
const TABLE_SQL = sql.raw(TABLE);
const FIXED = {
  id: "uuid",
  submission_id: "uuid",
  new_customer_id: "uuid",
  customer: "text",
  interaction: "text",
  attributes: "jsonb",
  answered_at: "timestamptz",
  scored: "boolean",
  day: "date",
  dim_names: "text[]",
  dim_values: "text[]",
};

/**
 * The score of the first question is `s0`, what stands there off its scale `r0`; of the first one without a score `o0`. Where
 * "not applicable" is offered it stands in `n0`, and in `c0` beside a text.
 */
function answerColumns({ questions, others }: ImportTarget): [name: string, type: string][] {
  return [
    ...questions.flatMap(({ na }, index): [string, string][] => [
      [`s${index}`, "smallint"],
      [`r${index}`, "text"],
      ...(na ? [[`n${index}`, "boolean"] as [string, string]] : []),
    ]),
    ...others.flatMap(({ holds, na }, index): [string, string][] => [
      [`o${index}`, holds === "text" ? "text" : "jsonb"],
      ...(holds === "text" && na ? [[`c${index}`, "jsonb"] as [string, string]] : []),
    ]),
  ];
}

function columnsOf(target: ImportTarget): string[] {
  return [...Object.keys(FIXED), ...answerColumns(target).map(([name]) => name)];
}

async function makeTable(tx: Tx, target: ImportTarget): Promise<void> {
  const columns = [...Object.entries(FIXED), ...answerColumns(target)].map(([name, type]) => `${name} ${type}`);
  await tx.execute(sql.raw(`create temporary table ${TABLE} (${columns.join(", ")}) on commit drop`));
}

/**
 * `names` are the customers that earlier rows of the batch name, an address in whatever case: the first row of each brings the
 * id for a new one.
 */
function lineOf(target: ImportTarget, row: ImportedResponse, names: Set<string>, newId: () => string): string {
  const { customer, dimensions } = row;
  const name = customer?.includes("@") ? customer.toLowerCase() : customer;
  const fresh = name !== null && !names.has(name);
  if (fresh) names.add(name);
  const values: CopyValue[] = [
    newId(),
    row.submissionId,
    fresh ? newId() : null,
    customer,
    row.interaction,
    JSON.stringify(row.attributes),
    row.answeredAt.toISOString(),
    row.scores.some((score) => score !== null && "score" in score),
    row.day,
    arrayText(dimensions.names),
    arrayText(dimensions.values),
  ];
  for (const [index, { na }] of target.questions.entries()) {
    const score = row.scores[index] ?? null;
    values.push(score !== null && "score" in score ? score.score : null);
    values.push(score !== null && "raw" in score ? score.raw : null);
    if (na) values.push(score !== null && "na" in score ? true : null);
  }
  for (const [index, { holds, na }] of target.others.entries()) {
    const other = row.others[index] ?? null;
    if (holds === "text") values.push(other !== null && "text" in other ? other.text : null);
    if (holds === "choices" || na) values.push(other !== null && "choices" in other ? other.choices : null);
  }
  return copyLine(values);
}

const NOT_APPLICABLE = JSON.stringify({ na: true });

/** The answers of a row of the temporary table, one line each; a status of null is no answer. */
function answersOf(target: ImportTarget): SQL {
  const none = sql`null::jsonb, null::text`;
  const lines = [
    sql`(${COMPLETION}, 'completion', 1::smallint, ${ANSWER_STATUS.score}::smallint, 1::smallint, ${none})`,
  ];
  for (const [index, { questionId, kind, series, na }] of target.questions.entries()) {
    const [score, raw] = [sql.raw(`i.s${index}`), sql.raw(`i.r${index}`)];
    const not = sql.raw(na ? `i.n${index}` : "false");
    lines.push(sql`(${questionId}, ${kind}, ${series}::smallint,
      (case when ${score} is not null then ${ANSWER_STATUS.score} when ${raw} is not null then ${ANSWER_STATUS.invalid}
        when ${not} then ${ANSWER_STATUS.notApplicable} else ${ANSWER_STATUS.missing} end)::smallint, ${score},
      case when ${raw} is not null then jsonb_build_object('raw', ${raw}) when ${not} then ${NOT_APPLICABLE}::jsonb end, null::text)`);
  }
  for (const [index, { questionId, kind, holds, na }] of target.others.entries()) {
    const [said, beside] = [sql.raw(`i.o${index}`), sql.raw(na ? `i.c${index}` : "null")];
    const values = holds === "text" ? sql`${beside}::jsonb, ${said}` : sql`${said}, null::text`;
    const any = holds === "text" && na ? sql`coalesce(${said}, ${beside}::text)` : said;
    lines.push(sql`(${questionId}, ${kind}, 0::smallint,
      (case when ${any} is not null then ${ANSWER_STATUS.other} end)::smallint, null::smallint, ${values})`);
  }
  return sql.join(lines, sql`, `);
}

async function insertCustomers(tx: Tx, scope: WorkspaceScope, importId: string): Promise<void> {
  const theirs = sql`c.workspace_id = ${scope.workspaceId}`;
  await tx.execute(sql`
    with named as materialized (
      select i.new_customer_id as id, i.customer as name from ${TABLE_SQL} i
      where i.new_customer_id is not null and (position('@' in i.customer) = 0 or ${onlyByAddress(scope)} is null)
    ), claimed as (
      select c.id from customer c join named n on n.name = c.external_id where ${theirs} and c.claimed
      order by c.external_id for update of c
    ), known as (
      update customer c set claimed = false from claimed where ${theirs} and c.id = claimed.id
    )
    insert into customer (workspace_id, id, external_id, import_id)
    select ${scope.workspaceId}::uuid, id, name, ${importId}::uuid from named order by name
    on conflict (workspace_id, external_id) do nothing`);
}

/**
 * One look-up a row, in a later statement than the insert: another transaction's customers are visible to it. A second one
 * where an address is nobody's id, and so somebody's e-mail.
 */
function customerId(scope: WorkspaceScope): SQL {
  const byId = sql`select c.id from customer c where c.workspace_id = ${scope.workspaceId} and c.external_id = i.customer`;
  return sql`coalesce((${byId} and not c.claimed), ${onlyByAddress(scope)}, (${byId}))`;
}

/** The one customer that is known otherwise than by claims and has this row's address; null where several have. */
function onlyByAddress({ workspaceId }: WorkspaceScope): SQL {
  return sql`(select case when count(*) = 1 then min(c.id::text)::uuid end from customer c
    where c.workspace_id = ${workspaceId} and c.address = lower(i.customer) and not c.claimed)`;
}

/** A row as an anonymous survey may keep it: nobody's name, and of the time the day. */
function withoutPerson(row: ImportedResponse, zone: string): ImportedResponse {
  return { ...row, customer: null, interaction: null, answeredAt: startOfDay(row.day, zone) };
}

import { sql } from "drizzle-orm";
import { type Db, queryByName, type Tx } from "@/db/client";
import { arrayLiteral, rowLiteral } from "@/db/rollups/row-literal";
import { answerState, type ResponseState, type StoredAnswer } from "@/db/rollups/stored-answer";
import type { LinkIdentity } from "@/db/schema/response";

/** A response that is stored for the first time. */
export interface Submission {
  readonly workspaceId: string;
  readonly id: string;
  readonly surveyId: string;
  readonly version: number;
  readonly submissionId: string;
  readonly revision: number;
  readonly customerId?: string;
  readonly identity: LinkIdentity | null;
  readonly channel: string;
  readonly stage: string | null;
  readonly locale: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly dimensions: Dimensions;
  readonly state: ResponseState;
  readonly stateReason: string | null;
  readonly startedAt: Date;
  readonly firstScoredAt: Date | null;
  readonly completedAt: Date | null;
  readonly answeredAt: Date;
  /** The workspace's local day of `answeredAt`. */
  readonly day: string;
  readonly answers: readonly StoredAnswer[];
}

/** What a response is tallied by: names and values in the same order, values already in their slots. */
export interface Dimensions {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/**
 * Stores submissions of any workspaces in one transaction and one round trip. Says for each whether it was stored, or
 * was there before under the same submission id. Throws when the transaction did not commit: then none is stored.
 */
export async function storeSubmissions(db: Db, submissions: readonly Submission[]): Promise<boolean[]> {
  // One statement is one transaction: its reply comes after the commit.
  const rows = await queryByName<Stored>(db, "select places from store_rows($1, $2, $3, $4, $5)", toRows(submissions));
  return inPlace(submissions.length, rows);
}

/** The same inside a running transaction, for submissions of its workspace only. */
export async function storeSubmissionsIn(tx: Tx, submissions: readonly Submission[]): Promise<boolean[]> {
  const [tenants, responseEnds, answerEnds, responses, answers] = toRows(submissions);
  const reply =
    await tx.execute<Stored>(sql`select places from store_rows(${tenants}::uuid[], ${responseEnds}::integer[],
    ${answerEnds}::integer[], ${responses}::incoming_response[], ${answers}::incoming_answer[])`);
  return inPlace(submissions.length, reply.rows);
}

/** The places of one tenant's submissions that were stored; null where none was. */
type Stored = { places: number[] | null };

function inPlace(length: number, rows: readonly Stored[]): boolean[] {
  const stored = new Array<boolean>(length).fill(false);
  for (const { places } of rows) for (const place of places ?? []) stored[place] = true;
  return stored;
}

/** The parameters of `store_rows`: by workspace, in the order of their ids, in which every process takes its locks. */
function toRows(submissions: readonly Submission[]): [string, string, string, string, string] {
  const places = [...submissions.keys()].sort((a, b) =>
    compare(workspaceAt(submissions, a), workspaceAt(submissions, b)),
  );
  const tenants: string[] = [];
  const responseEnds: number[] = [];
  const answerEnds: number[] = [];
  const responses: string[] = [];
  const answers: string[] = [];
  for (const place of places) {
    const submission = submissions[place];
    if (submission === undefined) continue;
    if (tenants.at(-1) !== submission.workspaceId) tenants.push(submission.workspaceId);
    responses.push(responseRow(submission, place));
    for (const answer of submission.answers) answers.push(answerRow(submission, answer));
    responseEnds[tenants.length - 1] = responses.length;
    answerEnds[tenants.length - 1] = answers.length;
  }
  return [
    `{${tenants.join(",")}}`,
    `{${responseEnds.join(",")}}`,
    `{${answerEnds.join(",")}}`,
    arrayLiteral(responses),
    arrayLiteral(answers),
  ];
}

function workspaceAt(submissions: readonly Submission[], place: number): string {
  return submissions[place]?.workspaceId ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the order of the type `incoming_response`. */
function responseRow(submission: Submission, place: number): string {
  return rowLiteral([
    place,
    submission.id,
    submission.surveyId,
    submission.version,
    submission.submissionId,
    submission.revision,
    submission.customerId,
    submission.identity,
    submission.channel,
    submission.stage,
    submission.locale,
    submission.attributes,
    submission.state,
    submission.stateReason,
    submission.startedAt,
    submission.firstScoredAt,
    submission.completedAt,
    submission.answeredAt,
    submission.day,
    arrayLiteral(submission.dimensions.names),
    arrayLiteral(submission.dimensions.values),
  ]);
}

/** In the order of the type `incoming_answer`. */
function answerRow(submission: Submission, answer: StoredAnswer): string {
  return rowLiteral([
    submission.id,
    answer.questionId,
    answer.kind,
    answer.series,
    answerState(submission.state, answer.offPath),
    answer.status,
    answer.score,
    answer.choices === null || answer.choices === undefined ? null : JSON.stringify(answer.choices),
    answer.text,
  ]);
}

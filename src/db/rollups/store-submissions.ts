import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Pipeline } from "@/db/pipeline";
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
export async function storeSubmissions(pipeline: Pipeline, submissions: readonly Submission[]): Promise<boolean[]> {
  // One statement is one transaction: its reply comes after the commit.
  const rows = await pipeline.query<Stored>("select store_rows($1, $2, $3) as places", toRows(submissions));
  return inPlace(submissions.length, rows);
}

/** The same inside a running transaction, for submissions of its workspace only. */
export async function storeSubmissionsIn(tx: Tx, submissions: readonly Submission[]): Promise<boolean[]> {
  const [workspaces, responses, answers] = toRows(submissions);
  const reply = await tx.execute<Stored>(
    sql`select store_rows(${workspaces}::uuid[], ${responses}::incoming_response[], ${answers}::incoming_answer[]) as places`,
  );
  return inPlace(submissions.length, reply.rows);
}

/** The places of the submissions that were stored; null where none was. */
type Stored = { places: number[] | null };

function inPlace(length: number, [row]: readonly Stored[]): boolean[] {
  const stored = new Array<boolean>(length).fill(false);
  for (const place of row?.places ?? []) stored[place] = true;
  return stored;
}

/** The parameters of `store_rows`. */
function toRows(submissions: readonly Submission[]): [string, string, string] {
  return [
    `{${submissions.map(({ workspaceId }) => workspaceId).join(",")}}`,
    arrayLiteral(submissions.map(responseRow)),
    arrayLiteral(
      submissions.flatMap((submission) => submission.answers.map((answer) => answerRow(submission, answer))),
    ),
  ];
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

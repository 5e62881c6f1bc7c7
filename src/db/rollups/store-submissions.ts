import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
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
  const reply = await db.pool.query<Place>("select place, stored from store_submissions($1)", [toBatch(submissions)]);
  return inPlace(submissions.length, reply.rows);
}

/** The same inside a running transaction, for submissions of its workspace only. */
export async function storeSubmissionsIn(tx: Tx, submissions: readonly Submission[]): Promise<boolean[]> {
  const reply = await tx.execute<Place>(
    sql`select place, stored from store_submissions(${toBatch(submissions)}::jsonb)`,
  );
  return inPlace(submissions.length, reply.rows);
}

type Place = { place: number; stored: boolean };

function inPlace(length: number, rows: readonly Place[]): boolean[] {
  const stored = new Array<boolean>(length).fill(false);
  for (const row of rows) stored[row.place] = row.stored;
  return stored;
}

function toBatch(submissions: readonly Submission[]): string {
  return JSON.stringify(submissions.map(toRecord));
}

function toRecord(submission: Submission, place: number) {
  return {
    place,
    workspace_id: submission.workspaceId,
    id: submission.id,
    survey_id: submission.surveyId,
    version: submission.version,
    submission_id: submission.submissionId,
    revision: submission.revision,
    customer_id: submission.customerId ?? null,
    identity: submission.identity,
    channel: submission.channel,
    stage: submission.stage,
    locale: submission.locale,
    attributes: submission.attributes,
    dim_names: submission.dimensions.names,
    dim_values: submission.dimensions.values,
    state: submission.state,
    state_reason: submission.stateReason,
    started_at: submission.startedAt,
    first_scored_at: submission.firstScoredAt,
    completed_at: submission.completedAt,
    answered_at: submission.answeredAt,
    day: submission.day,
    topic: "response.stored",
    answers: submission.answers.map((answer) => ({
      question_id: answer.questionId,
      kind: answer.kind,
      series: answer.series,
      state: answerState(submission.state, answer.offPath),
      status: answer.status,
      score: answer.score,
      choices: answer.choices,
      text: answer.text,
    })),
  };
}

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
  const reply = await db.pool.query<Place>("select place, stored from store_batches($1)", [toBatches(submissions)]);
  return inPlace(submissions.length, reply.rows);
}

/** The same inside a running transaction, for submissions of its workspace only. */
export async function storeSubmissionsIn(tx: Tx, submissions: readonly Submission[]): Promise<boolean[]> {
  const reply = await tx.execute<Place>(sql`select place, stored from store_batches(${toBatches(submissions)}::jsonb)`);
  return inPlace(submissions.length, reply.rows);
}

type Place = { place: number; stored: boolean };

function inPlace(length: number, rows: readonly Place[]): boolean[] {
  const stored = new Array<boolean>(length).fill(false);
  for (const row of rows) stored[row.place] = row.stored;
  return stored;
}

/** By workspace, in the order of their ids, in which every process takes its locks. */
function toBatches(submissions: readonly Submission[]): string {
  const byWorkspace = new Map<string, object[]>();
  for (const [place, one] of submissions.entries()) {
    const items = byWorkspace.get(one.workspaceId);
    if (items) items.push(toRecord(one, place));
    else byWorkspace.set(one.workspaceId, [toRecord(one, place)]);
  }
  const workspaces = [...byWorkspace].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(workspaces.map(([workspace_id, items]) => ({ workspace_id, items })));
}

/** What is null is left out: `undefined` is not written. */
function toRecord(submission: Submission, place: number) {
  return {
    place,
    id: submission.id,
    survey_id: submission.surveyId,
    version: submission.version,
    submission_id: submission.submissionId,
    revision: submission.revision,
    customer_id: submission.customerId,
    identity: submission.identity ?? undefined,
    channel: submission.channel,
    stage: submission.stage ?? undefined,
    locale: submission.locale,
    attributes: submission.attributes,
    dim_names: submission.dimensions.names,
    dim_values: submission.dimensions.values,
    state: submission.state,
    state_reason: submission.stateReason ?? undefined,
    started_at: submission.startedAt,
    first_scored_at: submission.firstScoredAt ?? undefined,
    completed_at: submission.completedAt ?? undefined,
    answered_at: submission.answeredAt,
    day: submission.day,
    answers: submission.answers.map((answer) => ({
      question_id: answer.questionId,
      kind: answer.kind,
      series: answer.series,
      state: answerState(submission.state, answer.offPath),
      status: answer.status,
      score: answer.score ?? undefined,
      choices: answer.choices ?? undefined,
      text: answer.text ?? undefined,
    })),
  };
}

import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type Submission, storeSubmissionsIn } from "@/db/rollups/store-submissions";
import type { WorkspaceScope } from "@/db/scope";

/** Whether a survey has as many responses as its cap allows. Tests and excluded answers take no place. */
export async function isFull(tx: Tx, scope: WorkspaceScope, surveyId: string, cap: number): Promise<boolean> {
  return (await countPlaces(tx, scope, surveyId, cap)) >= cap;
}

/**
 * Stores new submissions of one survey as far as there is room, in the caller's transaction. Who stores into the same
 * survey waits for its end, so that the cap is exact however many come at once. False for what was there before and for
 * what found no place. Tests take none.
 */
export async function storeWithinCap(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  submissions: readonly Submission[],
): Promise<boolean[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`candor.cap ${surveyId}`}, 0))`);
  // A statement of its own: its snapshot begins after the lock, and so sees what the one before stored.
  const ids = `{${submissions.map((one) => one.submissionId).join(",")}}`;
  const { rows } = await tx.execute<{ cap: number | null; known: string[] }>(sql`
    select s.response_cap as cap, array(select r.submission_id::text from response r
      where r.workspace_id = s.workspace_id and r.survey_id = s.id and r.submission_id = any(${ids}::uuid[])) as known
    from survey s where s.workspace_id = ${scope.workspaceId} and s.id = ${surveyId}`);
  const { cap, known } = rows[0] ?? { cap: 0, known: [] };
  let room = cap === null ? Number.POSITIVE_INFINITY : cap - (await countPlaces(tx, scope, surveyId, cap));
  const taken = submissions.filter((one) => {
    if (known.includes(one.submissionId)) return false;
    return one.state === "test" || room-- > 0;
  });
  const stored = taken.length === 0 ? [] : await storeSubmissionsIn(tx, taken);
  return submissions.map((one) => stored[taken.indexOf(one)] ?? false);
}

/** How many responses a survey has, tests and excluded ones aside; counted up to `most`. */
export async function countPlaces(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  surveyId: string,
  most: number,
): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from (select from response where workspace_id = ${workspaceId} and survey_id = ${surveyId}
      and state not in ('test', 'excluded') limit ${most}) as places`);
  return rows[0]?.n ?? 0;
}

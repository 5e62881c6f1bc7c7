import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { leftSince, type Reviewer } from "@/db/queries/quality/review-queue";
import { checkRatings, type RatingFault, scoreReview } from "@/db/queries/quality/score-review";
import { currentScorecard, findScorecard } from "@/db/queries/quality/scorecards";
import { qualityAssignment, qualityReview } from "@/db/schema/quality";
import type { WorkspaceScope } from "@/db/scope";

export type ReviewRow = typeof qualityReview.$inferSelect;

/** What a reviewer has filled in so far. */
export interface ReviewDraft {
  readonly ratings: Readonly<Record<string, number | null>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly note: string;
}

/** A reviewer's own review of an interaction, draft or done; null where they have none. */
export async function findOwnReview(
  tx: Tx,
  scope: WorkspaceScope,
  interactionId: string,
  userId: string,
): Promise<ReviewRow | null> {
  const [row] = await tx
    .select()
    .from(qualityReview)
    .where(own(scope, interactionId, userId));
  return row ?? null;
}

/**
 * Keeps what a reviewer has filled in, and takes the interaction to their desk. Returns when it was stored; null where their
 * review is done already, the interaction is gone, or a draft was stored since `after` ("": since there was none). A draft
 * stays with the version of the scorecard it was begun on.
 */
export async function saveDraft(
  tx: Tx,
  scope: WorkspaceScope,
  interactionId: string,
  reviewer: Reviewer,
  draft: ReviewDraft,
  now: Date,
  after?: string,
): Promise<Date | null> {
  const { workspaceId } = scope;
  const { userId } = reviewer;
  const card = await currentScorecard(tx, scope);
  const taken = await takeTurn(tx, scope, interactionId, userId, now);
  const stored = await tx.execute<{ at: string }>(sql`
    insert into quality_review as q (workspace_id, id, interaction_id, scorecard_version, reviewer_id, reviewer, agent,
      channel, team, day, ratings, comments, note, state, blind, origin, created_at, updated_at)
    select i.workspace_id, ${v7()}::uuid, i.id, ${card.version}, ${userId}::uuid, ${reviewer.name || reviewer.email},
      coalesce(i.solved_by, i.agent), i.channel, i.team, coalesce(i.solved_day, i.day), ${JSON.stringify(draft.ratings)}::jsonb,
      ${JSON.stringify(draft.comments)}::jsonb, ${draft.note}, 'draft', true, ${taken ? "drawn" : "chosen"},
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from interaction i where i.workspace_id = ${workspaceId} and i.id = ${interactionId}
    on conflict (workspace_id, interaction_id, reviewer_id) where interaction_id is not null and reviewer_id is not null
      do update set ratings = excluded.ratings, comments = excluded.comments, note = excluded.note,
        updated_at = greatest(excluded.updated_at, q.updated_at + interval '1 millisecond')
      where q.state = 'draft' and (${after === undefined}::boolean
        or date_trunc('milliseconds', q.updated_at) = ${after || null}::timestamptz)
    returning updated_at as at`);
  const [row] = stored.rows;
  return row ? new Date(row.at) : null;
}

export type Finished =
  | { readonly review: ReviewRow; readonly faults: readonly [] }
  | { readonly review: null; readonly faults: readonly RatingFault[] };

/** Ends a review: from now on it counts, with its score. What misses or does not fit is told by category. */
export async function finishReview(
  tx: Tx,
  scope: WorkspaceScope,
  interactionId: string,
  userId: string,
  now: Date,
): Promise<Finished> {
  const row = await lockOwn(tx, scope, interactionId, userId);
  if (row === null) return { review: null, faults: [{ key: "", message: "Nothing was scored yet." }] };
  if (row.state === "done") return { review: row, faults: [] };
  const card = await findScorecard(tx, scope, row.scorecardVersion);
  const categories = card?.categories ?? [];
  const faults = checkRatings(categories, row.ratings);
  if (faults.length > 0) return { review: null, faults };
  const [review = row] = await tx
    .update(qualityReview)
    .set({ ...scoreReview(categories, row.ratings), state: "done", updatedAt: now, doneAt: now })
    .where(own(scope, interactionId, userId))
    .returning();
  await tx
    .update(qualityAssignment)
    .set({ state: "done", reviewId: review.id, takenAt: now })
    .where(and(turnsOf(scope, interactionId), eq(qualityAssignment.takenBy, userId)));
  return { review, faults: [] };
}

/**
 * Makes one's own finished review a draft again. `seen`: the customer's rating and other reviews were on the screen since, so
 * that it is not blind any more.
 */
export async function reopenReview(
  tx: Tx,
  scope: WorkspaceScope,
  interactionId: string,
  userId: string,
  seen: boolean,
  now: Date,
): Promise<ReviewRow | null> {
  const row = await lockOwn(tx, scope, interactionId, userId);
  if (row === null || row.state === "draft") return null;
  await tx
    .update(qualityReview)
    .set({ state: "draft", doneAt: null, updatedAt: now, ...(seen ? { blind: false } : {}) })
    .where(own(scope, interactionId, userId));
  await tx
    .update(qualityAssignment)
    .set({ state: "open", reviewId: null, takenAt: now })
    .where(and(turnsOf(scope, interactionId), eq(qualityAssignment.takenBy, userId)));
  return row;
}

/** Leaves a drawn interaction out with a reason, or takes that back (null). False where it is not this reviewer's to skip. */
export async function skipTurn(
  tx: Tx,
  scope: WorkspaceScope,
  interactionId: string,
  userId: string,
  reason: string | null,
  now: Date,
): Promise<boolean> {
  if (reason !== null && !(await takeTurn(tx, scope, interactionId, userId, now))) return false;
  const changed = await tx
    .update(qualityAssignment)
    .set(reason === null ? { state: "open", skipReason: null } : { state: "skipped", skipReason: reason })
    .where(
      and(
        turnsOf(scope, interactionId),
        eq(qualityAssignment.takenBy, userId),
        eq(qualityAssignment.state, reason === null ? "skipped" : "open"),
      ),
    )
    .returning({ turn: qualityAssignment.turn });
  return changed.length > 0;
}

/** Puts a free turn of a drawn interaction on a reviewer's desk; true where they have one. */
async function takeTurn(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  interactionId: string,
  userId: string,
  now: Date,
): Promise<boolean> {
  const taken = await tx.execute(sql`
    with turns as (
      select turn, taken_by, state, taken_at from quality_assignment
      where workspace_id = ${workspaceId} and interaction_id = ${interactionId} for update
    ), mine as (
      select turn from turns where state <> 'done' and (taken_by = ${userId} or (state = 'open'
          and (taken_by is null or taken_at < ${leftSince(now)}::timestamptz)))
        and not exists (select 1 from turns held where held.taken_by = ${userId} and held.turn <> turns.turn)
      order by (taken_by = ${userId}) desc nulls last, taken_at nulls first, turn limit 1
    )
    update quality_assignment a set taken_by = ${userId}::uuid, taken_at = ${now.toISOString()}::timestamptz
    from mine where a.workspace_id = ${workspaceId} and a.interaction_id = ${interactionId} and a.turn = mine.turn
    returning 1`);
  return taken.rows.length > 0;
}

async function lockOwn(tx: Tx, scope: WorkspaceScope, interactionId: string, userId: string) {
  const [row] = await tx
    .select()
    .from(qualityReview)
    .where(own(scope, interactionId, userId))
    .for("update");
  return row ?? null;
}

function own(scope: WorkspaceScope, interactionId: string, userId: string) {
  return and(
    eq(qualityReview.workspaceId, scope.workspaceId),
    eq(qualityReview.interactionId, interactionId),
    eq(qualityReview.reviewerId, userId),
  );
}

function turnsOf(scope: WorkspaceScope, interactionId: string) {
  return and(eq(qualityAssignment.workspaceId, scope.workspaceId), eq(qualityAssignment.interactionId, interactionId));
}

import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";

/** A finished review with what it is about. */
export interface ListedReview {
  readonly id: string;
  readonly externalId: string | null;
  /** The interaction's own id and the helpdesk's; null where it is gone or was never told. */
  readonly interactionId: string | null;
  readonly interaction: string | null;
  readonly subject: string;
  readonly reviewer: string;
  readonly agent: string | null;
  readonly channel: string | null;
  readonly team: string | null;
  readonly day: string;
  readonly scorecardVersion: number;
  readonly ratings: Record<string, number | null>;
  readonly comments: Record<string, string>;
  readonly note: string;
  readonly score: number | null;
  readonly failed: boolean;
  readonly blind: boolean;
  readonly origin: "drawn" | "chosen" | "posted";
}

export interface ReviewListQuery {
  /** Local days, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Conditions on `quality_review r`, as `filterOf` makes them. */
  readonly filter: readonly SQL[];
  /** The last review of the page before; null at the start. */
  readonly after: { readonly day: string; readonly id: string } | null;
  readonly limit: number;
}

/** A page of finished reviews, the newest day first. */
export async function listReviews(tx: Tx, scope: WorkspaceScope, query: ReviewListQuery): Promise<ListedReview[]> {
  const { from, to, filter, after, limit } = query;
  return read(
    tx,
    scope,
    [
      sql`r.state = 'done'`,
      ...(from === null ? [] : [sql`r.day >= ${from}`]),
      ...(to === null ? [] : [sql`r.day <= ${to}`]),
      ...(after === null ? [] : [sql`(r.day, r.id) < (${after.day}::date, ${after.id}::uuid)`]),
      ...filter,
    ],
    limit,
  );
}

/** One finished review, or null. */
export async function findReview(tx: Tx, scope: WorkspaceScope, id: string): Promise<ListedReview | null> {
  return (await read(tx, scope, [sql`r.state = 'done' and r.id = ${id}`], 1))[0] ?? null;
}

/** All finished reviews of one interaction. */
export async function listReviewsOfInteraction(tx: Tx, scope: WorkspaceScope, id: string): Promise<ListedReview[]> {
  return read(tx, scope, [sql`r.state = 'done' and r.interaction_id = ${id}`], 50);
}

async function read(tx: Tx, scope: WorkspaceScope, where: readonly SQL[], limit: number): Promise<ListedReview[]> {
  const reply = await tx.execute<ListedReview & Record<string, unknown>>(sql`
    select r.id, r.external_id as "externalId", r.interaction_id as "interactionId", i.external_id as interaction,
      coalesce(i.subject, '') as subject, r.reviewer, r.agent, r.channel, r.team, r.day::text as day,
      r.scorecard_version as "scorecardVersion", r.ratings, r.comments, r.note, r.score, r.failed, r.blind, r.origin
    from quality_review r
      left join interaction i on i.workspace_id = r.workspace_id and i.id = r.interaction_id
    where ${sql.join([sql`r.workspace_id = ${scope.workspaceId}`, ...where], sql` and `)}
    order by r.day desc, r.id desc limit ${limit}`);
  return reply.rows;
}

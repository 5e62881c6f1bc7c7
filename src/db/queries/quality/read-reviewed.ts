import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";

/** Most events of one interaction that a reviewer is shown. */
const MOST_EVENTS = 500;

/** What a reviewer judges: the interaction and what happened. Nothing of what the customer said of it. */
export interface ReviewedInteraction {
  readonly id: string;
  readonly externalId: string;
  readonly subject: string;
  readonly channel: string;
  readonly agent: string | null;
  readonly team: string | null;
  readonly priority: string | null;
  readonly openedAt: Date;
  readonly solvedAt: Date | null;
  readonly reopens: number;
  readonly events: readonly Pick<
    typeof interactionEvent.$inferSelect,
    "kind" | "at" | "actor" | "isPublic" | "detail"
  >[];
}

/** An interaction with its events in their order, or null. */
export async function readReviewed(tx: Tx, scope: WorkspaceScope, id: string): Promise<ReviewedInteraction | null> {
  const [row] = await tx
    .select()
    .from(interaction)
    .where(and(eq(interaction.workspaceId, scope.workspaceId), eq(interaction.id, id)));
  if (!row) return null;
  const events = await tx
    .select({
      kind: interactionEvent.kind,
      at: interactionEvent.at,
      actor: interactionEvent.actor,
      isPublic: interactionEvent.isPublic,
      detail: interactionEvent.detail,
    })
    .from(interactionEvent)
    .where(and(eq(interactionEvent.workspaceId, scope.workspaceId), eq(interactionEvent.interactionId, id)))
    .orderBy(asc(interactionEvent.at), asc(interactionEvent.externalId))
    .limit(MOST_EVENTS);
  const { externalId, subject, channel, team, priority, openedAt, solvedAt, reopens } = row;
  const agent = row.solvedBy ?? row.agent;
  return { id, externalId, subject, channel, agent, team, priority, openedAt, solvedAt, reopens, events };
}

/** A score or a comment that the customer gave to an interaction. */
export interface CustomerSaid {
  readonly kind: string;
  readonly score: number | null;
  readonly text: string | null;
}

/** What the customer said of an interaction: counted answers whose link named it. For after the review is done. */
export async function readCustomerSaid(
  tx: Tx,
  scope: WorkspaceScope,
  interactionExternalId: string,
): Promise<CustomerSaid[]> {
  const reply = await tx.execute<CustomerSaid & Record<string, unknown>>(sql`
    select a.kind, a.score::int as score, a.text from response r
      join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id
    where r.workspace_id = ${scope.workspaceId} and r.identity->>'interaction' = ${interactionExternalId}
      and r.identity->>'interaction' is not null and r.state = 'counted' and a.question_id <> '@completion'
      and ((a.status = 0 and a.score is not null) or a.text is not null)
    order by r.answered_at, a.question_id limit 20`);
  return reply.rows;
}

import { and, asc, desc, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { showSegments } from "@/db/queries/quality/hide-agents";
import { initiative } from "@/db/schema/goal";
import type { WorkspaceScope } from "@/db/scope";

/** Something a company did, as it stands on a time line. */
export type InitiativeRow = typeof initiative.$inferSelect;

/** What began, held on or ended within the days (both included), the first to begin first. Deleted ones are left out. */
export async function listEvents(
  tx: Tx,
  scope: WorkspaceScope,
  days: { readonly from: string; readonly to: string },
): Promise<InitiativeRow[]> {
  const rows = await tx
    .select()
    .from(initiative)
    .where(
      and(
        eq(initiative.workspaceId, scope.workspaceId),
        isNull(initiative.deletedAt),
        lte(initiative.startsOn, days.to),
        // Without a last day it marks the day it began.
        or(gte(initiative.startsOn, days.from), gte(initiative.endsOn, days.from)),
      ),
    )
    .orderBy(asc(initiative.startsOn), asc(initiative.id));
  return showSegments(tx, scope, rows);
}

/** All initiatives of a workspace that were not deleted, the latest first. */
export async function listInitiatives(tx: Tx, scope: WorkspaceScope, limit: number): Promise<InitiativeRow[]> {
  const rows = await tx
    .select()
    .from(initiative)
    .where(and(eq(initiative.workspaceId, scope.workspaceId), isNull(initiative.deletedAt)))
    .orderBy(desc(initiative.startsOn), desc(initiative.id))
    .limit(limit);
  return showSegments(tx, scope, rows);
}

/** One initiative; null where there is none, or it was deleted and deleted ones were not asked for. */
export async function findInitiative(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  options: { readonly deletedToo?: boolean } = {},
): Promise<InitiativeRow | null> {
  const own = and(eq(initiative.workspaceId, scope.workspaceId), eq(initiative.id, id));
  const [row] = await tx
    .select()
    .from(initiative)
    .where(options.deletedToo ? own : and(own, isNull(initiative.deletedAt)));
  return (await showSegments(tx, scope, row ? [row] : []))[0] ?? null;
}

import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { InteractionRow } from "@/db/rollups/interaction-row";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";
import { uuidArray } from "@/db/uuid-array";
import type { InteractionEvent } from "@/domain/service/interaction-event";

/** An interaction as it stands, with its events by their names. */
export interface LoadedInteraction {
  readonly row: InteractionRow;
  readonly events: ReadonlyMap<string, InteractionEvent>;
}

/** Interactions with their events, by external ids or by ids; those that do not exist are left out. */
export async function loadInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: { readonly externalIds: readonly string[] } | { readonly ids: readonly string[] },
): Promise<LoadedInteraction[]> {
  const which: SQL =
    "ids" in wanted
      ? sql`${interaction.id} = any(${uuidArray(wanted.ids)})`
      : wanted.externalIds.length === 0
        ? sql`false`
        : inArray(interaction.externalId, [...new Set(wanted.externalIds)]);
  const rows = await tx
    .select()
    .from(interaction)
    .where(and(eq(interaction.workspaceId, scope.workspaceId), which))
    .orderBy(interaction.externalId)
    .for("no key update");
  const eventsOf = new Map<string, Map<string, InteractionEvent>>();
  if (rows.length > 0) {
    const events = await tx
      .select()
      .from(interactionEvent)
      .where(
        and(
          eq(interactionEvent.workspaceId, scope.workspaceId),
          sql`${interactionEvent.interactionId} = any(${uuidArray(rows.map(({ id }) => id))})`,
        ),
      );
    for (const { workspaceId: _, interactionId, externalId, at, ...event } of events) {
      const own = eventsOf.get(interactionId) ?? new Map<string, InteractionEvent>();
      own.set(externalId, { ...event, at: at.getTime() });
      eventsOf.set(interactionId, own);
    }
  }
  return rows.map((row) => ({ row, events: eventsOf.get(row.id) ?? new Map() }));
}

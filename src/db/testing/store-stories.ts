import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import { rebuildClocks } from "@/db/rollups/rebuild-clocks";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";
import type { InteractionEventKind } from "@/domain/service/interaction-event";

/** An interaction as a test wants it: when it was opened, what happened then, and what is known of it. */
export interface TestStory extends Partial<Omit<typeof interaction.$inferInsert, "workspaceId" | "openedAt">> {
  readonly openedAt: string;
  readonly events?: readonly (readonly [kind: InteractionEventKind, at: string])[];
}

/** Stores interactions with their events and judges their promises. Returns their ids. */
export async function storeStories(
  tx: Tx,
  scope: WorkspaceScope,
  stories: readonly TestStory[],
  now: Date,
): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = stories.map(({ events = [], openedAt, ...story }) => {
    const solved = events.filter(([kind]) => kind === "resolved" || kind === "closed").at(-1)?.[1];
    return {
      ...({ channel: "email", state: solved ? "solved" : "open", day: openedAt.slice(0, 10), ...story } as const),
      ...{ workspaceId, id: story.id ?? randomUUID(), externalId: story.externalId ?? randomUUID() },
      ...{ openedAt: new Date(openedAt), solvedAt: solved ? new Date(solved) : null, solvedDay: solved?.slice(0, 10) },
      events,
    };
  });
  await tx.insert(interaction).values(rows.map(({ events: _, ...row }) => row));
  const events = rows.flatMap(({ id, events }) =>
    events.map(([kind, at], i) => ({ workspaceId, interactionId: id, externalId: `${i}`, kind, at: new Date(at) })),
  );
  if (events.length > 0) await tx.insert(interactionEvent).values(events);
  const ids = rows.map(({ id }) => id);
  await rebuildClocks(tx, scope, ids, now);
  return ids;
}

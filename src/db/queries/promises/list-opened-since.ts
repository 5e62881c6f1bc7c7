import { and, desc, eq, gte, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { interaction } from "@/db/schema/interaction";
import type { WorkspaceScope } from "@/db/scope";

/** The ids of interactions opened since an instant that count, the newest first, at most so many. */
export async function listOpenedSince(tx: Tx, scope: WorkspaceScope, since: Date, most: number): Promise<string[]> {
  const rows = await tx
    .select({ id: interaction.id })
    .from(interaction)
    .where(
      and(
        eq(interaction.workspaceId, scope.workspaceId),
        gte(interaction.openedAt, since),
        isNull(interaction.leftOut),
      ),
    )
    .orderBy(desc(interaction.openedAt), desc(interaction.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

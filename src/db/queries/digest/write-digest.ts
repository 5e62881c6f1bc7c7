import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { digest } from "@/db/schema/digest";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

type Columns = Omit<typeof digest.$inferInsert, "workspaceId" | "userId">;

/** Says how a member wants the regular mail, for the first time or anew. */
export async function saveDigest(tx: Tx, scope: WorkspaceScope, userId: string, wanted: Columns): Promise<void> {
  await tx
    .insert(digest)
    .values({ workspaceId: scope.workspaceId, userId, ...wanted })
    .onConflictDoUpdate({ target: [digest.workspaceId, digest.userId], set: wanted });
}

/** Changes some of it. */
export async function updateDigest(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  changes: Partial<Columns>,
): Promise<void> {
  await tx
    .update(digest)
    .set(changes)
    .where(and(eq(digest.workspaceId, scope.workspaceId), eq(digest.userId, userId)));
}

/** Asks for a member's waiting mails to be sent, in the caller's transaction. */
export async function requestDigest(tx: Tx, scope: WorkspaceScope, userId: string): Promise<void> {
  await tx.insert(outbox).values({ workspaceId: scope.workspaceId, topic: "digest.send", payload: { userId } });
}

import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { digest, digestDelivery } from "@/db/schema/digest";
import { membership, user } from "@/db/schema/people";
import type { WorkspaceScope } from "@/db/scope";

export type DigestRow = typeof digest.$inferSelect;
export type DeliveryRow = typeof digestDelivery.$inferSelect;

/** Who a mail is for. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
}

/** How a member wants the regular mail; null where they never said. */
export async function findDigest(tx: Tx, scope: WorkspaceScope, userId: string): Promise<DigestRow | null> {
  const [row] = await tx.select().from(digest).where(isOf(scope, userId));
  return row ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockDigest(tx: Tx, scope: WorkspaceScope, userId: string): Promise<DigestRow | null> {
  const [row] = await tx.select().from(digest).where(isOf(scope, userId)).for("update");
  return row ?? null;
}

/** A member's address, name and language; null where they are none. */
export async function findRecipient(tx: Tx, scope: WorkspaceScope, userId: string): Promise<Recipient | null> {
  const [row] = await tx
    .select({ email: user.email, name: user.name, locale: user.locale })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.workspaceId, scope.workspaceId), eq(membership.userId, userId)));
  return row ?? null;
}

/** A member's mails, the newest first. */
export function listDeliveries(tx: Tx, scope: WorkspaceScope, userId: string, limit: number): Promise<DeliveryRow[]> {
  return tx
    .select()
    .from(digestDelivery)
    .where(and(eq(digestDelivery.workspaceId, scope.workspaceId), eq(digestDelivery.userId, userId)))
    .orderBy(desc(digestDelivery.createdAt), desc(digestDelivery.period))
    .limit(limit);
}

function isOf(scope: WorkspaceScope, userId: string) {
  return and(eq(digest.workspaceId, scope.workspaceId), eq(digest.userId, userId));
}

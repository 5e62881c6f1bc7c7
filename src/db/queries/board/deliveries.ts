import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boardDelivery } from "@/db/schema/board-pack";
import type { WorkspaceScope } from "@/db/scope";

export type BoardDeliveryRow = typeof boardDelivery.$inferSelect;

/** A mail that somebody claimed: whoever holds the claim sends it, nobody else. */
export interface ClaimedPackMail extends BoardDeliveryRow {
  readonly claim: string;
}

/** Writes down who is to get a pack, before anybody sends it. Who stands there already is left as they are. */
export async function insertPackMails(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  packId: string,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  if (userIds.length === 0) return;
  const waiting = { workspaceId, packId, state: "waiting", nextTryAt: now, createdAt: now } as const;
  await tx
    .insert(boardDelivery)
    .values(userIds.map((userId) => ({ ...waiting, userId })))
    .onConflictDoNothing();
}

/** Claims the oldest mail that may be tried now, until `until`; null where there is none. Of two who ask at once one gets it. */
export async function claimPackMail(
  tx: Tx,
  scope: WorkspaceScope,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ClaimedPackMail | null> {
  const [free] = await tx
    .select({ packId: boardDelivery.packId, userId: boardDelivery.userId })
    .from(boardDelivery)
    .where(
      and(
        eq(boardDelivery.workspaceId, scope.workspaceId),
        inArray(boardDelivery.state, ["waiting", "sending"]),
        lte(boardDelivery.nextTryAt, now),
      ),
    )
    .orderBy(asc(boardDelivery.nextTryAt), asc(boardDelivery.userId))
    .limit(1)
    .for("update", { skipLocked: true });
  if (free === undefined) return null;
  const claim = randomUUID();
  const [row] = await tx
    .update(boardDelivery)
    .set({ state: "sending", claim, nextTryAt: until, tries: sql`${boardDelivery.tries} + 1` })
    .where(isOf(scope, free))
    .returning();
  return row === undefined ? null : { ...row, claim };
}

/** Says what became of a claimed mail, where the claim is still held; one that was taken is sent, whoever holds it by now. */
export async function settlePackMail(
  tx: Tx,
  scope: WorkspaceScope,
  mail: ClaimedPackMail,
  outcome: Pick<BoardDeliveryRow, "state" | "reason" | "code" | "nextTryAt" | "settledAt">,
): Promise<void> {
  const held = outcome.state === "sent" ? undefined : eq(boardDelivery.claim, mail.claim);
  await tx
    .update(boardDelivery)
    .set({ ...outcome, claim: null })
    .where(and(isOf(scope, mail), held));
}

function isOf({ workspaceId }: WorkspaceScope, { packId, userId }: { packId: string; userId: string }) {
  return and(
    eq(boardDelivery.workspaceId, workspaceId),
    eq(boardDelivery.packId, packId),
    eq(boardDelivery.userId, userId),
  );
}

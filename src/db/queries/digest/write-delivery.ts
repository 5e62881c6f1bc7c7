import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DeliveryRow } from "@/db/queries/digest/find-digest";
import { digestDelivery } from "@/db/schema/digest";
import type { WorkspaceScope } from "@/db/scope";

/** A mail that somebody claimed: whoever holds the claim sends it, nobody else. */
export interface ClaimedDelivery extends DeliveryRow {
  readonly claim: string;
}

/** Writes a mail down before anybody sends it. False where it stands there already: it is never made twice. */
export async function insertDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  delivery: Pick<DeliveryRow, "userId" | "period" | "kind" | "fromDay" | "toDay" | "createdAt"> &
    (
      | { readonly state: "waiting"; readonly nextTryAt: Date }
      | { readonly state: "skipped"; readonly reason: DeliveryRow["reason"]; readonly settledAt: Date }
    ),
): Promise<boolean> {
  const made = await tx
    .insert(digestDelivery)
    .values({ workspaceId: scope.workspaceId, ...delivery })
    .onConflictDoNothing()
    .returning({ period: digestDelivery.period });
  return made.length === 1;
}

/**
 * Claims the oldest of a member's mails that may be tried now, until `until`; null where there is none. Of two who ask at
 * once one gets it. One whose claim has run out is claimed anew: whoever held it is taken to be gone.
 */
export async function claimDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<ClaimedDelivery | null> {
  const [free] = await tx
    .select({ period: digestDelivery.period })
    .from(digestDelivery)
    .where(
      and(
        isOf(scope, userId),
        inArray(digestDelivery.state, ["waiting", "sending"]),
        lte(digestDelivery.nextTryAt, now),
      ),
    )
    .orderBy(asc(digestDelivery.createdAt), asc(digestDelivery.period))
    .limit(1)
    .for("update", { skipLocked: true });
  if (free === undefined) return null;
  const claim = randomUUID();
  const [row] = await tx
    .update(digestDelivery)
    .set({ state: "sending", claim, nextTryAt: until, tries: sql`${digestDelivery.tries} + 1` })
    .where(and(isOf(scope, userId), eq(digestDelivery.period, free.period)))
    .returning();
  return row === undefined ? null : { ...row, claim };
}

/**
 * Says what became of a claimed mail. False where the claim is no longer held: then somebody else says it. But a mail that
 * was accepted is sent, whoever holds the claim by now.
 */
export async function settleDelivery(
  tx: Tx,
  scope: WorkspaceScope,
  { userId, period, claim }: ClaimedDelivery,
  outcome: Pick<DeliveryRow, "state" | "reason" | "code" | "nextTryAt" | "settledAt">,
): Promise<boolean> {
  const held = outcome.state === "sent" ? undefined : eq(digestDelivery.claim, claim);
  const settled = await tx
    .update(digestDelivery)
    .set({ ...outcome, claim: null })
    .where(and(isOf(scope, userId), eq(digestDelivery.period, period), held))
    .returning({ period: digestDelivery.period });
  return settled.length === 1;
}

/** Calls off a member's mails that wait; one that is just being sent is left alone. */
export async function callOffDeliveries(tx: Tx, scope: WorkspaceScope, userId: string, now: Date): Promise<void> {
  await tx
    .update(digestDelivery)
    .set({ state: "skipped", reason: "stopped", nextTryAt: null, settledAt: now })
    .where(and(isOf(scope, userId), eq(digestDelivery.state, "waiting")));
}

/** Whether the mail server refused a member's scheduled mail the last time one was settled. */
export async function wasRefused(tx: Tx, scope: WorkspaceScope, userId: string): Promise<boolean> {
  const [last] = await tx
    .select({ state: digestDelivery.state, reason: digestDelivery.reason })
    .from(digestDelivery)
    .where(and(isOf(scope, userId), eq(digestDelivery.kind, "scheduled"), isNotNull(digestDelivery.settledAt)))
    .orderBy(sql`${digestDelivery.settledAt} desc`)
    .limit(1);
  return last?.state === "failed" && last.reason === "refused";
}

/** How many mails a member asked for since an instant. */
export async function countAsked(tx: Tx, scope: WorkspaceScope, userId: string, since: Date): Promise<number> {
  return tx.$count(
    digestDelivery,
    and(isOf(scope, userId), eq(digestDelivery.kind, "asked"), gt(digestDelivery.createdAt, since)),
  );
}

/** Forgets a member's settled mails from before an instant. */
export async function forgetDeliveries(tx: Tx, scope: WorkspaceScope, userId: string, before: Date): Promise<void> {
  await tx
    .delete(digestDelivery)
    .where(and(isOf(scope, userId), isNotNull(digestDelivery.settledAt), lt(digestDelivery.createdAt, before)));
}

function isOf(scope: WorkspaceScope, userId: string) {
  return and(eq(digestDelivery.workspaceId, scope.workspaceId), eq(digestDelivery.userId, userId));
}

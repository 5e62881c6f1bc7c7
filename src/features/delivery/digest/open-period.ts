import type { Tx } from "@/db/client";
import { type DigestRow, lockDigest } from "@/db/queries/digest/find-digest";
import { forgetDeliveries, insertDelivery } from "@/db/queries/digest/write-delivery";
import { updateDigest } from "@/db/queries/digest/write-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { coveredDays, latestDue, nextOccasion } from "@/features/delivery/digest/plan-period";
import { scheduleOf } from "@/features/delivery/digest/read-digest";

const REMEMBERED_DAYS = 400;

/**
 * Writes down a member's mail whose time has come, and when the next one comes, in one transaction: of two workers that see
 * it due, the second finds it written. After a time without a server only the newest is sent; the oldest stands as left out.
 */
export async function openPeriod(tx: Tx, scope: WorkspaceScope, userId: string, now: Date): Promise<void> {
  const digest = await lockDigest(tx, scope, userId);
  if (digest === null || digest.nextDay === null || digest.nextAt === null || digest.nextAt > now) return;
  const { zone } = await findWorkspace(tx, scope);
  const schedule = scheduleOf(digest);
  const day = latestDue(schedule, digest.nextDay, now, zone);
  if (day !== digest.nextDay) await leaveOut(tx, scope, digest, { day: digest.nextDay, reason: "late", now });
  if (digest.pauseReason === "refused") await leaveOut(tx, scope, digest, { day, reason: "paused", now });
  else await insertDelivery(tx, scope, { ...mailOf(digest, day), state: "waiting", nextTryAt: now, createdAt: now });
  const next = nextOccasion(schedule, now, zone);
  await updateDigest(tx, scope, userId, { nextDay: next.day, nextAt: next.at });
  const before = new Date(now.getTime() - REMEMBERED_DAYS * 86_400_000);
  await forgetDeliveries(tx, scope, userId, before);
}

async function leaveOut(
  tx: Tx,
  scope: WorkspaceScope,
  digest: DigestRow,
  { day, reason, now }: { readonly day: string; readonly reason: "late" | "paused"; readonly now: Date },
): Promise<void> {
  await insertDelivery(tx, scope, { ...mailOf(digest, day), state: "skipped", reason, settledAt: now, createdAt: now });
}

function mailOf({ userId, cadence }: DigestRow, day: string) {
  const { from, to } = coveredDays(cadence, day);
  return { userId, period: day, kind: "scheduled", fromDay: from, toDay: to } as const;
}

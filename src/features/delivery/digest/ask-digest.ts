import type { Tx } from "@/db/client";
import { findDigest } from "@/db/queries/digest/find-digest";
import { countAsked, insertDelivery } from "@/db/queries/digest/write-delivery";
import { requestDigest, saveDigest } from "@/db/queries/digest/write-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { daysUntilNow } from "@/features/delivery/digest/read-digest";
import { usualWishes } from "@/features/delivery/digest/save-wishes";

const MOST_AN_HOUR = 5;

/**
 * Asks for one mail now, beside the regular ones; a job sends it. One a minute and five an hour: a button that is pressed
 * twice sends once, and nobody's mailbox is filled.
 */
export async function askDigest(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  now: Date,
): Promise<"asked" | "askedTwice" | "askedOften"> {
  const { zone } = await findWorkspace(tx, scope);
  const found = await findDigest(tx, scope, userId);
  const wishes = found ?? usualWishes(userId, zone);
  if (found === null) await saveDigest(tx, scope, userId, wishes);
  if ((await countAsked(tx, scope, userId, new Date(now.getTime() - 3_600_000))) >= MOST_AN_HOUR) return "askedOften";
  const { from, to } = daysUntilNow(wishes, zone, now);
  const made = await insertDelivery(tx, scope, {
    ...{ userId, period: `asked ${now.toISOString().slice(0, 16)}`, kind: "asked", fromDay: from, toDay: to },
    ...{ state: "waiting", nextTryAt: now, createdAt: now },
  });
  if (!made) return "askedTwice";
  await requestDigest(tx, scope, userId);
  return "asked";
}

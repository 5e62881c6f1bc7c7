import type { Tx } from "@/db/client";
import { changeMailing, findMailing } from "@/db/queries/mailings/mailings";
import { findNextDue, skipWaiting } from "@/db/queries/mailings/recipients";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";

/** What may be done with a mailing that has begun. */
export type MailingDeed = "pause" | "resume" | "cancel";

/** Pauses a mailing, goes on with it, or ends it for those who wait; false where it stands otherwise. What left stays. */
export async function doWithMailing(
  tx: Tx,
  scope: WorkspaceScope,
  { id, surveyId, deed }: { readonly id: string; readonly surveyId: string; readonly deed: MailingDeed },
  now: Date,
): Promise<boolean> {
  const mailing = await findMailing(tx, scope, id, { lock: true });
  if (mailing === null || mailing.surveyId !== surveyId) return false;
  if (deed === "pause") {
    if (mailing.state !== "sending") return false;
    await changeMailing(tx, scope, id, { state: "paused", nextAt: null });
    await writeAudit(tx, scope, { action: "mailing.paused", subject: surveyId });
  } else if (deed === "resume") {
    if (mailing.state !== "paused") return false;
    const due = (await findNextDue(tx, scope, id)) ?? now;
    const nextAt = due > now ? due : now;
    await changeMailing(tx, scope, id, { state: "sending", nextAt, stall: null, stalls: 0 });
    await writeAudit(tx, scope, { action: "mailing.resumed", subject: surveyId });
  } else {
    if (mailing.state !== "sending" && mailing.state !== "paused") return false;
    await skipWaiting(tx, scope, id, "cancelled");
    await changeMailing(tx, scope, id, { state: "cancelled", nextAt: null, endedAt: now });
    await writeAudit(tx, scope, { action: "mailing.cancelled", subject: surveyId });
  }
  return true;
}

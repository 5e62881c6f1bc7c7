import type { Tx } from "@/db/client";
import { changeMailing, findMailing, type MailingRow } from "@/db/queries/mailings/mailings";
import { findNextDue, skipWaiting } from "@/db/queries/mailings/recipients";
import type { WorkspaceScope } from "@/db/scope";
import type { MailingLimits, MailingWords } from "@/domain/invitation/mailing";
import { asksTooOften } from "@/features/delivery/mailings/input";
import { writeAudit } from "@/platform/audit";

/** What may be done with a mailing that has begun. */
export type MailingDeed = "pause" | "resume" | "cancel";

/**
 * Pauses a mailing, goes on with it, or ends it for those who wait; false where it stands otherwise. What left stays. One that repeats
 * can be gone on with after its end too.
 */
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
    // It no longer waits for the mail server: somebody wants it so.
    await changeMailing(tx, scope, id, { state: "paused", nextAt: null, stall: null, stalls: 0 });
    await writeAudit(tx, scope, { action: "mailing.paused", subject: surveyId });
  } else if (deed === "resume") {
    const repeats = mailing.everyMonths !== null;
    if (mailing.state !== "paused" && !(repeats && mailing.state === "cancelled")) return false;
    const due = repeats ? now : ((await findNextDue(tx, scope, id)) ?? now);
    const nextAt = due > now ? due : now;
    await changeMailing(tx, scope, id, { state: "sending", nextAt, stall: null, stalls: 0, endedAt: null });
    await writeAudit(tx, scope, { action: "mailing.resumed", subject: surveyId });
  } else {
    if (mailing.state !== "sending" && mailing.state !== "paused") return false;
    await skipWaiting(tx, scope, id, "cancelled");
    await changeMailing(tx, scope, id, { state: "cancelled", nextAt: null, stall: null, endedAt: now });
    await writeAudit(tx, scope, { action: "mailing.cancelled", subject: surveyId });
  }
  return true;
}

/** Gives a mailing that has not ended other words, for whoever was not written to yet; false where it has ended. */
export async function changeWords(
  tx: Tx,
  scope: WorkspaceScope,
  { id, surveyId, words }: { readonly id: string; readonly surveyId: string; readonly words: MailingWords },
): Promise<boolean> {
  const mailing = await findMailing(tx, scope, id, { lock: true });
  if (mailing === null || mailing.surveyId !== surveyId) return false;
  if (mailing.state !== "sending" && mailing.state !== "paused") return false;
  await changeMailing(tx, scope, id, { words });
  await writeAudit(tx, scope, { action: "mailing.words_changed", subject: surveyId });
  return true;
}

/** A mailing whose limits were changed, and what they were. */
interface ChangedLimits {
  readonly mailing: MailingRow;
  readonly before: MailingLimits;
}

/**
 * Gives a mailing that has not ended other limits, for the mails that have not left: what waits is judged by them when its turn comes,
 * and a day that is decided already stays decided. "not" where it has ended, "tooOften" where its period is shorter than the days
 * without another mail.
 */
export async function changeLimits(
  tx: Tx,
  scope: WorkspaceScope,
  { id, surveyId, limits }: { readonly id: string; readonly surveyId: string; readonly limits: MailingLimits },
  now: Date,
): Promise<
  ChangedLimits | { readonly refused: "not" } | { readonly refused: "tooOften"; readonly everyMonths: number }
> {
  const mailing = await findMailing(tx, scope, id, { lock: true });
  if (mailing === null || mailing.surveyId !== surveyId) return { refused: "not" };
  if (mailing.state !== "sending" && mailing.state !== "paused") return { refused: "not" };
  const everyMonths = mailing.everyMonths ?? 0;
  if (asksTooOften(everyMonths, limits.quarantineDays)) return { refused: "tooOften", everyMonths };
  const { quarantineDays, dailyCap, linkDays, reminds, settleDays, weekdaysOnly } = mailing;
  const before = { quarantineDays, dailyCap, linkDays, reminds, settleDays, weekdaysOnly };
  // What it waits for may be a limit: it looks again, unless its hour is still to come or the mail server is away.
  const { nextAt, sendAt, stall } = mailing;
  const looks = nextAt !== null && nextAt > now && sendAt <= now && stall === null;
  // Sent once, it has no others.
  const after = mailing.everyMonths === null ? { ...limits, settleDays, weekdaysOnly } : limits;
  await changeMailing(tx, scope, id, { ...after, ...(looks ? { nextAt: now } : {}) });
  if (JSON.stringify(before) !== JSON.stringify(after))
    await writeAudit(tx, scope, {
      ...{ action: "mailing.limits_changed", subject: surveyId, before: { ...before }, after: { ...after } },
    });
  return { mailing: { ...mailing, ...after }, before };
}

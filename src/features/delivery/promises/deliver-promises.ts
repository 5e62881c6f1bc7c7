import { createHash } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import { claimNotices, type Notice, settleNotices } from "@/db/queries/promises/promise-notices";
import type { WorkspaceScope } from "@/db/scope";
import { claimedUntil, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { composePromiseMail } from "@/features/delivery/promises/compose-promise-mail";
import { writeDown } from "@/features/delivery/write-down";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { appLocale } from "@/platform/i18n/locale";
import type { Logger } from "@/platform/logger";
import type { Mailer } from "@/platform/mail";

export interface PromiseDelivery {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly secret: string;
}

/**
 * Tells a member, in one mail, what is due soon and what was missed: claimed before, written down after. What was answered
 * meanwhile is left out. What a server refuses for good is not tried again; what it refuses for now is, for most of a day.
 */
export async function deliverPromises(context: PromiseDelivery, userId: string): Promise<void> {
  const { db, scope, mailer, logger, now } = context;
  const until = claimedUntil(now());
  const claimed = await withTenant(db, scope, (tx) => claimNotices(tx, scope, userId, { now: now(), until }));
  if (claimed === null) return;
  const { recipient, workspace } = await withTenant(db, scope, async (tx) => ({
    recipient: await findRecipient(tx, scope, userId),
    workspace: await findWorkspace(tx, scope),
  }));
  const told = claimed.notices.filter(stillTrue);
  const settle = (outcome: Parameters<typeof settleNotices>[3]) =>
    writeDown(logger, () => withTenant(db, scope, (tx) => settleNotices(tx, scope, claimed.claim, outcome)));
  if (recipient === null || told.length === 0)
    return settle({ state: "skipped", reason: "answered", code: null, nextTryAt: null, settledAt: now() });
  const mail = composePromiseMail(told, {
    locale: appLocale(recipient.locale),
    workspace: workspace.name,
    zone: workspace.zone,
    url: `${context.baseUrl}/w/${workspace.slug}/customers/service/promises`,
    stopUrl: `${context.baseUrl}/unsubscribe/promises/${unsubscribeToken(context.secret, scope.workspaceId, userId)}`,
  });
  try {
    await mailer.sendOnce({ ...mail, to: recipient.email, messageId: `${keyOf(userId, told)}@${mailer.domain}` });
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    const tries = Math.max(...claimed.notices.map((notice) => notice.tries));
    const again = final ? null : nextTry(tries, now());
    logger.warn({ reason, code, tries, again: again !== null }, "mail of promises was not sent");
    const state = again === null ? "failed" : "waiting";
    return settle({ state, reason, code, nextTryAt: again, settledAt: again === null ? now() : null });
  }
  await settle({ state: "sent", reason: null, code: null, nextTryAt: null, settledAt: now() });
}

/** Whether somebody still waits as the notice says; what has become late is no longer due soon. */
function stillTrue({ kind, state }: Notice): boolean {
  return kind === "soon" ? state === "active" : state === "active_breached" || state === "paused_breached";
}

/** The same for every attempt at the same news, so that a mailbox that has it already can tell. */
function keyOf(userId: string, told: readonly Notice[]): string {
  const of = told.map(({ interactionId, measure, ordinal, kind }) => `${interactionId} ${measure} ${ordinal} ${kind}`);
  return `promises.${createHash("sha256")
    .update(`${userId} ${of.join(" ")}`)
    .digest("hex")
    .slice(0, 32)}`;
}

import { createHash } from "node:crypto";
import { type Db, type Tx, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import {
  type ClaimedMail,
  claimMail,
  listLateNotices,
  listUntold,
  markNoticesTold,
  markTold,
  settleMail,
} from "@/db/queries/follow-ups/follow-up-mail";
import { listMembers } from "@/db/queries/members";
import type { WorkspaceScope } from "@/db/scope";
import { claimedUntil, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { composeFollowUpMail, type FollowUpNews } from "@/features/delivery/follow-ups/compose-follow-up-mail";
import { writeDown } from "@/features/delivery/write-down";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { appLocale } from "@/platform/i18n/locale";
import type { Logger } from "@/platform/logger";
import type { Mailer } from "@/platform/mail";
import { can } from "@/platform/roles";

export interface FollowUpDelivery {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  /** What links that need no sign-in are made with. */
  readonly secret: string;
}

/**
 * Tells a member, in one mail, of the follow-ups they were given and not told of yet, of theirs that are overdue, and of those
 * of others that stayed open for too long: claimed before, written down after.
 * What a server refuses for good is not tried again; what it refuses for now is, for most of a day.
 */
export async function deliverFollowUps(context: FollowUpDelivery, userId: string): Promise<void> {
  const { db, scope, mailer, logger, now } = context;
  const until = claimedUntil(now());
  const claimed = await withTenant(db, scope, (tx) => claimMail(tx, scope, userId, { now: now(), until }));
  if (claimed === null) return;
  const { may, news, recipient, workspace } = await withTenant(db, scope, async (tx) => ({
    may: await mayWork(tx, scope, userId),
    news: await readNews(tx, scope, userId, now()),
    recipient: await findRecipient(tx, scope, userId),
    workspace: await findWorkspace(tx, scope),
  }));
  const given = news.given.map(({ id }) => id);
  const late = [...news.overdue, ...news.escalated].map(({ id }) => id);
  if (recipient === null || given.length + late.length === 0) return settle(context, claimed, { state: "nothing" });
  // Who lost the right since is told nothing, nor later of what lay there meanwhile.
  if (!may) return settleTold(context, claimed, { given, late });
  const mail = composeFollowUpMail(news, {
    locale: appLocale(recipient.locale),
    workspace: workspace.name,
    zone: workspace.zone,
    url: `${context.baseUrl}/w/${workspace.slug}/feedback`,
    stopUrl: `${context.baseUrl}/unsubscribe/follow-ups/${unsubscribeToken(context.secret, scope.workspaceId, userId)}`,
  });
  try {
    await mailer.sendOnce({ ...mail, to: recipient.email, messageId: `${keyOf(userId, news)}@${mailer.domain}` });
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    const again = final ? null : nextTry(claimed.tries, now());
    logger.warn({ reason, code, tries: claimed.tries, again: again !== null }, "mail of follow-ups was not sent");
    return settle(context, claimed, { state: "failed", reason, code, again });
  }
  await writeDown(logger, () => settleTold(context, claimed, { given, late }, now()));
}

/** Whether a member may work on follow-ups now: they may have been given another role since they were to be told. */
async function mayWork(tx: Tx, scope: WorkspaceScope, userId: string): Promise<boolean> {
  const member = (await listMembers(tx, scope)).find((one) => one.userId === userId);
  return member !== undefined && can(member.role, "followup.work");
}

/** Nothing of this news is left to be told; without `sentAt` no mail went. */
function settleTold(
  { db, scope, now }: FollowUpDelivery,
  claimed: ClaimedMail,
  { given, late }: { readonly given: readonly string[]; readonly late: readonly string[] },
  sentAt?: Date,
): Promise<void> {
  const { userId } = claimed;
  return withTenant(db, scope, async (tx) => {
    // Told as overdue, one need not be told as given.
    await markTold(tx, scope, userId, { ids: [...given, ...late], now: now() });
    await markNoticesTold(tx, scope, userId, { ids: late, now: now() });
    await settleMail(tx, scope, claimed, sentAt === undefined ? { state: "nothing" } : { state: "sent", now: sentAt });
  });
}

/** What a member is told: each follow-up once, as what is most urgent about it. */
async function readNews(tx: Tx, scope: WorkspaceScope, userId: string, now: Date): Promise<FollowUpNews> {
  const late = await listLateNotices(tx, scope, userId);
  const escalated = late.filter(({ notice }) => notice === "escalated");
  const overdue = late.filter(({ id, notice }) => notice === "overdue" && !escalated.some((one) => one.id === id));
  const given = await listUntold(tx, scope, userId, now);
  return { given: given.filter(({ id }) => !late.some((one) => one.id === id)), overdue, escalated };
}

function settle({ db, scope }: FollowUpDelivery, claimed: ClaimedMail, outcome: Parameters<typeof settleMail>[3]) {
  return withTenant(db, scope, (tx) => settleMail(tx, scope, claimed, outcome));
}

/** The same for every attempt at the same news, so that a mailbox that has it already can tell; says nothing of whose it is. */
function keyOf(userId: string, news: FollowUpNews): string {
  const { given, overdue, escalated } = news;
  const of = [userId, ...[given, overdue, escalated].map((ones) => ones.map(({ id }) => id).join(" "))].join("\n");
  return `follow-ups.${createHash("sha256").update(of).digest("hex").slice(0, 32)}`;
}

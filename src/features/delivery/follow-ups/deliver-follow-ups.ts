import { createHash } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import {
  type ClaimedMail,
  claimMail,
  listUntold,
  markTold,
  settleMail,
  type UntoldFollowUp,
} from "@/db/queries/follow-ups/follow-up-mail";
import type { WorkspaceScope } from "@/db/scope";
import { judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { composeFollowUpMail } from "@/features/delivery/follow-ups/compose-follow-up-mail";
import { writeDown } from "@/features/delivery/write-down";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { appLocale } from "@/platform/i18n/locale";
import type { Logger } from "@/platform/logger";
import type { Mailer } from "@/platform/mail";

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

/** Far longer than an attempt may take: whoever holds a claim so long is gone. */
const CLAIM_MS = 10 * 60_000;

/**
 * Tells a member, in one mail, of the follow-ups they were given and not told of yet: claimed before, written down after.
 * What a server refuses for good is not tried again; what it refuses for now is, for most of a day.
 */
export async function deliverFollowUps(context: FollowUpDelivery, userId: string): Promise<void> {
  const { db, scope, mailer, logger, now } = context;
  const until = new Date(now().getTime() + CLAIM_MS);
  const claimed = await withTenant(db, scope, (tx) => claimMail(tx, scope, userId, { now: now(), until }));
  if (claimed === null) return;
  const { untold, recipient, workspace } = await withTenant(db, scope, async (tx) => ({
    untold: await listUntold(tx, scope, userId, now()),
    recipient: await findRecipient(tx, scope, userId),
    workspace: await findWorkspace(tx, scope),
  }));
  if (recipient === null || untold.length === 0) return settle(context, claimed, { state: "nothing" });
  const mail = composeFollowUpMail(untold, {
    locale: appLocale(recipient.locale),
    workspace: workspace.name,
    zone: workspace.zone,
    url: `${context.baseUrl}/w/${workspace.slug}/feedback`,
    stopUrl: `${context.baseUrl}/unsubscribe/follow-ups/${unsubscribeToken(context.secret, scope.workspaceId, userId)}`,
  });
  try {
    await mailer.sendOnce({ ...mail, to: recipient.email, messageId: `${keyOf(userId, untold)}@${mailer.domain}` });
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    const again = final ? null : nextTry(claimed.tries, now());
    logger.warn({ reason, code, tries: claimed.tries, again: again !== null }, "mail of follow-ups was not sent");
    return settle(context, claimed, { state: "failed", reason, code, again });
  }
  await writeDown(logger, () =>
    withTenant(db, scope, async (tx) => {
      const ids = untold.map(({ id }) => id);
      await markTold(tx, scope, userId, { ids, now: now() });
      await settleMail(tx, scope, claimed, { state: "sent", now: now() });
    }),
  );
}

function settle({ db, scope }: FollowUpDelivery, claimed: ClaimedMail, outcome: Parameters<typeof settleMail>[3]) {
  return withTenant(db, scope, (tx) => settleMail(tx, scope, claimed, outcome));
}

/** The same for every attempt at the same news, so that a mailbox that has it already can tell; says nothing of whose it is. */
function keyOf(userId: string, untold: readonly UntoldFollowUp[]): string {
  const of = `${userId} ${untold.map(({ id }) => id).join(" ")}`;
  return `follow-ups.${createHash("sha256").update(of).digest("hex").slice(0, 32)}`;
}

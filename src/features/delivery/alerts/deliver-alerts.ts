import { createHash } from "node:crypto";
import { type Db, type Tx, withTenant } from "@/db/client";
import {
  askForRest,
  type ClaimedAlertMail,
  claimAlertMail,
  markAlertsTold,
  settleAlertMail,
} from "@/db/queries/alerts/alert-mail";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { type AlertMailContent, composeAlertMail } from "@/features/delivery/alerts/compose-alert-mail";
import { claimedUntil, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { writeDown } from "@/features/delivery/write-down";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { type AppLocale, appLocale } from "@/platform/i18n/locale";
import type { Logger } from "@/platform/logger";
import type { Mailer } from "@/platform/mail";

/** What a member is to be told, by the alerts' own reader: jobs, which may know both, hand it in. */
export type AlertNewsReader = (
  tx: Tx,
  scope: WorkspaceScope,
  claimed: ClaimedAlertMail,
  asked: { readonly locale: AppLocale; readonly now: Date },
) => Promise<AlertMailContent & { readonly alertIds: readonly string[] }>;

export interface AlertDelivery {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly secret: string;
  readonly read: AlertNewsReader;
}

/**
 * Tells a member of the alerts that nobody told them of: claimed before, written down after, so that each is sent once. What a
 * server refuses for good is not tried again; what it refuses for now is, for most of a day.
 */
export async function deliverAlerts(context: AlertDelivery, userId: string): Promise<void> {
  const { db, scope, mailer, logger, now, baseUrl, secret } = context;
  const at = now();
  const until = claimedUntil(at);
  const claimed = await withTenant(db, scope, (tx) => claimAlertMail(tx, scope, userId, { now: at, until }));
  if (claimed === null) return;
  const settle = (outcome: Parameters<typeof settleAlertMail>[3], told: readonly string[] = []) =>
    writeDown(logger, () =>
      withTenant(db, scope, async (tx) => {
        await markAlertsTold(tx, scope, userId, told, now());
        await settleAlertMail(tx, scope, claimed, outcome);
        await askForRest(tx, scope, userId, { since: at, now: now() });
      }),
    );
  const found = await withTenant(db, scope, async (tx) => {
    const recipient = await findRecipient(tx, scope, userId);
    if (recipient === null) return null;
    const locale = appLocale(recipient.locale);
    const news = await context.read(tx, scope, claimed, { locale, now: at });
    return { recipient, locale, news, workspace: await findWorkspace(tx, scope) };
  });
  const nothing = { nextTryAt: null, reason: null, code: null, answersSince: at };
  if (found === null || found.news.numbers.length + found.news.answers.length === 0) return settle(nothing);
  const { recipient, locale, news, workspace } = found;
  const mail = composeAlertMail(news, {
    locale,
    workspace: workspace.name,
    home: `${baseUrl}/w/${workspace.slug}`,
    stopUrl: `${baseUrl}/unsubscribe/alerts/${unsubscribeToken(secret, scope.workspaceId, userId)}`,
  });
  try {
    await mailer.sendOnce({ ...mail, to: recipient.email, messageId: `${keyOf(claimed, news)}@${mailer.domain}` });
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    const again = final ? null : nextTry(claimed.tries, now());
    logger.warn({ reason, code, tries: claimed.tries, again: again !== null }, "mail of alerts was not sent");
    return settle({ nextTryAt: again, reason, code });
  }
  await settle({ ...nothing, sentAt: now() }, news.alertIds);
}

/** The same for every attempt at the same news, so that a mailbox that has it already can tell. */
function keyOf(
  { userId, answersSince }: ClaimedAlertMail,
  { alertIds }: { readonly alertIds: readonly string[] },
): string {
  const of = `${userId} ${answersSince.toISOString()} ${alertIds.join(" ")}`;
  return `alerts.${createHash("sha256").update(of).digest("hex").slice(0, 32)}`;
}

import { createHash } from "node:crypto";
import { type Db, type Tx, withTenant } from "@/db/client";
import { findDigest, findRecipient } from "@/db/queries/digest/find-digest";
import { type ClaimedDelivery, claimDelivery, settleDelivery, wasRefused } from "@/db/queries/digest/write-delivery";
import { updateDigest } from "@/db/queries/digest/write-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { composeDigest } from "@/features/delivery/digest/compose-digest";
import type { DigestFrame } from "@/features/delivery/digest/digest-content";
import { claimedUntil, type Failure, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { openPeriod } from "@/features/delivery/digest/open-period";
import { type DigestPlace, type DigestReader, isQuiet, readDigest } from "@/features/delivery/digest/read-digest";
import { writeDown } from "@/features/delivery/write-down";
import { describeError, type Logger } from "@/platform/logger";
import type { Mailer, RecordedMail } from "@/platform/mail";

/** What delivering needs. */
export interface DeliveryContext {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly mailer: Mailer;
  readonly place: DigestPlace;
  readonly readNews: DigestReader;
}

/** After so many quiet periods in a row a mail pauses itself. */
const QUIET_PERIODS = 2;

/** What a mail that was sent changes of how its reader gets them. */
type Aftermath = Partial<{ quiet: number; pausedAt: Date | null; pauseReason: "quiet" | "refused" | null }>;

type Prepared =
  | { readonly kind: "skip"; readonly reason: "paused" | "stopped" }
  | { readonly kind: "mail"; readonly mail: RecordedMail; readonly aftermath: Aftermath };

/** Sends a member's mails that are due, one after the other: claimed before, written down after. */
export async function deliverDigests(context: DeliveryContext, userId: string): Promise<void> {
  const { db, scope, now, signal } = context;
  await withTenant(db, scope, (tx) => openPeriod(tx, scope, userId, now()));
  while (!signal.aborted) {
    const until = claimedUntil(now());
    const claimed = await withTenant(db, scope, (tx) => claimDelivery(tx, scope, userId, { now: now(), until }));
    if (claimed === null) return;
    await deliver(context, claimed);
  }
}

async function deliver(context: DeliveryContext, delivery: ClaimedDelivery): Promise<void> {
  const { db, scope, mailer, logger, now } = context;
  let prepared: Prepared;
  try {
    prepared = await withTenant(db, scope, (tx) => prepare(tx, context, delivery));
  } catch (error) {
    logger.error({ error: describeError(error) }, "digest could not be put together");
    return fail(context, delivery, { reason: "internal", code: null, final: false });
  }
  if (prepared.kind === "skip") {
    const { reason } = prepared;
    return settle(context, delivery, { state: "skipped", reason, code: null, nextTryAt: null, settledAt: now() });
  }
  try {
    await mailer.sendOnce(prepared.mail);
  } catch (error) {
    return fail(context, delivery, judgeFailure(error));
  }
  const sent = { state: "sent", reason: null, code: null, nextTryAt: null, settledAt: now() } as const;
  await settle(context, delivery, sent, prepared.aftermath);
}

/** Reads and composes a mail, and says what sending it will mean for the next ones. */
async function prepare(tx: Tx, context: DeliveryContext, delivery: ClaimedDelivery): Promise<Prepared> {
  const { scope, place, readNews, mailer } = context;
  const now = context.now();
  const { userId, period, kind } = delivery;
  const digest = await findDigest(tx, scope, userId);
  const recipient = await findRecipient(tx, scope, userId);
  const asked = kind === "asked";
  if (digest === null || recipient === null || (!asked && !digest.active)) return { kind: "skip", reason: "stopped" };
  const workspace = await findWorkspace(tx, scope);
  const days = { from: delivery.fromDay, to: delivery.toDay };
  const about = { wishes: digest, recipient, workspace, days, asked };
  const { frame, news } = await readDigest(tx, scope, about, { readNews, place, now });
  const quiet = isQuiet(news);
  if (!asked && quiet && digest.pausedAt !== null) return { kind: "skip", reason: "paused" };
  const told: DigestFrame = {
    ...frame,
    quiet: !quiet ? "no" : asked || digest.quiet + 1 < QUIET_PERIODS ? "first" : "pausing",
    resumed: !asked && !quiet && digest.pauseReason === "quiet",
  };
  const composed = composeDigest(told, news);
  return {
    kind: "mail",
    aftermath: asked ? {} : aftermathOf(told.quiet, digest.quiet, now),
    mail: {
      ...composed,
      to: recipient.email,
      messageId: `${messageKey(scope.workspaceId, userId, period)}@${mailer.domain}`,
      headers: {
        "List-Unsubscribe": `<${frame.unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Content-Language": frame.locale,
      },
    },
  };
}

function aftermathOf(quiet: DigestFrame["quiet"], before: number, now: Date): Aftermath {
  if (quiet === "no") return { quiet: 0, pausedAt: null, pauseReason: null };
  if (quiet === "first") return { quiet: before + 1 };
  return { quiet: before + 1, pausedAt: now, pauseReason: "quiet" };
}

/** The same for every attempt at one mail, and telling nothing of whose it is. */
function messageKey(workspaceId: string, userId: string, period: string): string {
  return `digest.${createHash("sha256").update(`${workspaceId} ${userId} ${period}`).digest("hex").slice(0, 32)}`;
}

async function fail(context: DeliveryContext, delivery: ClaimedDelivery, failure: Failure): Promise<void> {
  const { db, scope, logger, now } = context;
  const { reason, code } = failure;
  const nextTryAt = failure.final ? null : nextTry(delivery.tries, now());
  logger.warn({ reason, code, tries: delivery.tries, again: nextTryAt !== null }, "digest was not sent");
  const state = nextTryAt === null ? "failed" : "waiting";
  const refusedTwice =
    failure.final &&
    delivery.kind === "scheduled" &&
    (await withTenant(db, scope, (tx) => wasRefused(tx, scope, delivery.userId)));
  const aftermath: Aftermath = refusedTwice ? { pausedAt: now(), pauseReason: "refused" } : {};
  const settledAt = nextTryAt === null ? now() : null;
  await settle(context, delivery, { state, reason, code, nextTryAt, settledAt }, aftermath);
}

/** Writes down what became of a mail, and what follows from it. */
function settle(
  { db, scope, logger }: DeliveryContext,
  delivery: ClaimedDelivery,
  outcome: Parameters<typeof settleDelivery>[3],
  aftermath: Aftermath = {},
): Promise<void> {
  return writeDown(logger, () =>
    withTenant(db, scope, async (tx) => {
      const settled = await settleDelivery(tx, scope, delivery, outcome);
      if (settled && Object.keys(aftermath).length > 0) await updateDigest(tx, scope, delivery.userId, aftermath);
    }),
  );
}

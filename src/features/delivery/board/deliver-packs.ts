import { createHash } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { type ClaimedPackMail, claimPackMail, settlePackMail } from "@/db/queries/board/deliveries";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { composeLetter, type PackLetter } from "@/features/delivery/board/compose-letter";
import { claimedUntil, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { writeDown } from "@/features/delivery/write-down";
import { describeError, type Logger } from "@/platform/logger";
import type { Mailer, RecordedMail } from "@/platform/mail";

/** What sending packs needs. */
export interface PackMailContext {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  /** The finished pack as it is sent; "waiting" while it is being made, null where there is none any more. */
  readonly print: (packId: string) => Promise<PackLetter | "waiting" | null>;
}

/** A pack that is being made is looked for again after so long. */
const WAIT_MS = 60_000;

/** Sends the packs that are due, one mail after the other: claimed before, written down after, never twice unawares. */
export async function deliverPacks(context: PackMailContext): Promise<void> {
  const { db, scope, now, signal } = context;
  while (!signal.aborted) {
    const until = claimedUntil(now());
    const mail = await withTenant(db, scope, (tx) => claimPackMail(tx, scope, { now: now(), until }));
    if (mail === null) return;
    await deliver(context, mail);
  }
}

async function deliver(context: PackMailContext, mail: ClaimedPackMail): Promise<void> {
  const { mailer, logger, now } = context;
  let prepared: RecordedMail | "waiting" | null;
  try {
    prepared = await prepare(context, mail);
  } catch (error) {
    logger.error({ error: describeError(error) }, "board pack could not be put into a mail");
    return fail(context, mail, { reason: "internal", code: null, final: false });
  }
  if (prepared === "waiting") {
    const nextTryAt = new Date(now().getTime() + WAIT_MS);
    return settle(context, mail, { state: "waiting", reason: null, code: null, nextTryAt, settledAt: null });
  }
  if (prepared === null)
    return settle(context, mail, { state: "skipped", reason: "gone", code: null, nextTryAt: null, settledAt: now() });
  try {
    await mailer.sendOnce(prepared);
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    return fail(context, mail, { reason: MAIL_REASONS.find((one) => one === reason) ?? "broken", code, final });
  }
  await settle(context, mail, { state: "sent", reason: null, code: null, nextTryAt: null, settledAt: now() });
}

async function prepare(context: PackMailContext, mail: ClaimedPackMail): Promise<RecordedMail | "waiting" | null> {
  const { db, scope, mailer, baseUrl, print } = context;
  const told = await withTenant(db, scope, async (tx) => ({
    recipient: await findRecipient(tx, scope, mail.userId),
    workspace: await findWorkspace(tx, scope),
  }));
  const { recipient, workspace } = told;
  if (recipient === null) return null;
  const letter = await print(mail.packId);
  if (letter === null || letter === "waiting") return letter;
  const { workspaceId } = scope;
  const key = createHash("sha256").update(`${workspaceId} ${mail.packId} ${mail.userId}`).digest("hex").slice(0, 32);
  return {
    ...composeLetter(letter, { recipient, workspace, url: `${baseUrl}/w/${workspace.slug}/board` }),
    to: recipient.email,
    messageId: `board.${key}@${mailer.domain}`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.locale },
  };
}

const MAIL_REASONS = ["unreachable", "stalled", "busy", "refused", "login", "sender", "broken"] as const;
type Reason = Exclude<ClaimedPackMail["reason"], null>;

async function fail(
  context: PackMailContext,
  mail: ClaimedPackMail,
  { reason, code, final }: { readonly reason: Reason; readonly code: string | null; readonly final: boolean },
): Promise<void> {
  const nextTryAt = final ? null : nextTry(mail.tries, context.now());
  context.logger.warn({ reason, code, tries: mail.tries, again: nextTryAt !== null }, "board pack was not sent");
  const state = nextTryAt === null ? "failed" : "waiting";
  await settle(context, mail, { state, reason, code, nextTryAt, settledAt: nextTryAt === null ? context.now() : null });
}

function settle(
  { db, scope, logger }: PackMailContext,
  mail: ClaimedPackMail,
  outcome: Parameters<typeof settlePackMail>[3],
): Promise<void> {
  return writeDown(logger, () => withTenant(db, scope, (tx) => settlePackMail(tx, scope, mail, outcome)));
}

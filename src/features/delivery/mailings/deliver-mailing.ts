import { type Db, type Tx, withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { type DueRecipient, judgeRecipient } from "@/db/queries/mailings/judge-audience";
import { changeMailing, findMailing, type MailingRow } from "@/db/queries/mailings/mailings";
import {
  countLater,
  countLeft,
  findNextDue,
  giveUpLeaving,
  skipLateReminders,
  skipRecipient,
  skipWaiting,
  takeDueRecipient,
  writeLeaving,
  writeRefused,
  writeSent,
  writeStayed,
  writeUnknown,
} from "@/db/queries/mailings/recipients";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { REMINDER_DAYS } from "@/domain/invitation/mailing";
import { nextOpening, opensAt, sameTimeOn } from "@/domain/invitation/waves";
import type { Definition } from "@/domain/survey/definition";
import { isOfAddress, judgeFailure, nextTry } from "@/features/delivery/digest/judge-failure";
import { composeSurveyMail, mailLocale } from "@/features/delivery/mailings/compose-survey-mail";
import { planDay, rhythmOf } from "@/features/delivery/mailings/repeat-mailing";
import { writeDown } from "@/features/delivery/write-down";
import { writeAudit } from "@/platform/audit";
import { leaveToken } from "@/platform/auth/leave-token";
import { PERSONAL, personalToken } from "@/platform/auth/personal-link";
import { newId } from "@/platform/id";
import type { Logger } from "@/platform/logger";
import type { Mailer } from "@/platform/mail";

export interface MailingDelivery {
  readonly db: Db;
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  /** What links that need no sign-in are made with. */
  readonly secret: string;
}

const DAY_MS = 24 * 60 * 60_000;
/** Far longer than an attempt may take: whoever was sending for so long is gone. */
const GONE_MS = 10 * 60_000;
/** A turn ends before the clock asks for the next one. */
const TURN_MS = 50_000;
/** A server that says "later" of so many addresses one after another means all of them. */
const LATER_IN_A_ROW = 5;

/** A mail that is written down as leaving, and what it is made of. */
interface Outgoing {
  readonly mailing: MailingRow;
  readonly recipient: DueRecipient;
  readonly invitationId: string;
  readonly survey: { readonly key: string };
  readonly definition: Definition;
}

/** What a look at a mailing found: a mail to send, nothing to send now, somebody who gets none, or a day that had to be planned. */
type Step = { readonly kind: "mail"; readonly mail: Outgoing } | { readonly kind: "rest" | "skipped" | "planned" };

/**
 * Sends what is due of a mailing, one after another, for most of a minute. Each mail is written down as leaving, with its
 * invitation, before it is handed over, and never handed over again unless the server certainly did not take it: where a worker is
 * killed between the two somebody may get none, nobody gets two.
 */
export async function deliverMailing(context: MailingDelivery, mailingId: string): Promise<void> {
  const { db, scope, now, signal } = context;
  const until = performance.now() + TURN_MS;
  await withTenant(db, scope, async (tx) => {
    await giveUpLeaving(tx, scope, mailingId, new Date(now().getTime() - GONE_MS));
    const { zone } = await findWorkspace(tx, scope);
    await skipLateReminders(tx, scope, mailingId, { now: now(), today: localDay(now(), zone) });
  });
  let laters = 0;
  while (!signal.aborted && performance.now() < until) {
    const step = await withTenant(db, scope, (tx) => nextStep(tx, scope, mailingId, now()));
    if (step.kind === "rest") return;
    if (step.kind !== "mail") continue;
    const became = await sendOne(context, step.mail, laters + 1 < LATER_IN_A_ROW);
    if (became === "stalled") return;
    laters = became === "later" ? laters + 1 : 0;
  }
}

async function nextStep(tx: Tx, scope: WorkspaceScope, mailingId: string, now: Date): Promise<Step> {
  const mailing = await findMailing(tx, scope, mailingId, { lock: true });
  if (mailing === null || mailing.state !== "sending" || mailing.nextAt === null || mailing.nextAt > now)
    return { kind: "rest" };
  const rest = async (nextAt: Date | null): Promise<Step> => {
    const end = nextAt === null ? ({ state: "done", endedAt: now } as const) : {};
    await changeMailing(tx, scope, mailingId, { nextAt, ...end });
    return { kind: "rest" };
  };
  const { zone } = await findWorkspace(tx, scope);
  const today = localDay(now, zone);
  const rhythm = rhythmOf(mailing, zone);
  const survey = await findSurvey(tx, scope, mailing.surveyId);
  const version = survey && (await findSurveyVersion(tx, scope, survey.id, survey.publishedVersion ?? 0));
  if (survey?.status !== "live" || survey.anonymous || !version) {
    if (rhythm !== null) {
      const stall = survey?.anonymous ? "anonymous" : "closed";
      const after = { reason: survey?.anonymous ? "survey_anonymous" : "survey_closed" };
      await changeMailing(tx, scope, mailingId, { state: "paused", nextAt: null, stall });
      await writeAudit(tx, scope, { action: "mailing.paused", subject: mailing.surveyId, after });
      return { kind: "rest" };
    }
    await skipWaiting(tx, scope, mailingId, "survey_closed");
    return rest(null);
  }
  if (rhythm !== null) {
    const opens = opensAt(rhythm, mailing.sendAt, now, zone);
    if (opens > now) return rest(opens);
    if (mailing.plannedOn !== today) {
      await planDay(tx, scope, { mailing, rhythm }, { now, today, zone });
      return { kind: "planned" };
    }
  }
  const tomorrow =
    rhythm === null
      ? sameTimeOn(addDays(today, 1), mailing.sendAt, zone)
      : nextOpening(rhythm, mailing.sendAt, today, zone);
  if (mailing.dailyCap !== null) {
    const left = await countLeft(tx, scope, mailingId, startOfDay(today, zone));
    if (left >= mailing.dailyCap) return rest(tomorrow);
  }
  // Under a limit of a day reminders would else wait for the last of the first mails, and come too late.
  const reminding =
    rhythm === null ? await takeDueRecipient(tx, scope, mailingId, { since: mailing.sendAt, now }) : null;
  const recipient = reminding ?? (await takeDueRecipient(tx, scope, mailingId, { since: null, now }));
  if (recipient === null) {
    const due = await findNextDue(tx, scope, mailingId);
    return rest(rhythm === null || (due !== null && due < tomorrow) ? due : tomorrow);
  }
  const asking = { surveyId: mailing.surveyId, quarantineDays: mailing.quarantineDays, now, today };
  const unwanted = recipient.kind === "reminder" && !mailing.reminds;
  const reason = unwanted ? "not_reminded" : await judgeRecipient(tx, scope, asking, recipient);
  if (reason !== null) {
    await skipRecipient(tx, scope, recipient.id, reason);
    return { kind: "skipped" };
  }
  const invitationId = recipient.invitationId ?? newId();
  const linkExpiresAt = new Date(now.getTime() + mailing.linkDays * DAY_MS);
  await writeLeaving(tx, scope, {
    ...{ recipient, surveyId: mailing.surveyId, invitationId, now, day: today, linkExpiresAt },
  });
  return { kind: "mail", mail: { mailing, recipient, invitationId, survey, definition: version.definition } };
}

/**
 * Hands a mail over and writes down what became of it: "later" where the server takes it later and others now, if `alone` is to be
 * believed of it; "stalled" where it takes none for now.
 */
async function sendOne(
  context: MailingDelivery,
  mail: Outgoing,
  alone: boolean,
): Promise<"settled" | "later" | "stalled"> {
  const { db, scope, mailer, logger, now } = context;
  const { mailing, recipient, invitationId } = mail;
  const { id } = recipient;
  const write = (work: (tx: Tx) => Promise<void>) => writeDown(logger, () => withTenant(db, scope, work));
  try {
    await mailer.sendOnce({ ...composed(context, mail), to: recipient.email, messageId: `${id}@${mailer.domain}` });
  } catch (error) {
    const { reason, code, final } = judgeFailure(error);
    logger.warn({ reason, code }, "mail with a survey was not sent");
    if (final) {
      const noSuchAddress = /^55\d 5\.1\./.test(code ?? "");
      await write((tx) => writeRefused(tx, scope, { id, code, noSuchAddress, now: now() }));
      return "settled";
    }
    if (alone && isOfAddress(error)) {
      await write(async (tx) => {
        await findMailing(tx, scope, mailing.id, { lock: true });
        const again = nextTry(await countLater(tx, scope, id), now());
        if (again === null) await writeRefused(tx, scope, { id, code, noSuchAddress: false, now: now() });
        else await writeStayed(tx, scope, { recipient, invitationId, dueAt: again });
      });
      return "later";
    }
    // Silent or broken off in the middle: it may have been taken.
    const mayHave = reason === "stalled" || reason === "broken";
    const again = nextTry(mailing.stalls + 1, now());
    await write(async (tx) => {
      const current = await findMailing(tx, scope, mailing.id, { lock: true });
      if (mayHave) await writeUnknown(tx, scope, id, reason);
      else await writeStayed(tx, scope, { recipient, invitationId, dueAt: again ?? now() });
      const state = again === null ? ({ state: "paused", nextAt: null } as const) : { nextAt: again };
      if (current?.state !== "sending") return;
      await changeMailing(tx, scope, mailing.id, { ...state, stall: reason, stalls: mailing.stalls + 1 });
      const after = { reason: `mail_server_${reason}` };
      if (again === null) await writeAudit(tx, scope, { action: "mailing.paused", subject: mailing.surveyId, after });
    });
    return "stalled";
  }
  await write(async (tx) => {
    const remindAt = mailing.reminds ? new Date(now().getTime() + REMINDER_DAYS * DAY_MS) : null;
    await writeSent(tx, scope, { id, remindAt });
    if (mailing.stalls > 0) await changeMailing(tx, scope, mailing.id, { stall: null, stalls: 0 });
  });
  return "settled";
}

function composed({ scope, secret, baseUrl }: MailingDelivery, mail: Outgoing) {
  const { mailing, recipient, invitationId, survey, definition } = mail;
  const locale = mailLocale(recipient.locale, mailing.words, definition);
  const words = mailing.words[locale] ?? { subject: "", body: "" };
  const query = `lang=${locale}&${PERSONAL}=${personalToken(secret, scope.workspaceId, invitationId)}`;
  return composeSurveyMail(definition, words, {
    locale,
    page: `${baseUrl}/s/${survey.key}`,
    query,
    stopUrl: `${baseUrl}/unsubscribe/surveys/${leaveToken(secret, scope.workspaceId, recipient.customerId)}`,
    reminder: recipient.kind === "reminder",
  });
}

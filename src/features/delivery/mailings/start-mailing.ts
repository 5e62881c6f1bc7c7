import { type Db, type Tx, withTenant } from "@/db/client";
import type { findSurvey } from "@/db/queries/find-survey";
import { insertNamed } from "@/db/queries/invitations/audience";
import { type Asking, type AudienceCount, countAudience, insertRecipients } from "@/db/queries/mailings/judge-audience";
import { insertMailing } from "@/db/queries/mailings/mailings";
import { countReached } from "@/db/queries/mailings/recipients";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { Audience, MailingWords } from "@/domain/invitation/mailing";
import { MOST_RECIPIENTS, MOST_REPEATING } from "@/features/delivery/mailings/input";
import { writeAudit } from "@/platform/audit";

type Survey = NonNullable<Awaited<ReturnType<typeof findSurvey>>>;

/** Why a survey cannot be sent. */
export type SendRefusal = "anonymous" | "notLive";

/** Whether a survey can be sent by mail to people by name. */
export function refusalOf(survey: Pick<Survey, "anonymous" | "status">): SendRefusal | null {
  if (survey.anonymous) return "anonymous";
  return survey.status === "live" ? null : "notLive";
}

export interface WantedMailing {
  /** Made with the form: sent twice, it is one mailing. */
  readonly id: string;
  readonly survey: Survey;
  readonly zone: string;
  readonly audience: Audience;
  readonly words: MailingWords;
  readonly quarantineDays: number;
  readonly dailyCap: number | null;
  readonly linkDays: number;
  readonly reminds: boolean;
  readonly sendAt: Date;
  /** Left out, it is sent once. */
  readonly repeats?: Repeats | null;
}

/** How often each customer is asked again, and how long after their start for the first time. */
export interface Repeats {
  readonly everyMonths: number;
  readonly settleDays: number;
  readonly weekdaysOnly: boolean;
}

/** What of a mailing says who gets it. */
export interface Reach extends Pick<WantedMailing, "zone" | "audience" | "quarantineDays"> {
  readonly survey: Pick<Survey, "id">;
}

/** Who would get a mailing if it were started now; whom it names for the first time stays unknown. */
export async function foreseeMailing(db: Db, scope: WorkspaceScope, reach: Reach, now: Date): Promise<AudienceCount> {
  const found = await withTenant(db, scope, async (tx) => {
    await insertNamed(tx, scope, reach.audience);
    throw new Foreseen(await countAudience(tx, scope, askingOf(reach, now), reach.audience));
  }).catch((error: unknown) => error);
  if (found instanceof Foreseen) return found.count;
  throw found;
}

/** Rolls the transaction back. */
class Foreseen extends Error {
  constructor(readonly count: AudienceCount) {
    super("foreseen");
  }
}

export function askingOf({ survey, zone, quarantineDays }: Reach, now: Date): Asking {
  return { surveyId: survey.id, quarantineDays, now, today: localDay(now, zone) };
}

/** Most customers whom a mailing may choose. */
export function mostOf(repeats: WantedMailing["repeats"]): number {
  return repeats ? MOST_REPEATING : MOST_RECIPIENTS;
}

/**
 * Writes a mailing down: everybody who is chosen, with why they get no mail or when they get it. The clock sends it. Who waits
 * is judged once more when their turn comes. One that repeats asks nobody yet: each day decides on its own. One that was started already stays as it is. Refuses with "nobody" where nobody would get it, "many" where too many are chosen.
 */
export async function startMailing(
  tx: Tx,
  scope: WorkspaceScope,
  wanted: WantedMailing,
  now: Date,
): Promise<{ readonly id: string; readonly waiting: number } | { readonly refused: "nobody" | "many" }> {
  const { id, survey, audience, sendAt, quarantineDays, reminds, repeats } = wanted;
  await insertNamed(tx, scope, audience);
  const asking = askingOf(wanted, now);
  const { chosen } = await countAudience(tx, scope, asking, audience);
  if (chosen > mostOf(repeats)) return { refused: "many" };
  const { attribute, named } = audience;
  const first = await insertMailing(tx, {
    ...{ workspaceId: scope.workspaceId, id, surveyId: survey.id, state: "sending" },
    audience: { attribute, named: named === null ? null : named.length },
    words: wanted.words,
    ...{ quarantineDays, dailyCap: wanted.dailyCap, linkDays: wanted.linkDays, reminds },
    ...repeats,
    ...{ sendAt, nextAt: sendAt, createdAt: now },
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
  });
  if (!first) return { id, waiting: await countReached(tx, scope, id) };
  const rules = { quarantineDays, reminds, sendAt: sendAt.toISOString() };
  if (repeats) {
    const { everyMonths, settleDays, weekdaysOnly } = repeats;
    const after = { ...rules, everyMonths, settleDays, weekdaysOnly };
    await writeAudit(tx, scope, { action: "mailing.started", subject: survey.id, after });
    return { id, waiting: 0 };
  }
  const waiting = await insertRecipients(tx, scope, { ...asking, mailingId: id, dueAt: sendAt }, audience);
  if (waiting === 0) return { refused: "nobody" };
  const after = { customers: waiting, ...rules };
  await writeAudit(tx, scope, { action: "mailing.started", subject: survey.id, after });
  return { id, waiting };
}

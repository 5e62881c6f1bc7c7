import type { Tx } from "@/db/client";
import { type DigestRow, findRecipient, lockDigest } from "@/db/queries/digest/find-digest";
import { callOffDeliveries } from "@/db/queries/digest/write-delivery";
import { saveDigest, updateDigest } from "@/db/queries/digest/write-digest";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { WishesInput } from "@/features/delivery/digest/input";
import { nextOccasion } from "@/features/delivery/digest/plan-period";
import { type DigestWishes, scheduleOf } from "@/features/delivery/digest/read-digest";
import { writeAudit } from "@/platform/audit";
import { APP_LOCALES } from "@/platform/i18n/locale";

/** How the mail comes to who never said otherwise: not at all; if it did, on Mondays at seven, about everything. */
export function usualWishes(userId: string, zone: string): DigestWishes {
  return {
    userId,
    active: false,
    cadence: "weekly",
    weekday: 1,
    monthDay: 1,
    hour: 7,
    zone,
    locale: null,
    surveyIds: null,
    withComments: true,
    withGoals: true,
  };
}

/** What the form would have to send for these wishes. */
export function toInput(wishes: DigestWishes): WishesInput {
  const { active, cadence, weekday, monthDay, hour, zone, surveyIds, withGoals, withComments } = wishes;
  const locale = APP_LOCALES.find((one) => one === wishes.locale) ?? "own";
  return {
    cadence: active ? cadence : "off",
    ...{ weekday, monthDay, hour, zone, locale },
    follow: surveyIds === null ? "all" : "some",
    surveys: surveyIds ?? [],
    ...(withGoals ? { withGoals: "on" } : {}),
    ...(withComments ? { withComments: "on" } : {}),
  };
}

/**
 * Saves how a member wants the mail and when it comes next; who wants none keeps how they had it. Returns how it was before,
 * so that it can be undone. Starting it again ends a pause.
 */
export async function saveWishes(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  input: WishesInput,
  now: Date,
): Promise<WishesInput> {
  const workspace = await findWorkspace(tx, scope);
  const before = await lockDigest(tx, scope, userId);
  const old = before ?? usualWishes(userId, workspace.zone);
  const { cadence, locale, follow, surveys, ...when } = input;
  const wishes = {
    active: cadence !== "off",
    cadence: cadence === "off" ? old.cadence : cadence,
    ...{ weekday: when.weekday, monthDay: when.monthDay, hour: when.hour, zone: when.zone },
    locale: locale === "own" ? null : locale,
    surveyIds: follow === "all" ? null : surveys,
    withComments: when.withComments === "on",
    withGoals: when.withGoals === "on",
  };
  const next = wishes.active ? nextOccasion(scheduleOf({ userId, ...wishes }), now, workspace.zone) : null;
  const begins = wishes.active && !old.active ? { quiet: 0, pausedAt: null, pauseReason: null } : {};
  await saveDigest(tx, scope, userId, { ...wishes, ...begins, nextDay: next?.day ?? null, nextAt: next?.at ?? null });
  if (!wishes.active) await callOffDeliveries(tx, scope, userId, now);
  await writeAudit(tx, scope, { action: "digest.changed", subject: userId, before: toInput(old), after: input });
  return toInput(old);
}

/** Ends a member's pause. False where there was none. */
export async function resumeMail(tx: Tx, scope: WorkspaceScope, userId: string): Promise<boolean> {
  const digest = await lockDigest(tx, scope, userId);
  if (digest === null || digest.pausedAt === null) return false;
  await updateDigest(tx, scope, userId, { quiet: 0, pausedAt: null, pauseReason: null });
  await writeAudit(tx, scope, { action: "digest.resumed", subject: userId });
  return true;
}

/** What came of the link in a mail. */
export interface SwitchedMail {
  readonly email: string;
  readonly workspace: string;
  readonly locale: string;
  readonly digest: DigestRow;
}

/**
 * Stops or starts a member's mail by the link in one of them, as often as it is asked for. Null where they are no member any
 * more, or never had a mail.
 */
export async function switchMail(
  tx: Tx,
  scope: WorkspaceScope,
  userId: string,
  { active, now }: { readonly active: boolean; readonly now: Date },
): Promise<SwitchedMail | null> {
  const found = await findMail(tx, scope, userId);
  if (found === null || found.digest.active === active) return found;
  const input = toInput({ ...found.digest, active });
  await saveWishes(tx, scope, userId, input, now);
  return findMail(tx, scope, userId);
}

/** Whose mail it is and how it stands. */
export async function findMail(tx: Tx, scope: WorkspaceScope, userId: string): Promise<SwitchedMail | null> {
  const digest = await lockDigest(tx, scope, userId);
  const recipient = await findRecipient(tx, scope, userId);
  if (digest === null || recipient === null) return null;
  const { name } = await findWorkspace(tx, scope);
  return { email: recipient.email, workspace: name, locale: digest.locale ?? recipient.locale, digest };
}

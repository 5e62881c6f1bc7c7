import { type Db, type Tx, withTenant } from "@/db/client";
import { changeMailing, type MailingRow } from "@/db/queries/mailings/mailings";
import { listCandidates, replaceTurns, skipStaleReminders } from "@/db/queries/mailings/turns";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { chooseForDay, type FirstWave, foreseeFirstWave, type Rhythm } from "@/domain/invitation/waves";
import { askingOf, type WantedMailing } from "@/features/delivery/mailings/start-mailing";

/** How a mailing repeats; null where it is sent once. */
export function rhythmOf(
  { everyMonths, weekdaysOnly, sendAt }: Pick<MailingRow, "everyMonths" | "weekdaysOnly" | "sendAt">,
  zone: string,
): Rhythm | null {
  return everyMonths === null ? null : { everyMonths, weekdaysOnly, firstDay: localDay(sendAt, zone) };
}

/**
 * Decides whom a mailing that repeats asks today, once a day; their mails wait from then on. What was left over from another day
 * is decided anew. Whoever calls it holds the mailing.
 */
export async function planDay(
  tx: Tx,
  scope: WorkspaceScope,
  { mailing, rhythm }: { readonly mailing: MailingRow; readonly rhythm: Rhythm },
  { now, today, zone }: { readonly now: Date; readonly today: string; readonly zone: string },
): Promise<void> {
  const { id, surveyId, quarantineDays, settleDays } = mailing;
  const asking = { surveyId, quarantineDays, now, today };
  const audience = { attribute: mailing.audience.attribute, named: null };
  const people = await listCandidates(tx, scope, { ...asking, mailingId: id, settleDays, zone }, audience);
  const turns = chooseForDay(rhythm, id, people, { today, most: mailing.dailyCap });
  await replaceTurns(tx, scope, { mailingId: id, dueAt: now }, turns);
  await skipStaleReminders(tx, scope, id, today);
  await changeMailing(tx, scope, id, { plannedOn: today });
}

/** What a mailing that repeats would do if it were started now. */
export interface ForeseenWave extends FirstWave {
  readonly chosen: number;
  /** The limit of a day, where it is too low for the mails and reminders of a period. */
  readonly capShort: number | null;
}

/** Who would be asked in the first wave of a mailing, on how many days, and why others would not. */
export async function foreseeRepeating(
  db: Db,
  scope: WorkspaceScope,
  wanted: WantedMailing,
  now: Date,
): Promise<ForeseenWave | null> {
  const { id, zone, audience, repeats, sendAt, dailyCap: cap, reminds } = wanted;
  const rhythm = repeats ? rhythmOf({ ...repeats, sendAt }, zone) : null;
  if (!repeats || rhythm === null) return null;
  const turns = { ...askingOf(wanted, now), mailingId: id, settleDays: repeats.settleDays, zone };
  const people = await withTenant(db, scope, (tx) => listCandidates(tx, scope, turns, audience));
  const wave = foreseeFirstWave(rhythm, id, people);
  const mails = wave.asked * (reminds ? 2 : 1);
  return { ...wave, chosen: people.length, capShort: cap !== null && cap * wave.days < mails ? cap : null };
}

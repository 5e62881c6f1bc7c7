import { type Db, type Tx, withTenant } from "@/db/client";
import { changeMailing, type MailingRow } from "@/db/queries/mailings/mailings";
import { readCandidates, replaceTurns, skipRemindersOfLeft } from "@/db/queries/mailings/turns";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import {
  addFirstWaves,
  chooseForDay,
  type DayTurns,
  type FirstWave,
  foreseeFirstWave,
  type Rhythm,
  turnsOn,
} from "@/domain/invitation/waves";
import { askingOf, type Reach, type WantedMailing } from "@/features/delivery/mailings/start-mailing";

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
  const day: { due: DayTurns["due"][number][]; open: number } = { due: [], open: 0 };
  for await (const people of readCandidates(tx, scope, { ...asking, mailingId: id, settleDays, zone }, audience)) {
    const { due, open } = turnsOn(rhythm, id, people, today);
    day.due.push(...due);
    day.open += open;
  }
  const turns = chooseForDay(rhythm, day, { today, most: mailing.dailyCap });
  await replaceTurns(tx, scope, { mailingId: id, dueAt: now }, turns);
  await skipRemindersOfLeft(tx, scope, id, today);
  await changeMailing(tx, scope, id, { plannedOn: today });
}

/** What a mailing that repeats would do if it were started now. */
export interface ForeseenWave extends FirstWave {
  /** The limit of a day, where it is too low for the mails and reminders of a period. */
  readonly capShort: number | null;
}

/** What of a mailing says whom its waves ask. */
type WantedWaves = Reach & Pick<WantedMailing, "id" | "repeats" | "sendAt" | "dailyCap" | "reminds">;

/** Who would be asked in the first wave of a mailing, on how many days, and why others would not. */
export async function foreseeRepeating(
  db: Db,
  scope: WorkspaceScope,
  wanted: WantedWaves,
  now: Date,
): Promise<ForeseenWave | null> {
  const { id, zone, audience, repeats, sendAt, dailyCap: cap, reminds } = wanted;
  const rhythm = repeats ? rhythmOf({ ...repeats, sendAt }, zone) : null;
  if (!repeats || rhythm === null) return null;
  const turns = { ...askingOf(wanted, now), mailingId: id, settleDays: repeats.settleDays, zone };
  const wave = await withTenant(db, scope, async (tx) => {
    let all = foreseeFirstWave(rhythm, id, []);
    for await (const people of readCandidates(tx, scope, turns, audience))
      all = addFirstWaves(all, foreseeFirstWave(rhythm, id, people));
    return all;
  });
  const mails = wave.asked * (reminds ? 2 : 1);
  return { ...wave, capShort: cap !== null && cap * wave.days < mails ? cap : null };
}

/** The limit of a day of one that repeats, where it is too low for the mails and reminders of a period as its customers are now. */
export async function capShortOf(
  db: Db,
  scope: WorkspaceScope,
  mailing: MailingRow & { readonly zone: string },
  now: Date,
): Promise<number | null> {
  const { surveyId, audience, everyMonths, settleDays, weekdaysOnly } = mailing;
  if (everyMonths === null || mailing.dailyCap === null) return null;
  const repeats = { everyMonths, settleDays, weekdaysOnly };
  const reach = { survey: { id: surveyId }, audience: { attribute: audience.attribute, named: null } };
  // As if it began now, so that whoever has come since its beginning counts too.
  const sendAt = mailing.sendAt > now ? mailing.sendAt : now;
  const foreseen = await foreseeRepeating(db, scope, { ...mailing, ...reach, repeats, sendAt }, now);
  return foreseen?.capShort ?? null;
}

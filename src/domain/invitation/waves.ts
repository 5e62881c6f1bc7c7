import { addDays, dayNumber, dayOf, localDay, partsOf, startOfDay, weekday } from "@/domain/calendar/day";
import { instantOfWall, wallOf } from "@/domain/calendar/wall-time";
import { SKIP_REASONS, type SkipReason } from "@/domain/invitation/mailing";

/** How many months a period of a repeating mailing may have. */
export const EVERY_MONTHS = [1, 3, 6, 12] as const;

/** How a mailing repeats: each period is a wave, in which everybody who fits is asked once. */
export interface Rhythm {
  readonly everyMonths: number;
  readonly weekdaysOnly: boolean;
  /** The local day on which the first wave begins. */
  readonly firstDay: string;
}

/** Somebody who is chosen, as a day finds them. */
export interface Candidate {
  readonly id: string;
  /** What speaks against asking them today. */
  readonly reason: SkipReason | null;
  /** From this day on they have been a customer for long enough. */
  readonly settledOn: string;
  /** The last wave in which they were asked, and the local day of it. */
  readonly lastWave: number | null;
  readonly lastAskedOn: string | null;
}

/** A turn that was missed is made up for in the first days of the next wave. */
const GRACE_DAYS = 7;
/** A backlog leaves at most so many times as fast as an even spread of all who are left. */
const CATCH_UP = 4;
const ALWAYS = 10;
/** What stands in the way for a while only: who is put off by it is asked later in the period. */
const PUTS_OFF: ReadonlySet<SkipReason> = new Set(["answered", "open_follow_up", "asked_lately"]);

/** The first day of a wave: the same date so many months later, or the month's last day. */
export function waveStart({ everyMonths, firstDay }: Rhythm, wave: number): string {
  const [year, month, date] = partsOf(firstDay);
  return dayOf(year, month + wave * everyMonths, date);
}

/** The wave a day belongs to, from 0; negative before the first. */
export function waveOf(rhythm: Rhythm, day: string): number {
  const [year, month] = partsOf(day);
  const [firstYear, firstMonth] = partsOf(rhythm.firstDay);
  const wave = Math.floor(((year - firstYear) * 12 + month - firstMonth) / rhythm.everyMonths);
  return waveStart(rhythm, wave) > day ? wave - 1 : wave;
}

/** Whether mails may leave on a day. */
function isSendingDay({ weekdaysOnly }: Rhythm, day: string): boolean {
  return !weekdaysOnly || weekday(day) <= 5;
}

/** The days of a wave on which mails may leave. */
export function sendingDays(rhythm: Rhythm, wave: number): readonly string[] {
  const start = waveStart(rhythm, wave);
  const length = dayNumber(waveStart(rhythm, wave + 1)) - dayNumber(start);
  return Array.from({ length }, (_, n) => addDays(start, n)).filter((day) => isSendingDay(rhythm, day));
}

/**
 * Where in each period somebody's turn is: from 0 up to 1, even over all customers and always the same for one, so that there is a
 * whole period between two of their turns. FNV-1a and the last step of MurmurHash3, 32 bits.
 */
export function placeOf(mailingId: string, customerId: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${mailingId}:${customerId}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function turnIn(days: readonly string[], place: number): string {
  return days[Math.floor(place * days.length)] ?? "";
}

/** Somebody whose turn has come, and in which wave it is. */
interface DueTurn {
  readonly id: string;
  readonly wave: number;
  readonly place: number;
}

/** The turns of some of those who are chosen, on a day. */
export interface DayTurns {
  readonly due: readonly DueTurn[];
  /** How many are still to be asked in the running wave, the due among them. */
  readonly open: number;
}

/**
 * The turns of some of those whom a repeating mailing may ask: due is whose turn is today, or was and was missed. Nobody twice in a
 * wave, nor within half a period; who was too new at their turn waits for the next wave's.
 */
export function turnsOn(rhythm: Rhythm, mailingId: string, people: readonly Candidate[], today: string): DayTurns {
  const wave = waveOf(rhythm, today);
  const days = sendingDays(rhythm, wave);
  const before = wave > 0 ? sendingDays(rhythm, wave - 1) : [];
  const asLateAs = addDays(today, -GRACE_DAYS);
  const askedBefore = addDays(today, -14 * rhythm.everyMonths);
  const due: DueTurn[] = [];
  let open = 0;
  for (const { id, reason, settledOn, lastWave, lastAskedOn } of people) {
    const last = lastWave ?? -1;
    if (reason !== null || last >= wave) continue;
    const rested = lastAskedOn === null || lastAskedOn <= askedBefore;
    const place = placeOf(mailingId, id);
    const missed = turnIn(before, place);
    const made = last < wave - 1 && missed >= asLateAs && settledOn <= missed;
    const turn = made ? missed : turnIn(days, place);
    if (settledOn > turn) continue;
    open += 1;
    if (rested && turn <= today) due.push({ id, wave: made ? wave - 1 : wave, place });
  }
  return { due, open };
}

/** Whom a repeating mailing asks on a day, and in which wave, of all turns of that day: `most` at most, the oldest turn first. */
export function chooseForDay(
  rhythm: Rhythm,
  { due, open }: DayTurns,
  { today, most }: { readonly today: string; readonly most: number | null },
): readonly { readonly id: string; readonly wave: number }[] {
  const left = Math.max(1, sendingDays(rhythm, waveOf(rhythm, today)).filter((day) => day >= today).length);
  const even = Math.max(ALWAYS, CATCH_UP * Math.ceil(open / left));
  const ordered = [...due].sort((a, b) => a.wave - b.wave || a.place - b.place);
  return ordered.slice(0, Math.min(even, most ?? even)).map(({ id, wave }) => ({ id, wave }));
}

/** What the first wave of a mailing will be. */
export interface FirstWave {
  readonly chosen: number;
  /** With those who are put off for now. */
  readonly asked: number;
  /** How many of them are put off for now, and may be asked later than on their day. */
  readonly putOff: number;
  readonly days: number;
  /** Too new at their turn: they are asked in the next wave. */
  readonly tooNew: number;
  readonly next: { readonly day: string; readonly n: number } | null;
  /** How many are asked in no wave as they stand now, by reason. */
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

/** How many of some a repeating mailing would ask in its first wave, on which day the first, and why it would not ask others. */
export function foreseeFirstWave(rhythm: Rhythm, mailingId: string, people: readonly Candidate[]): FirstWave {
  const days = sendingDays(rhythm, 0);
  const turns = new Map<string, number>();
  const skipped: Partial<Record<SkipReason, number>> = {};
  let tooNew = 0;
  let putOff = 0;
  for (const { id, reason, settledOn } of people) {
    const turn = turnIn(days, placeOf(mailingId, id));
    if (reason !== null && !PUTS_OFF.has(reason)) skipped[reason] = (skipped[reason] ?? 0) + 1;
    else if (settledOn > turn) tooNew += 1;
    else if (reason !== null) putOff += 1;
    else turns.set(turn, (turns.get(turn) ?? 0) + 1);
  }
  const asked = [...turns.values()].reduce((sum, n) => sum + n, putOff);
  const day = days.find((one) => turns.has(one));
  const next = day === undefined ? null : { day, n: turns.get(day) ?? 0 };
  return { chosen: people.length, asked, putOff, days: days.length, tooNew, next, skipped };
}

/** The same of two parts of those who are chosen together. */
export function addFirstWaves(a: FirstWave, b: FirstWave): FirstWave {
  const skipped: Partial<Record<SkipReason, number>> = {};
  for (const reason of SKIP_REASONS) {
    const n = (a.skipped[reason] ?? 0) + (b.skipped[reason] ?? 0);
    if (n > 0) skipped[reason] = n;
  }
  const [first, second] = [a.next, b.next].filter((next) => next !== null).sort((x, y) => (x.day < y.day ? -1 : 1));
  return {
    ...{ days: a.days, chosen: a.chosen + b.chosen, asked: a.asked + b.asked, putOff: a.putOff + b.putOff },
    ...{ tooNew: a.tooNew + b.tooNew, skipped },
    next: first ? { day: first.day, n: first.n + (second?.day === first.day ? second.n : 0) } : null,
  };
}

/** The first instant after a local day at which mails leave again. */
export function nextOpening(rhythm: Rhythm, sendAt: Date, after: string, zone: string): Date {
  let day = addDays(after, 1);
  while (!isSendingDay(rhythm, day)) day = addDays(day, 1);
  return sameTimeOn(day, sendAt, zone);
}

/** When mails of a repeating mailing may leave next: now, where its hour has come on one of its days. */
export function opensAt(rhythm: Rhythm, sendAt: Date, now: Date, zone: string): Date {
  if (sendAt > now)
    return isSendingDay(rhythm, rhythm.firstDay) ? sendAt : nextOpening(rhythm, sendAt, rhythm.firstDay, zone);
  const today = localDay(now, zone);
  if (!isSendingDay(rhythm, today)) return nextOpening(rhythm, sendAt, today, zone);
  const hour = sameTimeOn(today, sendAt, zone);
  return hour > now ? hour : now;
}

/** The time that a clock showed at an instant, on another day; where it is not shown there, the first time after it. */
export function sameTimeOn(day: string, at: Date, zone: string): Date {
  const found = instantOfWall(`${day}T${wallOf(at, zone).slice(11)}`, zone);
  if (found.kind === "instant") return found.at;
  const next = found.kind === "gap" ? instantOfWall(found.next, zone) : found;
  return next.kind === "instant" ? next.at : startOfDay(day, zone);
}

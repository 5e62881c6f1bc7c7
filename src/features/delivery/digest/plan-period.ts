import { addDays, dayOf, localDay, partsOf, startOfDay, weekday } from "@/domain/calendar/day";
import { instantOfWall } from "@/domain/calendar/wall-time";

/** When somebody wants their mail. */
export interface DigestSchedule {
  readonly cadence: "weekly" | "monthly";
  /** ISO: 1 Monday … 7 Sunday; read where it is weekly. */
  readonly weekday: number;
  /** 1 … 28; read where it is monthly. */
  readonly monthDay: number;
  readonly hour: number;
  /** The person's own zone. */
  readonly zone: string;
}

/** Local days, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A day of the schedule and when its mail leaves. */
export interface Occasion {
  readonly day: string;
  readonly at: Date;
}

/**
 * When the mail of a day leaves: at the person's hour, the first time the clock shows it or would have shown it, and never
 * before the day has begun in the workspace's zone, since the days it is about end there.
 */
export function instantOfDay(schedule: DigestSchedule, day: string, workspaceZone: string): Date {
  const wall = (text: string) => instantOfWall(text, schedule.zone);
  const wanted = wall(`${day}T${String(schedule.hour).padStart(2, "0")}:00`);
  const found = wanted.kind === "gap" ? wall(wanted.next) : wanted;
  const own = found.kind === "instant" ? found.at : startOfDay(day, schedule.zone);
  const begun = startOfDay(day, workspaceZone);
  return own > begun ? own : begun;
}

/** The first mail that leaves after an instant. */
export function nextOccasion(schedule: DigestSchedule, after: Date, workspaceZone: string): Occasion {
  // Begun a day early: the other zone may put today's mail off until tomorrow.
  let day = scheduledFrom(schedule, addDays(localDay(after, schedule.zone), -1));
  let at = instantOfDay(schedule, day, workspaceZone);
  while (at <= after) {
    day = scheduledFrom(schedule, addDays(day, 1));
    at = instantOfDay(schedule, day, workspaceZone);
  }
  return { day, at };
}

/** The last mail that was due at an instant, where the one of `day` was due already. */
export function latestDue(schedule: DigestSchedule, day: string, now: Date, workspaceZone: string): string {
  const reach = schedule.cadence === "weekly" ? 9 : 33;
  const recent = addDays(localDay(now, schedule.zone), -reach);
  let latest = day;
  for (
    let next = scheduledFrom(schedule, recent > day ? recent : addDays(day, 1));
    instantOfDay(schedule, next, workspaceZone) <= now;
    next = scheduledFrom(schedule, addDays(next, 1))
  )
    latest = next;
  return latest;
}

/** The days a mail is about: the seven before its own, or the calendar month before it. */
export function coveredDays(cadence: DigestSchedule["cadence"], day: string): Days {
  if (cadence === "weekly") return { from: addDays(day, -7), to: addDays(day, -1) };
  const [year, month] = partsOf(day);
  return { from: dayOf(year, month - 1, 1), to: addDays(dayOf(year, month, 1), -1) };
}

/** What they are compared with: the twelve weeks before a week, the three months before a month. */
export function comparedDays(cadence: DigestSchedule["cadence"], { from }: Days): Days {
  const to = addDays(from, -1);
  if (cadence === "weekly") return { from: addDays(from, -84), to };
  const [year, month] = partsOf(from);
  return { from: dayOf(year, month - 3, 1), to };
}

/** The first scheduled day on or after a day. */
function scheduledFrom(schedule: DigestSchedule, day: string): string {
  if (schedule.cadence === "weekly") return addDays(day, (schedule.weekday - weekday(day) + 7) % 7);
  const [year, month, date] = partsOf(day);
  return dayOf(year, date <= schedule.monthDay ? month : month + 1, schedule.monthDay);
}

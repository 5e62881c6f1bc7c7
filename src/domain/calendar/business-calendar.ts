import { CalendarError } from "@/domain/calendar/business-error";
import { FIRST_INSTANT, LAST_INSTANT, type ZoneClock, zoneClock } from "@/domain/calendar/business-zone";

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** From and to as wall times "HH:MM"; "24:00" is the end of the day. A shift over midnight is two windows. */
export type OpeningWindow = readonly [from: string, to: string];

/** When a team works: local wall-clock windows, holidays (closed) and special days (replace the weekly windows). */
export interface BusinessCalendar {
  readonly timeZone: string;
  readonly weekly: Partial<Readonly<Record<Weekday, readonly OpeningWindow[]>>>;
  /** Local days YYYY-MM-DD. */
  readonly holidays?: readonly string[];
  /** Windows of single local days; they win over a holiday on the same day. */
  readonly special?: Readonly<Record<string, readonly OpeningWindow[]>>;
}

/** A window of one day in milliseconds since local midnight. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/** A calendar made ready for questions: working time before any local day in logarithmic time. */
export interface CompiledCalendar {
  readonly zone: ZoneClock;
  /** The windows of a local day (days since 1970). */
  readonly windowsOf: (day: number) => readonly DayWindow[];
  /** Working milliseconds on all local days from 1970 up to, not including, `day`. */
  readonly before: (day: number) => number;
}

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 86_400_000;

/**
 * Checks and prepares a calendar. The weekly hours are summed in closed form; holidays, special days and days on which
 * the clocks change are corrections kept in sorted lists, so no day is ever walked.
 * Throws `unknown_zone`, `bad_window`, `bad_day`.
 */
export function compileCalendar(calendar: BusinessCalendar): CompiledCalendar {
  const zone = zoneClock(calendar.timeZone);
  const weekly = WEEK.map((weekday) => parseWindows(calendar.weekly[weekday] ?? []));
  const exceptions = new Map<number, readonly DayWindow[]>();
  for (const holiday of calendar.holidays ?? []) exceptions.set(parseDay(holiday), []);
  for (const [day, windows] of Object.entries(calendar.special ?? {}))
    exceptions.set(parseDay(day), parseWindows(windows));
  const windowsOf = (day: number) => exceptions.get(day) ?? weekly[weekdayOf(day)] ?? [];
  const nominal = weekly.map(lengthOf);
  const ofWeek = nominal.reduce((sum, length) => sum + length, 0);
  // Days since Monday 29 December 1969 make whole weeks.
  const regular = (day: number) => {
    const weeks = Math.floor((day + 3) / 7);
    return nominal.slice(0, day + 3 - weeks * 7).reduce((sum, length) => sum + length, weeks * ofWeek);
  };
  const regularFrom = regular(0);
  const changed = corrections(
    [...exceptions].map(([day, windows]) => [day, lengthOf(windows) - (nominal[weekdayOf(day)] ?? 0)] as const),
  );
  const clockChanges = clockCorrections(zone, windowsOf);
  return { zone, windowsOf, before: (day) => regular(day) - regularFrom + changed(day) + clockChanges(day) };
}

/** The local day an instant falls on. Throws `bad_time` outside 1970…2200. */
export function localDayOf(zone: ZoneClock, instant: number): number {
  if (!(instant >= FIRST_INSTANT && instant < LAST_INSTANT))
    throw new CalendarError("bad_time", "Times lie between 1970 and 2200.");
  return Math.floor((instant + zone.offsetAt(instant)) / DAY);
}

/** A window of a local day as two instants. */
export function instantsOf(zone: ZoneClock, day: number, window: DayWindow): DayWindow {
  return { from: zone.instantOf(day * DAY + window.from), to: zone.instantOf(day * DAY + window.to) };
}

/** On days when the clocks change the windows last longer or shorter than the wall says; found a year at a time. */
function clockCorrections(zone: ZoneClock, windowsOf: (day: number) => readonly DayWindow[]): (day: number) => number {
  const sums: number[] = [0];
  const years: ((day: number) => number)[] = [];
  return (day) => {
    const year = new Date(day * DAY).getUTCFullYear() - 1970;
    while (years.length <= year) {
      const from = Date.UTC(1970 + years.length, 0, 1);
      const to = Date.UTC(1971 + years.length, 0, 1);
      const found = corrections(
        daysOfChange(zone, from, to).map((at) => [at, clockError(zone, at, windowsOf(at))] as const),
      );
      years.push(found);
      sums.push((sums.at(-1) ?? 0) + found(Number.POSITIVE_INFINITY));
    }
    return year < 0 ? 0 : (sums[year] ?? 0) + (years[year]?.(day) ?? 0);
  };
}

/** Local days of [from, to) (local, as if UTC) whose windows a change of the clocks may touch. */
function daysOfChange(zone: ZoneClock, from: number, to: number): number[] {
  const days = new Set<number>();
  for (const at of zone.changesBetween(Math.max(FIRST_INSTANT, from - 2 * DAY), to + 2 * DAY)) {
    const day = Math.floor((at + zone.offsetAt(at)) / DAY);
    for (const near of [day - 1, day, day + 1]) if (near * DAY >= from && near * DAY < to) days.add(near);
  }
  return [...days];
}

function clockError(zone: ZoneClock, day: number, windows: readonly DayWindow[]): number {
  let error = 0;
  for (const window of windows) {
    const { from, to } = instantsOf(zone, day, window);
    error += Math.max(0, to - from) - (window.to - window.from);
  }
  return error;
}

/** Sum of the corrections of all days before one. */
function corrections(pairs: readonly (readonly [day: number, amount: number])[]): (day: number) => number {
  const ordered = [...pairs].sort(([a], [b]) => a - b);
  const sums = [0];
  for (const [, amount] of ordered) sums.push((sums.at(-1) ?? 0) + amount);
  // Days before 1970 are outside every question.
  const base = sums[countBefore(ordered, 0)] ?? 0;
  return (day) => (sums[countBefore(ordered, day)] ?? 0) - base;
}

function countBefore(ordered: readonly (readonly [number, number])[], day: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.[0] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parseWindows(windows: readonly OpeningWindow[]): DayWindow[] {
  const parsed = windows
    .map(([from, to]) => ({ from: parseTime(from), to: parseTime(to) }))
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of parsed) {
    if (from >= to)
      throw new CalendarError(
        "bad_window",
        "A window ends after it begins; write a shift over midnight as two windows.",
      );
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function parseTime(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (text === "24:00") return DAY;
  if (match === null) throw new CalendarError("bad_window", `"${text}" is not a time (HH:MM).`);
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

function parseDay(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : Number.NaN;
  if (!Number.isInteger(day) || new Date(day * DAY).toISOString().slice(0, 10) !== text)
    throw new CalendarError("bad_day", `"${text}" is not a day (YYYY-MM-DD).`);
  return day;
}

function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function lengthOf(windows: readonly DayWindow[]): number {
  return windows.reduce((sum, { from, to }) => sum + to - from, 0);
}

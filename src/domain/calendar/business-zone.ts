import { CalendarError } from "@/domain/calendar/business-error";

/** A time zone as a clock: what the local wall shows at an instant, and when a wall time is. */
export interface ZoneClock {
  readonly timeZone: string;
  /** Milliseconds the wall is ahead of UTC at an instant. */
  readonly offsetAt: (instant: number) => number;
  /**
   * The instant at which the wall shows a local time (milliseconds as if it were UTC). In a gap shifted forward by its
   * length, in an overlap the earlier of the two.
   */
  readonly instantOf: (local: number) => number;
  /** The instants in [from, to) at which the offset changes, ascending. */
  readonly changesBetween: (from: number, to: number) => number[];
}

/** Instants this clock accepts: 1970 up to 2200. */
export const FIRST_INSTANT = 0;
export const LAST_INSTANT = Date.UTC(2200, 0, 1);

const DAY = 86_400_000;
const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA time zone. Throws `unknown_zone`. Made once per zone: offsets are searched a year at a time. */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const offset = offsetReader(timeZone);
  const years = new Map<number, readonly Change[]>();
  // Questions come in runs about one year.
  let last: { from: number; to: number; changes: readonly Change[] } = { from: 0, to: 0, changes: [] };
  const yearOf = (instant: number) => {
    if (instant >= last.from && instant < last.to) return last.changes;
    const year = new Date(instant).getUTCFullYear();
    const changes = years.get(year) ?? changesOfYear(year, offset);
    years.set(year, changes);
    last = { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1), changes };
    return changes;
  };
  const offsetAt = (instant: number) => {
    const changes = yearOf(instant);
    let i = changes.length - 1;
    while (i > 0 && (changes[i]?.at ?? 0) > instant) i -= 1;
    return changes[i]?.offset ?? 0;
  };
  const clock: ZoneClock = {
    timeZone,
    offsetAt,
    instantOf: (local) => {
      const before = offsetAt(local - DAY);
      const after = offsetAt(local + DAY);
      if (before === after) return local - before;
      // Overlap: both wall times exist, the larger offset is the earlier instant. Gap: neither does.
      const valid = [before, after].filter((candidate) => offsetAt(local - candidate) === candidate);
      return valid.length === 0 ? local - before : local - Math.max(...valid);
    },
    changesBetween: (from, to) => {
      const found: number[] = [];
      for (let year = new Date(from).getUTCFullYear(); Date.UTC(year, 0, 1) < to; year += 1)
        for (const { at } of yearOf(Date.UTC(year, 6, 1)).slice(1)) if (at >= from && at < to) found.push(at);
      return found;
    },
  };
  clocks.set(timeZone, clock);
  return clock;
}

/** From `at` on, the wall is `offset` ahead of UTC. */
interface Change {
  readonly at: number;
  readonly offset: number;
}

/** The year's first offset and each change within it: sampled weekly, then bisected to the second. */
function changesOfYear(year: number, offset: (instant: number) => number): Change[] {
  const begin = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const changes: Change[] = [{ at: begin, offset: offset(begin) }];
  for (let from = begin; from < end; from += 7 * DAY) {
    const to = Math.min(end, from + 7 * DAY) - 1000;
    const last = changes.at(-1)?.offset;
    if (offset(to) === last) continue;
    let low = Math.max(begin, from - 1000);
    let high = to;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offset(middle) === last) low = middle;
      else high = middle;
    }
    changes.push({ at: high, offset: offset(high) });
  }
  return changes;
}

function offsetReader(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new CalendarError("unknown_zone", `"${timeZone}" is not a time zone.`);
  }
  return (instant) => {
    // "3 29 2026 A, 03:00:00": month, day, year, hour, minute, second.
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
      format.format(instant).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

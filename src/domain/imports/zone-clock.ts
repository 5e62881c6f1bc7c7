import { tzOffset } from "@date-fns/tz";

/** Converts between the instants of UTC and the wall clock of one time zone; both in milliseconds. */
export interface ZoneClock {
  /** The instant at which the clock shows this. A time that a change of clocks skips is the same time after it. */
  toInstant(local: number): number;
  /** What the clock shows at an instant, as if it were UTC. */
  toLocal(instant: number): number;
}

const QUARTER_HOUR = 15 * 60_000;
const MOST_REMEMBERED = 50_000;

/** The clock of a zone. Offsets change on quarter hours, so one look-up a quarter serves a file of a million rows. */
export function zoneClock(zone: string): ZoneClock {
  const known = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const offset = tzOffset(zone, new Date(quarter * QUARTER_HOUR)) * 60_000;
    known.set(quarter, offset);
    return offset;
  };
  return {
    toInstant(local) {
      const first = local - offsetAt(local - offsetAt(local));
      if (first + offsetAt(first) === local) return first;
      const second = local - offsetAt(first);
      return second + offsetAt(second) === local ? second : Math.max(first, second);
    },
    toLocal: (instant) => instant + offsetAt(instant),
  };
}

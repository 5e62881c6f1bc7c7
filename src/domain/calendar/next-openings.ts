import { type BusinessCalendar, compileCalendar, instantsOf, localDayOf } from "@/domain/calendar/business-calendar";

/** An open stretch as two instants, in milliseconds since 1970. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/** A calendar that opens less than once in so many days shows fewer. */
const DAYS_LOOKED_AT = 366;

/** The next stretches in which a calendar is open, the one under way included, at most so many and within a year. */
export function nextOpenings(calendar: BusinessCalendar, now: number, most: number): Opening[] {
  const { zone, windowsOf } = compileCalendar(calendar);
  const found: Opening[] = [];
  const first = localDayOf(zone, now);
  for (let day = first; day < first + DAYS_LOOKED_AT && found.length < most; day += 1)
    for (const window of windowsOf(day)) {
      const opening = instantsOf(zone, day, window);
      if (opening.to > now && opening.to > opening.from && found.length < most) found.push(opening);
    }
  return found;
}

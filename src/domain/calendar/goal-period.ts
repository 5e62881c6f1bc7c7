import { CalendarError } from "@/domain/calendar/business-error";
import { addDays, localDay, startOfDay } from "@/domain/calendar/day";
import { type PeriodInterval, periodOf } from "@/domain/calendar/period";
import { isZone } from "@/domain/calendar/zone";

/** A calendar period said in words, as a goal names it: "within the next quarter". */
export type NamedPeriod = `${"this" | "next"}_${"week" | "month" | "quarter" | "year"}`;

/**
 * The half-open stretch [from, to) of a named period, seen from an instant in a zone; quarters and years follow the
 * fiscal year. Example: "next quarter" on 10 February 2026 in Berlin is 1 April 00:00 to 1 July 00:00 local.
 * Throws `unknown_zone`, `bad_time`, and `bad_day` for what is no period.
 */
export function goalPeriod(
  reference: number,
  zone: string,
  period: NamedPeriod,
  fiscalYearStart = 1,
): { readonly from: Date; readonly to: Date } {
  if (!isZone(zone)) throw new CalendarError("unknown_zone", `"${zone}" is not a time zone.`);
  if (!Number.isFinite(reference)) throw new CalendarError("bad_time", "The reference is no instant.");
  const [which, interval] = period.split("_") as ["this" | "next", PeriodInterval];
  if ((which !== "this" && which !== "next") || !["week", "month", "quarter", "year"].includes(interval))
    throw new CalendarError("bad_day", `"${period}" is no period.`);
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12)
    throw new CalendarError("bad_day", "The fiscal year begins in month 1 to 12.");
  const running = periodOf(localDay(reference, zone), interval, { fiscalYearStart });
  const chosen = which === "this" ? running : periodOf(addDays(running.end, 1), interval, { fiscalYearStart });
  return { from: startOfDay(chosen.start, zone), to: startOfDay(addDays(chosen.end, 1), zone) };
}

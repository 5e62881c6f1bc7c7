import type { CalendarRow } from "@/db/queries/promises/list-calendars";
import type { Opening } from "@/domain/calendar/next-openings";
import { type CalendarDocument, WEEKDAYS, writeHours } from "@/domain/calendar/read-calendar";
import { dateFormat } from "@/platform/i18n/formats";
import { sayDayOf } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** A day of the week, 0 Monday … 6 Sunday, long or short. */
export function sayWeekday(day: number, locale: string, weekday: "long" | "short"): string {
  // 1 January 2024 was a Monday.
  return dateFormat(locale, { weekday, timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));
}

/** "Mon–Fri 09:00–17:00 · Sat 10:00–14:00": days in a row with the same hours together; closed days are left out. */
export function sayWeek({ weekly }: CalendarDocument, locale: string, t: Translator<"promises">): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [day, name] of WEEKDAYS.entries()) {
    const hours = writeHours(weekly[name] ?? []);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const open = runs.filter(({ hours }) => hours !== "");
  if (open.length === 0) return t("calendar.closed");
  return open
    .map(({ first, last, hours }) => {
      const days = first === last ? [first] : [first, last];
      return `${days.map((day) => sayWeekday(day, locale, "short")).join("–")} ${hours}`;
    })
    .join(" · ");
}

/** "Mon, 23 Nov 2026, 09:00–17:00" on the calendar's own wall. */
export function sayOpening({ from, to }: Opening, timeZone: string, locale: string): string {
  const day = dateFormat(locale, {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone },
  });
  const time = dateFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  // Midnight at the end of a day is its 24:00.
  const end = time.format(to) === "00:00" ? "24:00" : time.format(to);
  return `${day.format(from)}, ${time.format(from)}–${end}`;
}

/** What the list says of a calendar: its zone and week, how many holidays and special days, since when. */
export function sayCalendar(
  { document, version, validFrom }: CalendarRow,
  { t, locale }: { readonly t: Translator<"promises">; readonly locale: string },
): string[] {
  const { timeZone, holidays = [], special = {} } = document;
  const since =
    validFrom.getTime() === 0
      ? t("settings.firstVersion", { n: version })
      : t("settings.version", { n: version, day: sayDayOf(validFrom, timeZone, locale) });
  const specials = Object.keys(special).length;
  const rest = [
    timeZone,
    t("settings.holidays", { n: holidays.length }),
    t("settings.specials", { n: specials }),
    since,
  ];
  return [sayWeek(document, locale, t), rest.join(" · ")];
}

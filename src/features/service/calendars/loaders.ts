import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listCalendarHistories } from "@/db/queries/promises/find-calendar";
import { listCalendars } from "@/db/queries/promises/list-calendars";
import { localDay } from "@/domain/calendar/day";
import { nextOpenings } from "@/domain/calendar/next-openings";
import { HOLIDAY_COUNTRIES, publicHolidays } from "@/domain/calendar/public-holidays";
import { type CalendarText, WEEKDAYS, writeCalendar } from "@/domain/calendar/read-calendar";
import { sayOpening, sayWeek, sayWeekday } from "@/features/service/calendars/describe-calendar";
import type { CalendarFormView } from "@/features/service/calendars/view";
import { sayDayOf } from "@/platform/i18n/say-days";
import { requireWorkspace } from "@/platform/session";

const SHOWN = 6;
const OFFICE = "09:00–17:00";

/** A calendar's form, for who may change the workspace; `id` null begins a new one with office hours. */
export async function loadCalendarForm(slug: string, id: string | null): Promise<CalendarFormView> {
  const { db, scope, workspace } = await requireWorkspace(slug, "workspace.settings");
  const t = await getTranslations("promises");
  const locale = await getLocale();
  const now = new Date();
  const { found, history } = await withTenant(db, scope, async (tx) => ({
    found: (await listCalendars(tx, scope)).find((one) => one.id === id && one.deletedAt === null),
    history: (await listCalendarHistories(tx, scope)).find((one) => one.id === id),
  }));
  if (id !== null && found === undefined) notFound();
  const text: CalendarText = found
    ? writeCalendar(found.document)
    : {
        timeZone: workspace.zone,
        weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: "", sun: "" },
        ...{ holidays: "", special: "" },
      };
  const year = Number(localDay(now, workspace.zone).slice(0, 4));
  const years = [year, year + 1, year + 2];
  const openings = found ? nextOpenings(found.document, now.getTime(), SHOWN) : [];
  const day = (at: Date) => sayDayOf(at, text.timeZone, locale);
  return {
    ...{ slug, id, name: found?.name ?? "", text },
    zones: [...new Set([text.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort(),
    days: WEEKDAYS.map((name, i) => ({ day: name, label: sayWeekday(i, locale, "long") })),
    holidayLists: HOLIDAY_COUNTRIES.map((country) => ({
      label: t("calendar.addYears", { country: t(`countries.${country}`), from: String(year), to: String(year + 2) }),
      lines: publicHolidays(country, years).join("\n"),
    })),
    preview: openings.map((one) => sayOpening(one, text.timeZone, locale)),
    versions: (history?.versions ?? [])
      .map(({ version, validFrom, document }) => ({
        key: String(version),
        title:
          validFrom.getTime() === 0
            ? t("settings.firstVersion", { n: version })
            : t("settings.version", { n: version, day: day(validFrom) }),
        text: sayWeek(document, locale, t),
      }))
      .reverse(),
  };
}

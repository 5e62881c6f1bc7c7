import type { CalendarHistory } from "@/db/queries/promises/find-calendar";
import type { CalendarRow } from "@/db/queries/promises/list-calendars";
import type { PolicyRow } from "@/db/queries/promises/list-policies";
import type { PolicyVersion } from "@/db/queries/promises/list-policy-versions";
import type { OpeningWindow } from "@/domain/calendar/business-calendar";
import { type CalendarDocument, WEEKDAYS } from "@/domain/calendar/read-calendar";

/** What a calendar says, as the API writes it: sent back, it is the same calendar. */
export function calendarJson({ timeZone, weekly, holidays = [], special = {}, holidayNames = {} }: CalendarDocument) {
  return {
    timeZone,
    weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, hoursJson(weekly[day] ?? [])])),
    holidays: holidays.map((day) => ({ day, name: holidayNames[day] ?? null })),
    special: Object.entries(special)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, windows]) => ({ day, hours: hoursJson(windows) })),
  };
}

/** A calendar with, where asked for alone, everything it ever said. */
export function toCalendarJson(
  { id, name, isDefault, version, validFrom, document }: CalendarRow,
  history: CalendarHistory | null,
) {
  const versions = history?.versions.map((one) => ({
    ...{ version: one.version, validFrom: one.validFrom.toISOString(), ...calendarJson(one.document) },
  }));
  const said = { version, validFrom: validFrom.toISOString(), ...calendarJson(document) };
  return { id, name, isDefault, ...said, ...(versions ? { versions } : {}) };
}

/** A policy with, where asked for alone, everything it ever said. */
export function toPolicyJson({ id, name, said }: PolicyRow, history: readonly PolicyVersion[] | null) {
  return { id, name, ...versionJson(said), ...(history ? { versions: history.map(versionJson) } : {}) };
}

function versionJson({ version, validFrom, active, position, conditions, calendarId, soon, targets }: PolicyVersion) {
  const since = validFrom.getTime() === 0 ? null : validFrom.toISOString();
  return { version, validFrom: since, active, position, conditions, calendarId, soon, targets };
}

function hoursJson(windows: readonly OpeningWindow[]): string[] {
  return windows.map(([from, to]) => `${from}-${to}`);
}

import type { Tx } from "@/db/client";
import { type CalendarRow, listCalendars } from "@/db/queries/promises/list-calendars";
import { listPolicies } from "@/db/queries/promises/list-policies";
import { askPromiseRun } from "@/db/queries/promises/promise-runs";
import {
  insertCalendar,
  insertCalendarVersion,
  setDefaultCalendar,
  updateCalendar,
} from "@/db/queries/promises/write-calendar";
import type { WorkspaceScope } from "@/db/scope";
import { localDay, startOfDay } from "@/domain/calendar/day";
import { type CalendarDocument, writeCalendar } from "@/domain/calendar/read-calendar";
import { writeAudit } from "@/platform/audit";
import type { AuditAction } from "@/platform/audit-actions";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import type { Translator } from "@/platform/i18n/translator";

const MOST = 50;

export interface CalendarChange {
  readonly name: string;
  readonly document: CalendarDocument;
}

type Words = Translator<"promises">;

/**
 * Makes a calendar; the first one of a workspace is its default, and from then on business time is measured by it, also of
 * what lies before. Returns its id. Throws 422 for a taken name, 409 for too many.
 */
export async function createCalendar(
  tx: Tx,
  scope: WorkspaceScope,
  { name, document }: CalendarChange,
  { t, now }: { readonly t: Words; readonly now: Date },
): Promise<string> {
  const others = (await listCalendars(tx, scope)).filter(isLive);
  if (others.length >= MOST) throw conflict(t("errors.most", { n: MOST }));
  requireFree(others, name, null, t);
  const isDefault = others.length === 0;
  const id = await insertCalendar(tx, scope, { name, isDefault, document });
  const after = { name, isDefault, ...writeCalendar(document) };
  await writeAudit(tx, scope, { action: "business_calendar.created", subject: id, after });
  if (isDefault) await askPromiseRun(tx, scope, { cause: "calendar", subject: id, reach: "all", at: now });
  return id;
}

/**
 * Changes a calendar: other hours are a new version from the start of today on, by the calendar's own zone, and what is open
 * is measured anew by a job. False where nothing is different. Throws 404, and 422 for a taken name.
 */
export async function changeCalendar(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  { name, document }: CalendarChange,
  { t, now }: { readonly t: Words; readonly now: Date },
): Promise<boolean> {
  const live = (await listCalendars(tx, scope)).filter(isLive);
  const before = requireOne(live, id);
  requireFree(live, name, id, t);
  const said = { name: before.name, ...writeCalendar(before.document) };
  const says = { name, ...writeCalendar(document) };
  const otherHours = JSON.stringify(writeCalendar(before.document)) !== JSON.stringify(writeCalendar(document));
  if (before.name === name && !otherHours) return false;
  if (before.name !== name) await updateCalendar(tx, scope, id, { name });
  if (otherHours) {
    const zone = document.timeZone;
    const validFrom = startOfDay(localDay(now, zone), zone);
    await insertCalendarVersion(tx, scope, id, { document, validFrom });
    await askPromiseRun(tx, scope, { cause: "calendar", subject: id, reach: "open", at: now });
  }
  await writeAudit(tx, scope, { action: "business_calendar.changed", subject: id, before: said, after: says });
  return true;
}

/** What can be done to a calendar from the list. */
export type CalendarDeed = "default" | "delete" | "restore";

/**
 * Makes a calendar the default (everything is measured anew by it), takes it off the list, or brings it back. Throws 409 where
 * a policy uses it, or it is the default while there are others.
 */
export async function doToCalendar(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  deed: CalendarDeed,
  { t, now }: { readonly t: Words; readonly now: Date },
): Promise<void> {
  const all = await listCalendars(tx, scope);
  const live = all.filter(isLive);
  const one = requireOne(deed === "restore" ? all : live, id);
  const audit = (action: AuditAction) => writeAudit(tx, scope, { action, subject: id, after: { name: one.name } });
  const measureAll = () => askPromiseRun(tx, scope, { cause: "calendar", subject: id, reach: "all", at: now });
  if (deed === "default") {
    if (one.isDefault) return;
    await setDefaultCalendar(tx, scope, id);
    await measureAll();
    await audit("business_calendar.default");
  } else if (deed === "delete") {
    const policies = (await listPolicies(tx, scope)).filter(
      ({ deletedAt, said }) => deletedAt === null && said.calendarId === id,
    );
    if (policies.length > 0) throw conflict(t("errors.inUse", { names: policies.map(({ name }) => name).join(", ") }));
    if (one.isDefault && live.length > 1) throw conflict(t("errors.isDefault"));
    await updateCalendar(tx, scope, id, { deletedAt: now, isDefault: false });
    if (one.isDefault) await measureAll();
    await audit("business_calendar.deleted");
  } else if (one.deletedAt !== null) {
    requireFree(live, one.name, id, t);
    const isDefault = live.length === 0;
    await updateCalendar(tx, scope, id, { deletedAt: null, isDefault });
    if (isDefault) await measureAll();
    await audit("business_calendar.restored");
  }
}

function isLive({ deletedAt }: CalendarRow): boolean {
  return deletedAt === null;
}

function requireOne(rows: readonly CalendarRow[], id: string): CalendarRow {
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function requireFree(rows: readonly CalendarRow[], name: string, own: string | null, t: Words): void {
  const taken = rows.some((row) => row.id !== own && row.name.toLowerCase() === name.toLowerCase());
  if (taken) throw invalid([{ path: "name", message: t("errors.nameTaken") }]);
}

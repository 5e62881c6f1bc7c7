import { z } from "zod";
import { type Tx, withTenant } from "@/db/client";
import { listCalendarHistories } from "@/db/queries/promises/find-calendar";
import { type CalendarRow, listCalendars } from "@/db/queries/promises/list-calendars";
import type { WorkspaceScope } from "@/db/scope";
import { type CalendarDocument, type CalendarFault, readCalendar } from "@/domain/calendar/read-calendar";
import { changeCalendar, createCalendar, doToCalendar } from "@/features/service/calendars/change-calendar";
import {
  type CalendarInput,
  calendarText,
  createCalendarSchema,
  updateCalendarSchema,
} from "@/features/service/rules-api/input";
import { calendarJson, toCalendarJson } from "@/features/service/rules-api/view";
import { json } from "@/platform/http/json";
import { invalid, notFound } from "@/platform/http/problem";
import { idParam } from "@/platform/http/read-query";
import type { KeyedRequest } from "@/platform/http/with-api-key";
import { translatorIn } from "@/platform/i18n/translator";

/** The API speaks English. */
const t = translatorIn("en", "promises");

/** `GET /api/v1/business-calendars`: the default first. */
export async function answerCalendars({ db, scope, query }: KeyedRequest): Promise<Response> {
  query(z.object({}));
  const rows = await withTenant(db, scope, (tx) => listCalendars(tx, scope));
  return json(200, { items: rows.filter(isLive).map((row) => toCalendarJson(row, null)) });
}

/** `GET /api/v1/business-calendars/{id}`: with every version it had. */
export async function answerCalendar({ db, scope, params }: KeyedRequest): Promise<Response> {
  return json(200, await withTenant(db, scope, (tx) => one(tx, scope, idParam(params, "calendar"))));
}

/** `POST /api/v1/business-calendars`. */
export async function answerCreateCalendar({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const input = await body(createCalendarSchema);
  const change = { name: input.name, document: readDocument(input, now) };
  const made = await withTenant(db, scope, async (tx) =>
    one(tx, scope, await createCalendar(tx, scope, change, { t, now })),
  );
  return json(201, made);
}

/** `PATCH /api/v1/business-calendars/{id}`: other hours are a new version from the start of today on. */
export async function answerUpdateCalendar({ db, scope, now, params, json: body }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "calendar");
  await withTenant(db, scope, (tx) => requireCalendar(tx, scope, id));
  const { isDefault, ...given } = await body(updateCalendarSchema);
  const changed = await withTenant(db, scope, async (tx) => {
    const { name, document } = await requireCalendar(tx, scope, id);
    const input: CalendarInput = { name, ...calendarJson(document), ...leftIn(given) };
    await changeCalendar(tx, scope, id, { name: input.name, document: readDocument(input, now) }, { t, now });
    if (isDefault) await doToCalendar(tx, scope, id, "default", { t, now });
    return one(tx, scope, id);
  });
  return json(200, changed);
}

/** `DELETE /api/v1/business-calendars/{id}`: what was measured by it keeps its versions. */
export async function answerDeleteCalendar({ db, scope, now, params }: KeyedRequest): Promise<Response> {
  const id = idParam(params, "calendar");
  await withTenant(db, scope, (tx) => doToCalendar(tx, scope, id, "delete", { t, now }));
  return new Response(null, { status: 204 });
}

async function one(tx: Tx, scope: WorkspaceScope, id: string) {
  const row = await requireCalendar(tx, scope, id);
  const history = (await listCalendarHistories(tx, scope)).find((calendar) => calendar.id === id);
  return toCalendarJson(row, history ?? null);
}

async function requireCalendar(tx: Tx, scope: WorkspaceScope, id: string): Promise<CalendarRow> {
  const found = (await listCalendars(tx, scope)).find((row) => row.id === id && isLive(row));
  if (found === undefined) throw notFound();
  return found;
}

function isLive({ deletedAt }: CalendarRow): boolean {
  return deletedAt === null;
}

/** Throws 422 with the path of each fault; a calendar that is never open is one. */
function readDocument(input: Omit<CalendarInput, "name">, now: Date): CalendarDocument {
  const read = readCalendar(calendarText(input), now.getTime());
  if ("calendar" in read) return read.calendar;
  throw invalid(
    read.faults.map((fault) => ({ path: pathOf(fault), message: t(`errors.${fault.code}`, { text: fault.text }) })),
  );
}

function pathOf({ field, line }: CalendarFault): string {
  if (field === "week") return "weekly";
  if (field === "timeZone") return field;
  if (field === "holidays" || field === "special") return line === undefined ? field : `${field}.${line - 1}`;
  return `weekly.${field}`;
}

/** Without what was left out. */
function leftIn<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

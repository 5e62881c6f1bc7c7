import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { businessCalendar, businessCalendarVersion } from "@/db/schema/calendar";
import type { WorkspaceScope } from "@/db/scope";
import type { BusinessCalendar } from "@/domain/calendar/business-calendar";
import { historyClock } from "@/domain/calendar/calendar-history";
import type { Clock } from "@/domain/metrics/clock";

/** A calendar of the workspace with all it ever said. */
export interface CalendarHistory {
  readonly id: string;
  readonly isDefault: boolean;
  readonly versions: readonly {
    readonly version: number;
    readonly validFrom: Date;
    readonly document: BusinessCalendar;
  }[];
}

export interface FoundCalendar {
  readonly calendarId: string;
  /** The version in force at the instant asked for. */
  readonly version: number;
  /** What it says then. */
  readonly calendar: BusinessCalendar;
  /** Business time by what the calendar said at each time: to be made once a batch, for all of its instants. */
  readonly clock: Clock;
}

/** The workspace's default calendar as it stands at an instant; null until somebody sets one: then all time counts. */
export async function findCalendar(tx: Tx, scope: WorkspaceScope, at: Date): Promise<FoundCalendar | null> {
  const found = (await listCalendarHistories(tx, scope)).find(({ isDefault }) => isDefault);
  if (found === undefined) return null;
  const then = found.versions.findLast(({ validFrom }) => validFrom <= at) ?? found.versions[0];
  if (then === undefined) return null;
  return { calendarId: found.id, version: then.version, calendar: then.document, clock: clockOf(found) };
}

/** The calendars that are in use, each with its versions in the order they were said. */
export async function listCalendarHistories(tx: Tx, scope: WorkspaceScope): Promise<CalendarHistory[]> {
  const rows = await tx
    .select({
      id: businessCalendar.id,
      isDefault: businessCalendar.isDefault,
      deletedAt: businessCalendar.deletedAt,
      version: businessCalendarVersion.version,
      validFrom: businessCalendarVersion.validFrom,
      document: businessCalendarVersion.document,
    })
    .from(businessCalendar)
    .innerJoin(
      businessCalendarVersion,
      and(
        eq(businessCalendarVersion.workspaceId, businessCalendar.workspaceId),
        eq(businessCalendarVersion.calendarId, businessCalendar.id),
      ),
    )
    .where(eq(businessCalendar.workspaceId, scope.workspaceId))
    .orderBy(asc(businessCalendar.createdAt), asc(businessCalendar.id), asc(businessCalendarVersion.version));
  const found = new Map<string, CalendarHistory & { versions: CalendarHistory["versions"][number][] }>();
  for (const { id, isDefault, deletedAt, ...version } of rows) {
    const calendar = found.get(id) ?? { id, isDefault: isDefault && deletedAt === null, versions: [] };
    calendar.versions.push(version);
    found.set(id, calendar);
  }
  return [...found.values()];
}

/** The clock of a calendar over its whole history. */
export function clockOf({ versions }: CalendarHistory): Clock {
  return historyClock(versions.map(({ validFrom, document }) => ({ from: validFrom.getTime(), calendar: document })));
}

import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { businessCalendar, businessCalendarVersion } from "@/db/schema/calendar";
import type { WorkspaceScope } from "@/db/scope";

export type CalendarRow = typeof businessCalendar.$inferSelect &
  Pick<typeof businessCalendarVersion.$inferSelect, "version" | "document" | "validFrom">;

/** Every calendar with what it says last, deleted ones included; the default first, then by name. */
export function listCalendars(tx: Tx, { workspaceId }: WorkspaceScope): Promise<CalendarRow[]> {
  const last = tx
    .selectDistinctOn([businessCalendarVersion.calendarId])
    .from(businessCalendarVersion)
    .where(eq(businessCalendarVersion.workspaceId, workspaceId))
    .orderBy(businessCalendarVersion.calendarId, desc(businessCalendarVersion.version))
    .as("last");
  return tx
    .select({
      workspaceId: businessCalendar.workspaceId,
      id: businessCalendar.id,
      name: businessCalendar.name,
      isDefault: businessCalendar.isDefault,
      createdAt: businessCalendar.createdAt,
      deletedAt: businessCalendar.deletedAt,
      version: last.version,
      document: last.document,
      validFrom: last.validFrom,
    })
    .from(businessCalendar)
    .innerJoin(last, eq(last.calendarId, businessCalendar.id))
    .where(and(eq(businessCalendar.workspaceId, workspaceId)))
    .orderBy(desc(businessCalendar.isDefault), asc(businessCalendar.name));
}

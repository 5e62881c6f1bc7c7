import { and, eq, max } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { businessCalendar, businessCalendarVersion } from "@/db/schema/calendar";
import type { WorkspaceScope } from "@/db/scope";
import type { CalendarDocument } from "@/domain/calendar/read-calendar";

/** From when on a first version holds: all time before it as well. */
export const ALWAYS = new Date(0);

/** Stores a calendar with its first version, which also holds for all time before. Returns its id. */
export async function insertCalendar(
  tx: Tx,
  scope: WorkspaceScope,
  { name, isDefault, document }: { name: string; isDefault: boolean; document: CalendarDocument },
): Promise<string> {
  const id = v7();
  await tx.insert(businessCalendar).values({ workspaceId: scope.workspaceId, id, name, isDefault });
  await insertCalendarVersion(tx, scope, id, { document, validFrom: ALWAYS });
  return id;
}

/** Writes down what a calendar says from an instant on. Returns the version's number. */
export async function insertCalendarVersion(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  calendarId: string,
  { document, validFrom }: { document: CalendarDocument; validFrom: Date },
): Promise<number> {
  const [last] = await tx
    .select({ version: max(businessCalendarVersion.version) })
    .from(businessCalendarVersion)
    .where(
      and(eq(businessCalendarVersion.workspaceId, workspaceId), eq(businessCalendarVersion.calendarId, calendarId)),
    );
  const version = (last?.version ?? 0) + 1;
  await tx.insert(businessCalendarVersion).values({ workspaceId, calendarId, version, document, validFrom });
  return version;
}

/** Changes a calendar's own row. */
export async function updateCalendar(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  id: string,
  change: Partial<Pick<typeof businessCalendar.$inferInsert, "name" | "isDefault" | "deletedAt">>,
): Promise<void> {
  await tx
    .update(businessCalendar)
    .set(change)
    .where(and(eq(businessCalendar.workspaceId, workspaceId), eq(businessCalendar.id, id)));
}

/** Makes one calendar the default, and no other. */
export async function setDefaultCalendar(tx: Tx, scope: WorkspaceScope, id: string): Promise<void> {
  await tx
    .update(businessCalendar)
    .set({ isDefault: false })
    .where(and(eq(businessCalendar.workspaceId, scope.workspaceId), eq(businessCalendar.isDefault, true)));
  await updateCalendar(tx, scope, id, { isDefault: true });
}

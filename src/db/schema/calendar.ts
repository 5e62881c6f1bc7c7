import { sql } from "drizzle-orm";
import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";
import type { CalendarDocument } from "@/domain/calendar/read-calendar";

/** When a team works. What it says stands in its versions; one calendar of a workspace is the default. */
export const businessCalendar = pgTable(
  "business_calendar",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("business_calendar_default").on(table.workspaceId).where(sql`is_default and deleted_at is null`),
    uniqueIndex("business_calendar_name").on(table.workspaceId, sql`lower(name)`).where(sql`deleted_at is null`),
    tenantPolicy(),
  ],
);

/** What a calendar says from an instant on; the first one of it also holds for all time before. Never changed. */
export const businessCalendarVersion = pgTable(
  "business_calendar_version",
  {
    workspaceId: workspaceId(),
    calendarId: uuid("calendar_id").notNull(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<CalendarDocument>().notNull(),
    validFrom: instant("valid_from").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.calendarId, table.version] }),
    foreignKey({
      columns: [table.workspaceId, table.calendarId],
      foreignColumns: [businessCalendar.workspaceId, businessCalendar.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** A page of tiles that somebody chose and ordered. */
export const dashboard = pgTable(
  "dashboard",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** In their order; what they may be stands in `features/dashboards/own/input.ts`. */
    tiles: jsonb("tiles").$type<readonly unknown[]>().notNull(),
    ownerId: uuid("owner_id").notNull(),
    /** Everybody of the workspace sees it; else its owner alone. */
    shared: boolean("shared").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    /** Gone from every list, and brought back by an undo. */
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("dashboard_owner").on(table.workspaceId, table.ownerId),
    tenantPolicy(),
  ],
);

/** An address of the app under a name: which page, and all that its parameters say. */
export const savedView = pgTable(
  "saved_view",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** Below `/w/{workspace}`: '' is the overview. */
    path: text("path").notNull(),
    query: text("query").notNull(),
    ownerId: uuid("owner_id").notNull(),
    shared: boolean("shared").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("saved_view_owner").on(table.workspaceId, table.ownerId),
    tenantPolicy(),
  ],
);

/** What opens instead of the overview: for a person (`who` is their id) or for a role (`who` is its name). */
export const homeChoice = pgTable(
  "home_choice",
  {
    workspaceId: workspaceId(),
    who: text("who").notNull(),
    dashboardId: uuid("dashboard_id"),
    savedViewId: uuid("saved_view_id"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.who] }),
    foreignKey({
      columns: [table.workspaceId, table.dashboardId],
      foreignColumns: [dashboard.workspaceId, dashboard.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.savedViewId],
      foreignColumns: [savedView.workspaceId, savedView.id],
    }).onDelete("cascade"),
    // A person may choose the plain overview although their role has another home: then both are null.
    check("home_choice_one", sql`dashboard_id is null or saved_view_id is null`),
    tenantPolicy(),
  ],
);

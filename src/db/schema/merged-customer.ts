import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/**
 * Which customer somebody became who was two. Ids alone: links in mails that were sent before still name the one that is gone,
 * and so does an older copy of the database, out of which they are erased with the other.
 */
export const mergedCustomer = pgTable(
  "merged_customer",
  {
    workspaceId: workspaceId(),
    goneId: uuid("gone_id").notNull(),
    /** Always of one who was there at the last merge: chains are shortened. May have been erased since. */
    keptId: uuid("kept_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.goneId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";

/**
 * What was deleted for good, by ids that mean nothing elsewhere: a copy of the database that is older gets it taken out again
 * when it is restored. Outlives its workspace.
 */
export const erasure = pgTable(
  "erasure",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** `customer`: everything that says who they are, while their scores stay. */
    kind: text("kind", { enum: ["response", "customer", "survey", "workspace"] }).notNull(),
    subject: uuid("subject").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";

/**
 * What people had deleted, by ids that mean nothing elsewhere: an older copy of the database has it taken out again when it is
 * restored. Surveys and workspaces are not among it: getting one back is what copies are for.
 */
export const erasure = pgTable(
  "erasure",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** `customer`: everything that says who they are, while their scores stay; `words`: what one response said. */
    kind: text("kind", { enum: ["response", "customer", "words"] }).notNull(),
    subject: uuid("subject").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

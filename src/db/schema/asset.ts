import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** A picture as it is served: checked and written anew when it was uploaded, never changed afterwards. */
export const asset = pgTable(
  "asset",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    contentType: text("content_type", { enum: ["image/png", "image/svg+xml"] }).notNull(),
    /** In CSS pixels, as it is shown at its natural size. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bytes("bytes").notNull(),
    /** SHA-256 of the bytes: the same picture is stored once. */
    hash: bytes("hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("asset_hash").on(table.workspaceId, table.hash),
    tenantPolicy(),
  ],
);

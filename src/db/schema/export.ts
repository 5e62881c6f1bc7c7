import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { survey } from "@/db/schema/survey";

/** A file of answers that a job writes; named `export` in the database. */
export const exportRun = pgTable(
  "export",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    format: text("format", { enum: ["csv", "xlsx", "jsonl"] }).notNull(),
    /** The filter of the answers as it was asked for. */
    filter: jsonb("filter").notNull(),
    /** The language that an XLSX file's own words are in. */
    locale: text("locale").notNull(),
    status: text("status", { enum: ["queued", "running", "done", "failed"] }).notNull(),
    rows: integer("rows").notNull().default(0),
    /** How many rows are to come; null where counting them took too long. */
    total: integer("total"),
    /** The size of the whole file. */
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
    /** Why there is no file. */
    fault: text("fault", { enum: ["failed", "erased", "tooFew", "tooLarge", "surveyGone"] }),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    /** From here on the file is gone. */
    expiresAt: instant("expires_at"),
    /** When who asked for it took it or put its notice away. */
    seenAt: instant("seen_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    index("export_created").on(table.workspaceId, table.createdAt),
    index("export_survey").on(table.workspaceId, table.surveyId),
    index("export_unseen").on(table.workspaceId, table.createdBy).where(sql`seen_at is null`),
    tenantPolicy(),
  ],
);

/** The file in pieces, so that every process can send it; compressed by gzip but for XLSX, which is compressed in itself. */
export const exportChunk = pgTable(
  "export_chunk",
  {
    workspaceId: workspaceId(),
    exportId: uuid("export_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    bytes: bytes("bytes").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.exportId, table.ordinal] }),
    foreignKey({
      columns: [table.workspaceId, table.exportId],
      foreignColumns: [exportRun.workspaceId, exportRun.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

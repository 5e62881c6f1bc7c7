import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { survey } from "@/db/schema/survey";
import { workspace } from "@/db/schema/workspace";
import type { ImportFault } from "@/domain/imports/fault";
import type { ImportPurpose } from "@/domain/imports/purpose";

/** One uploaded file on its way into responses; named `import` in the database. */
export const importRun = pgTable(
  "import",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** Null while a new survey is still to be made from `name`. */
    surveyId: uuid("survey_id"),
    /** The name of the survey to make, where none was chosen. */
    name: text("name"),
    /** True where this import made its survey. */
    madeSurvey: boolean("made_survey").notNull().default(false),
    fileName: text("file_name").notNull(),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull().default(0),
    readBytes: bigint("read_bytes", { mode: "number" }).notNull().default(0),
    /** What its rows are: answers, customers, tickets …; `features/imports/find-purpose.ts` names them. */
    purpose: text("purpose").$type<ImportPurpose>().notNull().default("answers"),
    /** The tool whose file it is, where that is known: says how many lines are header and which are no answers. */
    source: text("source"),
    /** The text's encoding as the upload found it, or as a person said; null for a workbook. */
    encoding: text("encoding"),
    mapping: jsonb("mapping").$type<Readonly<Record<string, unknown>>>().notNull(),
    dryRun: boolean("dry_run").notNull().default(false),
    status: text("status", {
      enum: ["uploading", "queued", "running", "done", "failed", "undoing", "undone"],
    }).notNull(),
    rows: integer("rows").notNull().default(0),
    stored: integer("stored").notNull().default(0),
    duplicates: integer("duplicates").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    /** How fast its last batches were stored; null before the first. */
    rowsPerSecond: integer("rows_per_second"),
    /** Why it failed: a code with its values, which each reader's language says. */
    fault: jsonb("fault").$type<ImportFault>(),
    /** The same in English, of imports that were made before `fault` was. */
    error: text("error"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.surveyId], foreignColumns: [survey.workspaceId, survey.id] }),
    tenantPolicy(),
  ],
);

/** The file itself in pieces, kept until the import has read it: every instance can take the job. */
export const importChunk = pgTable(
  "import_chunk",
  {
    workspaceId: workspaceId(),
    importId: uuid("import_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    bytes: bytes("bytes").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.importId, table.ordinal] }),
    foreignKey({
      columns: [table.workspaceId, table.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/**
 * How a row stood before an import changed it, so that undoing the import can put it back where nobody changed it since.
 * Rows that an import made carry its id themselves.
 */
export const importBefore = pgTable(
  "import_before",
  {
    workspaceId: workspaceId(),
    importId: uuid("import_id").notNull(),
    /** The table the row is in. */
    family: text("family").notNull(),
    rowId: uuid("row_id").notNull(),
    before: jsonb("before").notNull(),
    /** The row's `updated_at` as the import left it. */
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.importId, table.family, table.rowId] }),
    foreignKey({
      columns: [table.workspaceId, table.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete("cascade"),
    index("import_before_row").on(table.workspaceId, table.rowId),
    tenantPolicy(),
  ],
);

/** What was wrong with a cell or a row, by line and column of the file. */
export const importProblem = pgTable(
  "import_problem",
  {
    workspaceId: workspaceId(),
    importId: uuid("import_id").notNull(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    line: integer("line").notNull(),
    column: text("column"),
    /** What was wrong: a code with its values, which each reader's language says. */
    fault: jsonb("fault").$type<ImportFault>(),
    /** The same in English, of imports that were made before `fault` was. */
    reason: text("reason"),
    /** True where the whole row was left out. */
    rejected: boolean("rejected").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.importId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.importId],
      foreignColumns: [importRun.workspaceId, importRun.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

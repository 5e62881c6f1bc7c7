import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/**
 * A month or quarter whose numbers were reported: they are kept in `closed_number` as they stood. While it is being closed
 * (`closed_at` is null) changes of its days are written down already. Reopened ones stay as history.
 */
export const closedPeriod = pgTable(
  "closed_period",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["month", "quarter"] }).notNull(),
    /** Local days, both included. */
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    /** The zone in which its days were counted. */
    zone: text("zone").notNull(),
    startedAt: instant("started_at").notNull(),
    /** The one moment that all its numbers are of. */
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    note: text("note").notNull().default(""),
    reopenedAt: instant("reopened_at"),
    reopenedBy: uuid("reopened_by"),
    reopenReason: text("reopen_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("closed_period_days").on(table.workspaceId, table.fromDay, table.toDay).where(sql`reopened_at is null`),
    index("closed_period_to_day").on(table.workspaceId, table.toDay).where(sql`reopened_at is null`),
    check("closed_period_order", sql`to_day > from_day`),
    check("closed_period_reopened", sql`(reopened_at is null) = (reopen_reason is null)`),
    tenantPolicy(),
  ],
);

/** One number of a closed period with all it was computed from: it names nobody. */
export const closedNumber = pgTable(
  "closed_number",
  {
    workspaceId: workspaceId(),
    periodId: uuid("period_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    metric: text("metric").notNull(),
    /** Null: of every survey, or of no answers at all. The name is kept for when the survey is gone. */
    surveyId: uuid("survey_id"),
    surveyName: text("survey_name"),
    questionId: text("question_id"),
    /** Both '' for the total. */
    dimension: text("dimension").notNull().default(""),
    value: text("value").notNull().default(""),
    /** The days it is of: those of the period, but for who stays and leaves, told over the workspace's window. */
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    scale: text("scale"),
    reading: doublePrecision("reading"),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    method: text("method"),
    n: integer("n").notNull(),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    /** True where a group is too small to be told. */
    suppressed: smallint("suppressed").notNull().default(0),
    /** Promoters, satisfied, still open …, as the metric names them. */
    counts: jsonb("counts").$type<Readonly<Record<string, number>>>().notNull(),
    /** What the reading is computed from: a tally, sums, a histogram. */
    inputs: jsonb("inputs").$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.periodId, table.ordinal] }),
    foreignKey({
      columns: [table.workspaceId, table.periodId],
      foreignColumns: [closedPeriod.workspaceId, closedPeriod.id],
    }).onDelete("cascade"),
    index("closed_number_total").on(table.workspaceId, table.periodId, table.metric).where(sql`dimension = ''`),
    tenantPolicy(),
  ],
);

/**
 * Scores of a closed period's days that were stored, changed or taken away after it was closed, those of one statement and one
 * kind together; written by the triggers on `answer`.
 */
export const restatement = pgTable(
  "restatement",
  {
    workspaceId: workspaceId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    periodId: uuid("period_id").notNull(),
    /** Of the transaction: what one deed did has one instant. */
    at: instant("at").notNull(),
    cause: text("cause").notNull(),
    importId: uuid("import_id"),
    surveyId: uuid("survey_id").notNull(),
    questionId: text("question_id").notNull(),
    series: smallint("series").notNull(),
    /** `answer.bucket` as it was and as it is, within the period's days; null where there was or is none. */
    bucketBefore: smallint("bucket_before"),
    bucketAfter: smallint("bucket_after"),
    n: integer("n").notNull(),
    /** The first fifty of them. */
    responseIds: uuid("response_ids").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.periodId],
      foreignColumns: [closedPeriod.workspaceId, closedPeriod.id],
    }).onDelete("cascade"),
    index("restatement_period").on(table.workspaceId, table.periodId, table.at),
    tenantPolicy(),
  ],
);

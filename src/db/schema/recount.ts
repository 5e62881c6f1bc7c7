import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** One comparison of a workspace's tallies with its answers; one after a rebuild says what the rebuild came to. */
export const recount = pgTable(
  "recount",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** `rebuild`: the tallies were set right first. */
    cause: text("cause", { enum: ["night", "person", "rebuild"] }).notNull(),
    status: text("status", { enum: ["queued", "running", "done", "failed"] }).notNull(),
    surveys: integer("surveys").notNull().default(0),
    surveysDone: integer("surveys_done").notNull().default(0),
    tallies: bigint("tallies", { mode: "number" }).notNull().default(0),
    differ: bigint("differ", { mode: "number" }).notNull().default(0),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("recount_created").on(table.workspaceId, table.createdAt),
    tenantPolicy(),
  ],
);

/** A tally that a recount found to differ, with what stands and what the answers say, by bucket. */
export const recountDifference = pgTable(
  "recount_difference",
  {
    workspaceId: workspaceId(),
    recountId: uuid("recount_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    surveyId: uuid("survey_id").notNull(),
    questionId: text("question_id").notNull(),
    series: smallint("series").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    dimension: text("dimension").notNull(),
    value: text("value").notNull(),
    /** Only the buckets that differ, each by `answer.bucket`. */
    stands: jsonb("stands").$type<Record<string, number>>().notNull(),
    counted: jsonb("counted").$type<Record<string, number>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.recountId, table.ordinal] }),
    foreignKey({
      columns: [table.workspaceId, table.recountId],
      foreignColumns: [recount.workspaceId, recount.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

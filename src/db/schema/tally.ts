import { sql } from "drizzle-orm";
import { bigint, date, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { tenantPolicy, workspaceId } from "@/db/schema/columns";

const key = () => ({
  workspaceId: workspaceId(),
  surveyId: uuid("survey_id").notNull(),
  questionId: text("question_id").notNull(),
  /** '' is the total. */
  dimension: text("dimension").notNull(),
  day: date("day", { mode: "string" }).notNull(),
  value: text("value").notNull(),
  series: smallint("series").notNull(),
});

/** How often each score was given on one day: what every number is computed from. */
export const tallyDay = pgTable(
  "tally_day",
  {
    ...key(),
    /** Eleven counts, of the scores 0 … 10. */
    counts: integer("counts").array().notNull(),
    /** The same of those held for review; null on the many days that have none, which a sum passes over. */
    held: integer("held").array(),
    missing: integer("missing").notNull(),
    notApplicable: integer("not_applicable").notNull(),
    invalid: integer("invalid").notNull(),
    excluded: integer("excluded").notNull(),
    superseded: integer("superseded").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.surveyId,
        table.questionId,
        table.dimension,
        table.day,
        table.value,
        table.series,
      ],
    }),
    index("tally_day_rest")
      .on(table.workspaceId, table.surveyId, table.questionId, table.dimension, table.day)
      .where(
        sql`held is not null or missing <> 0 or not_applicable <> 0 or invalid <> 0 or excluded <> 0 or superseded <> 0`,
      ),
    tenantPolicy(),
  ],
);

/** What was added and taken away since the last fold; a read adds both in one statement. */
export const tallyDelta = pgTable(
  "tally_delta",
  {
    ...key(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    bucket: smallint("bucket").notNull(),
    n: integer("n").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

import { sql } from "drizzle-orm";
import { check, date, doublePrecision, foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { survey } from "@/db/schema/survey";

/**
 * How large a group is among everybody a survey is about, as the workspace states it: known customers or percent, by one
 * attribute. What answers are weighed by; it goes with the survey.
 */
export const populationShare = pgTable(
  "population_share",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    dimension: text("dimension").notNull(),
    value: text("value").notNull(),
    amount: doublePrecision("amount").notNull(),
    /** Of all rows of one dimension the same. */
    unit: text("unit", { enum: ["customers", "percent"] }).notNull(),
    /** The local day it was true on. */
    asOf: date("as_of").notNull(),
    statedAt: instant("stated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.surveyId, table.dimension, table.value] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    check("population_share_amount", sql`amount >= 0 and amount < 'infinity'`),
    tenantPolicy(),
  ],
);

/** The attribute in which a survey's answers carry their own weights, as official surveys publish them. */
export const answerWeight = pgTable(
  "answer_weight",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    dimension: text("dimension").notNull(),
    statedAt: instant("stated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.surveyId] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

import { sql } from "drizzle-orm";
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** What goals serve: "Renewals FY27". Named once per workspace. */
export const objective = pgTable(
  "objective",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** Its place in the list; equal places are ordered by name. */
    position: integer("position").notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Off the list, with its goals kept; a goal that is set for it brings it back. */
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("objective_name").on(table.workspaceId, table.name),
    tenantPolicy(),
  ],
);

/** One figure to reach by a day. Its survey may go: the goal then says that its numbers are gone, and keeps its record. */
export const goal = pgTable(
  "goal",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    objectiveId: uuid("objective_id"),
    metric: text("metric", {
      enum: [
        "nps",
        "csat",
        "ces",
        "completion_rate",
        "response_rate",
        "customer_churn",
        "customer_retention",
        "revenue_churn",
        "net_revenue_retention",
        "first_response_time",
        "resolution_time",
        "sla_attainment",
        "quality_score",
      ],
    }).notNull(),
    /** Whose answers it is of; null where its number follows from no answers. */
    surveyId: uuid("survey_id"),
    /**
     * The scale its question had when the goal was set: on another one its figures mean nothing. Null: from before, and where
     * the number has no scale.
     */
    scale: text("scale"),
    /** Only answers with this value; both null: everybody. */
    segmentName: text("segment_name"),
    segmentValue: text("segment_value"),
    /** Where it starts from, as computed when it was set, with the days it was computed over. */
    baseline: doublePrecision("baseline").notNull(),
    baselineLow: doublePrecision("baseline_low"),
    baselineHigh: doublePrecision("baseline_high"),
    baselineN: integer("baseline_n").notNull(),
    baselineFrom: date("baseline_from").notNull(),
    baselineTo: date("baseline_to").notNull(),
    /** What was asked for: 10 percent of the baseline, or 10 points. */
    changeKind: text("change_kind", { enum: ["relative", "points"] }).notNull(),
    changeSize: doublePrecision("change_size").notNull(),
    target: doublePrecision("target").notNull(),
    /** Local days, both included. */
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    measuredOver: text("measured_over", { enum: ["last_28_days", "whole_period"] }).notNull(),
    /** A person; who is no member any more is told so on the screen. */
    ownerId: uuid("owner_id"),
    reason: text("reason").notNull().default(""),
    reviewOn: date("review_on").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Closed: by hand, or read for the last time after its deadline. */
    closedAt: instant("closed_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.objectiveId],
      foreignColumns: [objective.workspaceId, objective.id],
    }),
    index("goal_ends_on").on(table.workspaceId, table.endsOn),
    check("goal_days", sql`ends_on >= starts_on and review_on between starts_on and ends_on`),
    check(
      "goal_survey",
      sql`survey_id is not null or metric not in ('nps', 'csat', 'ces', 'completion_rate', 'response_rate')`,
    ),
    check("goal_segment", sql`(segment_name is null) = (segment_value is null)`),
    tenantPolicy(),
  ],
);

/** What happened to a goal: never changed afterwards. The value is the one the goal was judged by at that moment. */
export const goalCheck = pgTable(
  "goal_check",
  {
    workspaceId: workspaceId(),
    goalId: uuid("goal_id").notNull(),
    id: uuid("id").notNull(),
    at: instant("at").notNull(),
    kind: text("kind", { enum: ["set", "target_changed", "closed", "reopened", "checked", "reviewed"] }).notNull(),
    previousTarget: doublePrecision("previous_target"),
    target: doublePrecision("target").notNull(),
    reason: text("reason").notNull().default(""),
    value: doublePrecision("value"),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    n: integer("n"),
    outcome: text("outcome", { enum: ["reached clearly", "reached narrowly", "missed", "no data"] }),
    /** Of a weekly check: the last day of the week it followed, what the goal was called, and its odds, 0…1. */
    weekEnds: date("week_ends"),
    state: text("state"),
    odds: doublePrecision("odds"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.goalId, table.id] }),
    uniqueIndex("goal_check_week").on(table.workspaceId, table.goalId, table.weekEnds),
    foreignKey({ columns: [table.workspaceId, table.goalId], foreignColumns: [goal.workspaceId, goal.id] }).onDelete(
      "cascade",
    ),
    tenantPolicy(),
  ],
);

/** What a company did that may show in its numbers: a training, a release, a new price. It stands on the time line. */
export const initiative = pgTable(
  "initiative",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["training", "release", "price_change", "other"] }).notNull(),
    name: text("name").notNull(),
    /** Whose answers it concerns; both null: everybody's. */
    segmentName: text("segment_name"),
    segmentValue: text("segment_value"),
    /** Who took part, in words, and which skill was trained. */
    who: text("who").notNull().default(""),
    skill: text("skill").notNull().default(""),
    /** Local days, both included; without a last day it holds on. */
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on"),
    note: text("note").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("initiative_starts_on").on(table.workspaceId, table.startsOn),
    check("initiative_days", sql`ends_on is null or ends_on >= starts_on`),
    check("initiative_segment", sql`(segment_name is null) = (segment_value is null)`),
    tenantPolicy(),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
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
import { interaction } from "@/db/schema/interaction";
import { workspace } from "@/db/schema/workspace";
import type { IndexWeights } from "@/domain/metrics/service-index";

/** One line of a scorecard. Its key stays from version to version: by it a category is followed over time. */
export interface ScorecardCategory {
  readonly key: string;
  readonly name: string;
  /** Any positive number: what counts is its share of the sum. */
  readonly weight: number;
  /** Whole scores, both ends included. */
  readonly min: number;
  readonly max: number;
  /** Below half of the range the whole review is 0. */
  readonly critical: boolean;
  readonly description: string;
  /** What a score means, by the score; scores without words are left out. */
  readonly meanings: Readonly<Record<string, string>>;
}

/** A workspace's scorecard, one row a version. A version never changes: reviews keep the one they were scored by. */
export const scorecard = pgTable(
  "scorecard",
  {
    workspaceId: workspaceId(),
    version: integer("version").notNull(),
    categories: jsonb("categories").$type<readonly ScorecardCategory[]>().notNull(),
    /** A person; null for the one every workspace begins with. */
    madeBy: uuid("made_by"),
    note: text("note").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.version] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/**
 * What one reviewer found of one interaction. Written by `db/queries/quality/write-review` and `store-reviews`, which compute the score; a
 * draft counts nowhere.
 */
export const qualityReview = pgTable(
  "quality_review",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** Given by whoever posts reviews: the same again changes it and adds none. */
    externalId: text("external_id"),
    interactionId: uuid("interaction_id"),
    scorecardVersion: integer("scorecard_version").notNull(),
    /** A person who signs in here, or a name from elsewhere; numbers are clustered by either. */
    reviewerId: uuid("reviewer_id"),
    reviewer: text("reviewer").notNull(),
    /** Who solved the interaction, through what and for which team, as it was when it was reviewed. */
    agent: text("agent"),
    channel: text("channel"),
    team: text("team"),
    /** The local day it counts on: when the interaction was solved, else opened, else as given. */
    day: date("day", { mode: "string" }).notNull(),
    /** By category's key: whole scores; null is not applicable. */
    ratings: jsonb("ratings").$type<Record<string, number | null>>().notNull().default({}),
    /** 0…100, unrounded; null where every category is not applicable. */
    score: doublePrecision("score"),
    /** A critical category was below half of its range. */
    failed: boolean("failed").notNull().default(false),
    comments: jsonb("comments").$type<Record<string, string>>().notNull().default({}),
    note: text("note").notNull().default(""),
    state: text("state", { enum: ["draft", "done"] }).notNull(),
    /** Scored before the customer's rating and other reviews could be seen. */
    blind: boolean("blind").notNull(),
    /** Drawn by chance, chosen by a person, or told by another system. */
    origin: text("origin", { enum: ["drawn", "chosen", "posted"] }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    doneAt: instant("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.scorecardVersion],
      foreignColumns: [scorecard.workspaceId, scorecard.version],
    }),
    // An interaction that goes leaves its reviews: their scores stay in the numbers.
    foreignKey({
      columns: [table.workspaceId, table.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete("set null"),
    uniqueIndex("quality_review_external_id").on(table.workspaceId, table.externalId),
    uniqueIndex("quality_review_reviewer")
      .on(table.workspaceId, table.interactionId, table.reviewerId)
      .where(sql`interaction_id is not null and reviewer_id is not null`),
    index("quality_review_day").on(table.workspaceId, table.day, table.id).where(sql`state = 'done'`),
    index("quality_review_interaction").on(table.workspaceId, table.interactionId),
    check("quality_review_score", sql`score >= 0 and score <= 100`),
    tenantPolicy(),
  ],
);

/** What a lead and an agent made of reviews: what went well, what to try, and what they agreed on. */
export const coachingNote = pgTable(
  "coaching_note",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    agent: text("agent").notNull(),
    team: text("team"),
    /** The review it began with; null when none did, or when that review is gone. */
    reviewId: uuid("review_id"),
    wentWell: text("went_well").notNull().default(""),
    toTry: text("to_try").notNull().default(""),
    agreedOn: text("agreed_on").notNull().default(""),
    writtenBy: uuid("written_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("coaching_note_recent").on(table.workspaceId, table.createdAt, table.id),
    tenantPolicy(),
  ],
);

/** How a workspace reviews: the weekly sample, and who sees agents' names. */
export const qualitySetting = pgTable(
  "quality_setting",
  {
    workspaceId: workspaceId(),
    /** Names of agents show to owners, admins and the leads of their teams alone. */
    hideAgentNames: boolean("hide_agent_names").notNull().default(false),
    /** Mixed into the code that stands for a hidden name, so that nobody can try names on it. */
    codeSalt: uuid("code_salt").notNull().defaultRandom(),
    /** Interactions an agent a week; 0: nothing is drawn by itself. */
    perAgent: smallint("per_agent").notNull().default(0),
    /** Of a hundred drawn interactions, how many are scored by two. */
    doubleShare: smallint("double_share").notNull().default(10),
    /** Only these; none named: all. */
    channels: text("channels").array().notNull().default([]),
    teams: text("teams").array().notNull().default([]),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    check("quality_setting_sample", sql`per_agent between 0 and 100 and double_share between 0 and 100`),
    tenantPolicy(),
  ],
);

/** Who leads a team: sees its agents' names. Teams are named as the interactions name them. */
export const teamLead = pgTable(
  "team_lead",
  {
    workspaceId: workspaceId(),
    team: text("team").notNull(),
    userId: uuid("user_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.team, table.userId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** One drawing of interactions, with all that it takes to draw the same ones again. */
export const qualityDraw = pgTable(
  "quality_draw",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** The local days, both included, whose solved interactions it drew from. */
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    seed: text("seed").notNull(),
    perAgent: smallint("per_agent").notNull(),
    doubleShare: smallint("double_share").notNull(),
    channels: text("channels").array().notNull().default([]),
    teams: text("teams").array().notNull().default([]),
    /** How many there were to draw from, of how many agents, and how many were drawn. */
    pool: integer("pool").notNull(),
    agents: integer("agents").notNull(),
    drawn: integer("drawn").notNull(),
    /** Who asked for it; null: the week did. */
    drawnBy: uuid("drawn_by"),
    drawnAt: instant("drawn_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    // The week draws once, however often its job runs.
    uniqueIndex("quality_draw_week").on(table.workspaceId, table.fromDay, table.toDay).where(sql`drawn_by is null`),
    index("quality_draw_recent").on(table.workspaceId, table.drawnAt),
    tenantPolicy(),
  ],
);

/** One reviewer's turn at a drawn interaction; one that is scored by two has two turns. */
export const qualityAssignment = pgTable(
  "quality_assignment",
  {
    workspaceId: workspaceId(),
    interactionId: uuid("interaction_id").notNull(),
    turn: smallint("turn").notNull(),
    drawId: uuid("draw_id").notNull(),
    /** Its place in the order of the drawing. */
    place: integer("place").notNull(),
    state: text("state", { enum: ["open", "done", "skipped"] })
      .notNull()
      .default("open"),
    /** Who has it on their desk, or had it. */
    takenBy: uuid("taken_by"),
    takenAt: instant("taken_at"),
    reviewId: uuid("review_id"),
    skipReason: text("skip_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.interactionId, table.turn] }),
    foreignKey({
      columns: [table.workspaceId, table.drawId],
      foreignColumns: [qualityDraw.workspaceId, qualityDraw.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete("cascade"),
    index("quality_assignment_open").on(table.workspaceId, table.place).where(sql`state = 'open'`),
    index("quality_assignment_draw").on(table.workspaceId, table.drawId),
    tenantPolicy(),
  ],
);

/** How much each part of the index of service quality weighs, one row a version; a version never changes. */
export const serviceIndex = pgTable(
  "service_index",
  {
    workspaceId: workspaceId(),
    version: integer("version").notNull(),
    /** Whole percents by part; together 100. */
    weights: jsonb("weights").$type<IndexWeights>().notNull(),
    madeBy: uuid("made_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.version] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { goal } from "@/db/schema/goal";
import { user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import { workspace } from "@/db/schema/workspace";

/** A link under which somebody without an account sees one view. It goes with the survey or the goal that it shows. */
export const shareLink = pgTable(
  "share_link",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** SHA-256 of the whole token. */
    tokenHash: bytes("token_hash").notNull(),
    /** What it was made for, to recognise it by; those who open it do not see it. */
    label: text("label").notNull().default(""),
    view: text("view", { enum: ["survey", "overview", "compare", "goal"] }).notNull(),
    surveyId: uuid("survey_id"),
    goalId: uuid("goal_id"),
    /** The view's address: names and values, in their order. */
    params: jsonb("params").$type<[name: string, value: string][]>().notNull(),
    showsComments: boolean("shows_comments").notNull().default(false),
    /** Whether the values of attributes are named, or only numbered. */
    showsNames: boolean("shows_names").notNull().default(true),
    /** Sites that may show it in a frame, as `embed-sites` writes them. */
    embedOn: text("embed_on").array().notNull().default(sql`'{}'`),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    opened: integer("opened").notNull().default(0),
    lastOpenedAt: instant("last_opened_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.goalId], foreignColumns: [goal.workspaceId, goal.id] }).onDelete(
      "cascade",
    ),
    uniqueIndex("share_link_token").on(table.workspaceId, table.tokenHash),
    index("share_link_survey").on(table.workspaceId, table.surveyId),
    check(
      "share_link_of",
      sql`(survey_id is not null) = (view in ('survey', 'compare')) and (goal_id is not null) = (view = 'goal')`,
    ),
    tenantPolicy(),
  ],
);

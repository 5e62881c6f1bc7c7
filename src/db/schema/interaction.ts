import { sql } from "drizzle-orm";
import {
  boolean,
  date,
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
import { customer } from "@/db/schema/customer";
import { workspace } from "@/db/schema/workspace";
import { INTERACTION_EVENTS } from "@/domain/service/interaction-event";

/**
 * One request of a customer: ticket, chat, call, e-mail, message. What the helpdesk said stands here as it is now; what
 * follows from its events (times, counts, days) is written by `db/rollups/rebuild-interactions` alone.
 */
export const interaction = pgTable(
  "interaction",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    externalId: text("external_id").notNull(),
    customerId: uuid("customer_id"),
    /** email, chat, phone, social, or the workspace's own. */
    channel: text("channel").notNull(),
    /** As the helpdesk names them; null where nobody is named. */
    agent: text("agent"),
    team: text("team"),
    priority: text("priority"),
    subject: text("subject").notNull().default(""),
    /** Who began it. */
    openedBy: text("opened_by", { enum: ["customer", "agent"] })
      .notNull()
      .default("customer"),
    openedAt: instant("opened_at").notNull(),
    state: text("state", { enum: ["new", "open", "pending", "on_hold", "solved", "closed"] }).notNull(),
    /** Counts nowhere: merged into another, spam, deleted. */
    leftOut: text("left_out", { enum: ["merged", "spam", "deleted"] }),
    mergedInto: text("merged_into"),
    /** The local days of its opening, its first solution, and the last one, which holds. */
    day: date("day", { mode: "string" }).notNull(),
    firstSolvedDay: date("first_solved_day", { mode: "string" }),
    solvedDay: date("solved_day", { mode: "string" }),
    firstResponseAt: instant("first_response_at"),
    firstSolvedAt: instant("first_solved_at"),
    /** The last solution that holds; null again after a reopening. */
    solvedAt: instant("solved_at"),
    /** Who solved it, also after it was given to somebody else. */
    solvedBy: text("solved_by"),
    reopens: smallint("reopens").notNull().default(0),
    agentReplies: integer("agent_replies").notNull().default(0),
    /** Seconds by the clock, and in business time of the calendar that applied; null where there is none. */
    firstResponseSeconds: integer("first_response_seconds"),
    firstResponseBusinessSeconds: integer("first_response_business_seconds"),
    nextResponseSeconds: integer("next_response_seconds"),
    nextResponseBusinessSeconds: integer("next_response_business_seconds"),
    firstResolutionSeconds: integer("first_resolution_seconds"),
    firstResolutionBusinessSeconds: integer("first_resolution_business_seconds"),
    resolutionSeconds: integer("resolution_seconds"),
    resolutionBusinessSeconds: integer("resolution_business_seconds"),
    requesterWaitSeconds: integer("requester_wait_seconds"),
    requesterWaitBusinessSeconds: integer("requester_wait_business_seconds"),
    /** The version of the business calendar that the business times were measured by. */
    calendarId: uuid("calendar_id"),
    calendarVersion: integer("calendar_version"),
    /** What the helpdesk's own file said of a rating, as it stood there. */
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.customerId], foreignColumns: [customer.workspaceId, customer.id] }),
    uniqueIndex("interaction_external_id").on(table.workspaceId, table.externalId),
    index("interaction_recent").on(table.workspaceId, table.openedAt, table.id),
    index("interaction_day").on(table.workspaceId, table.day),
    index("interaction_solved").on(table.workspaceId, table.solvedDay).where(sql`solved_day is not null`),
    index("interaction_first_solved")
      .on(table.workspaceId, table.firstSolvedDay)
      .where(sql`first_solved_day is not null`),
    index("interaction_open").on(table.workspaceId, table.openedAt).where(sql`solved_at is null and left_out is null`),
    index("interaction_customer").on(table.workspaceId, table.customerId).where(sql`customer_id is not null`),
    index("interaction_import").on(table.workspaceId, table.importId).where(sql`import_id is not null`),
    tenantPolicy(),
  ],
);

/** What happened to an interaction, as it was told; in any order, each once. */
export const interactionEvent = pgTable(
  "interaction_event",
  {
    workspaceId: workspaceId(),
    interactionId: uuid("interaction_id").notNull(),
    /** The helpdesk's id of it, or a hash of what it says: the same again is the same. */
    externalId: text("external_id").notNull(),
    kind: text("kind", { enum: INTERACTION_EVENTS }).notNull(),
    at: instant("at").notNull(),
    /** Agent or customer as the helpdesk names them. */
    actor: text("actor"),
    isPublic: boolean("is_public").notNull().default(true),
    /** The new priority, the agent it was given to, the interaction it was merged into. */
    detail: text("detail"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.interactionId, table.externalId] }),
    foreignKey({
      columns: [table.workspaceId, table.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

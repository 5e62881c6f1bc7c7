import { sql } from "drizzle-orm";
import {
  check,
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
import { interaction } from "@/db/schema/interaction";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";

/** Why somebody is to be written to or called, the most urgent first; a weekly batch last, then what is proactive. */
export const FOLLOW_UP_KINDS = [
  "contact_asked",
  "risk_word",
  "low_score",
  "option_chosen",
  "nps_batch",
  "check_in",
] as const;

/** How far it is. `withdrawn`: its reason is gone (answer taken back, excluded, erased); no person decides that. */
export const FOLLOW_UP_STATES = ["new", "contacted", "solved", "not_solvable", "withdrawn"] as const;

/**
 * One person to come back to. Of an answer there is one, whatever number of reasons it gives; of a customer's check-in one
 * each time it is due. What was said stays where it is, in the answer.
 */
export const followUp = pgTable(
  "follow_up",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** What it came from: `answer:<id>`, `check_in:<which>:<customer>:<day>`; the same opens once. */
    source: text("source").notNull(),
    /** The most urgent of its reasons, and all of them. */
    kind: text("kind", { enum: FOLLOW_UP_KINDS }).notNull(),
    reasons: text("reasons").array().notNull(),
    responseId: uuid("response_id"),
    surveyId: uuid("survey_id"),
    customerId: uuid("customer_id"),
    interactionId: uuid("interaction_id"),
    /** The score that gave the reason: its question, the scale it stands on, and itself, low to high. */
    questionId: text("question_id"),
    scale: text("scale"),
    score: smallint("score"),
    /** The words of the workspace's own list that were found. */
    words: text("words").array().notNull().default([]),
    /** What was chosen, and which rows were rated low: `question/option`, `question/row`. */
    parts: text("parts").array().notNull().default([]),
    /** Which check-in: `after_30`, `before_renewal`, `poor_experiences` … */
    checkIn: text("check_in"),
    ownerId: uuid("owner_id"),
    state: text("state", { enum: FOLLOW_UP_STATES }).notNull().default("new"),
    /** Open from this instant on; one of a weekly batch lies ahead until the batch comes. */
    openedAt: instant("opened_at").notNull(),
    /** The workspace's local day of `openedAt`. */
    day: date("day", { mode: "string" }).notNull(),
    dueAt: instant("due_at").notNull(),
    /** When the answer was given. */
    answeredAt: instant("answered_at"),
    firstContactAt: instant("first_contact_at"),
    closedAt: instant("closed_at"),
    /** Why it happened: a code of the closed list, or `own` with words. */
    cause: text("cause"),
    causeWords: text("cause_words").notNull().default(""),
    note: text("note").notNull().default(""),
    /** A later answer of the same customer on the same scale was better. */
    recoveredAt: instant("recovered_at"),
    recoveredResponseId: uuid("recovered_response_id"),
    /** When its owner was told by mail; null: not yet, or never. */
    toldAt: instant("told_at"),
    /** When it was taken note of that it is overdue: once. */
    overdueAt: instant("overdue_at"),
    /** From when on it is escalated where it is still open; null: never. And when it was. */
    escalateAt: instant("escalate_at"),
    escalatedAt: instant("escalated_at"),
    /** Grows with each change, so that nobody overwrites what they have not seen. */
    revision: integer("revision").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    // Both set the one column to null, not the workspace: written by hand in the migration.
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("set null"),
    foreignKey({
      columns: [table.workspaceId, table.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete("set null"),
    uniqueIndex("follow_up_source").on(table.workspaceId, table.source),
    index("follow_up_due").on(table.workspaceId, table.dueAt, table.id).where(sql`closed_at is null`),
    index("follow_up_escalate")
      .on(table.workspaceId, table.escalateAt)
      .where(sql`escalate_at is not null and escalated_at is null and closed_at is null`),
    index("follow_up_recent").on(table.workspaceId, table.openedAt, table.id),
    index("follow_up_day").on(table.workspaceId, table.day),
    index("follow_up_response").on(table.workspaceId, table.responseId).where(sql`response_id is not null`),
    index("follow_up_customer").on(table.workspaceId, table.customerId).where(sql`customer_id is not null`),
    index("follow_up_recovered")
      .on(table.workspaceId, table.recoveredResponseId)
      .where(sql`recovered_response_id is not null`),
    index("follow_up_interaction").on(table.workspaceId, table.interactionId).where(sql`interaction_id is not null`),
    index("follow_up_untold").on(table.workspaceId, table.ownerId).where(sql`told_at is null and closed_at is null`),
    check("follow_up_closed", sql`(closed_at is not null) = (state in ('solved', 'not_solvable', 'withdrawn'))`),
    tenantPolicy(),
  ],
);

/** What happened to a follow-up: never changed afterwards, but for notes that go with an erased person. */
export const followUpEvent = pgTable(
  "follow_up_event",
  {
    workspaceId: workspaceId(),
    followUpId: uuid("follow_up_id").notNull(),
    id: uuid("id").notNull(),
    at: instant("at").notNull(),
    /** A person or a key by its id; null: Candor itself. */
    actorKind: text("actor_kind", { enum: ["user", "apiKey", "job"] }).notNull(),
    actorId: uuid("actor_id"),
    what: text("what", {
      enum: [
        "opened",
        "reason_added",
        "assigned",
        "state",
        "cause",
        "note",
        "recovered",
        "withdrawn",
        "told",
        "overdue",
        "escalated",
      ],
    }).notNull(),
    before: text("before"),
    after: text("after"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.followUpId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.followUpId],
      foreignColumns: [followUp.workspaceId, followUp.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Whom a mail tells that a follow-up is overdue, or has stayed open for too long: a member, a follow-up and a kind once. */
export const followUpNotice = pgTable(
  "follow_up_notice",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    followUpId: uuid("follow_up_id").notNull(),
    kind: text("kind", { enum: ["overdue", "escalated"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    /** When the mail with it was taken; null: it waits, or was closed before. */
    toldAt: instant("told_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId, table.followUpId, table.kind] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.followUpId],
      foreignColumns: [followUp.workspaceId, followUp.id],
    }).onDelete("cascade"),
    index("follow_up_notice_of").on(table.workspaceId, table.followUpId),
    tenantPolicy(),
  ],
);

/** What a workspace follows up; without a row the defaults of `domain/follow-up/rules` hold. */
export const followUpRules = pgTable(
  "follow_up_rules",
  {
    workspaceId: workspaceId(),
    rules: jsonb("rules"),
    /** Whose turn it is, where owners take turns: how many were given out. */
    turn: integer("turn").notNull().default(0),
    /** The last local day whose check-ins were looked for. */
    checkedDay: date("checked_day", { mode: "string" }),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** The one mail that tells a member of the follow-ups they were given: when it leaves, and why it did not. */
export const followUpMail = pgTable(
  "follow_up_mail",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    /** When it is tried (again); while it is being sent, when whoever sends it is given up. Null: nothing to tell. */
    nextTryAt: instant("next_try_at"),
    tries: integer("tries").notNull().default(0),
    /** Whose attempt it is. */
    claim: uuid("claim"),
    /** Why the last attempt failed, with the mail server's own code. */
    reason: text("reason"),
    code: text("code"),
    sentAt: instant("sent_at"),
    /** Since when the member wants none of these mails; null: they do. */
    stoppedAt: instant("stopped_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    index("follow_up_mail_next").on(table.workspaceId, table.nextTryAt).where(sql`next_try_at is not null`),
    tenantPolicy(),
  ],
);

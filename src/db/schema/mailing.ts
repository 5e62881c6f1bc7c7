import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { customer } from "@/db/schema/customer";
import { user } from "@/db/schema/people";
import { survey } from "@/db/schema/survey";
import type { KeptAudience, MailingWords } from "@/domain/invitation/mailing";

/** A survey that is sent by mail to chosen customers: now, at an instant, or again in each period from then on. */
export const mailing = pgTable(
  "mailing",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    state: text("state", { enum: ["sending", "paused", "cancelled", "done"] }).notNull(),
    /** How somebody chose, to be read again; who gets it stands in the recipients. */
    audience: jsonb("audience").$type<KeptAudience>().notNull(),
    words: jsonb("words").$type<MailingWords>().notNull(),
    /** Nobody who was asked anything within so many days gets it. */
    quarantineDays: integer("quarantine_days").notNull(),
    /** Most mails of one local day; null: no limit. */
    dailyCap: integer("daily_cap"),
    linkDays: integer("link_days").notNull(),
    /** Who has not begun after some days is asked once more. */
    reminds: boolean("reminds").notNull(),
    sendAt: instant("send_at").notNull(),
    /** Every so many months everybody who fits is asked once; null: it is sent once. */
    everyMonths: integer("every_months"),
    /** Customers are asked from so many days after their start on. */
    settleDays: integer("settle_days").notNull().default(0),
    weekdaysOnly: boolean("weekdays_only").notNull().default(false),
    /** The local day for which it was last decided who is asked. */
    plannedOn: date("planned_on", { mode: "string" }),
    /** When the next mail may leave; null while it rests and at its end. */
    nextAt: instant("next_at"),
    /** Why the last attempt sent nothing, where it is the server's and not the recipient's; how many in a row did not. */
    stall: text("stall"),
    stalls: integer("stalls").notNull().default(0),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    index("mailing_survey").on(table.workspaceId, table.surveyId, table.createdAt),
    index("mailing_next").on(table.workspaceId, table.nextAt).where(sql`next_at is not null`),
    check("mailing_ended", sql`(state in ('cancelled', 'done')) = (ended_at is not null)`),
    check("mailing_rests", sql`state = 'sending' or next_at is null`),
    check("mailing_repeats", sql`every_months in (1, 3, 6, 12) and state <> 'done' or every_months is null`),
    tenantPolicy(),
  ],
);

/** One mail of a mailing to one customer. It is written down as leaving before it leaves, so that it never leaves twice. */
export const mailingRecipient = pgTable(
  "mailing_recipient",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    mailingId: uuid("mailing_id").notNull(),
    /** Null once erased. */
    customerId: uuid("customer_id"),
    kind: text("kind", { enum: ["first", "reminder"] }).notNull(),
    /** `unknown`: it was leaving when whoever sent it was gone; it may have arrived and is not sent again. */
    state: text("state", { enum: ["waiting", "leaving", "sent", "refused", "unknown", "skipped"] }).notNull(),
    /** Why it was skipped, or the mail server's code; while it waits, how often the server said "later" of this address alone. */
    reason: text("reason"),
    dueAt: instant("due_at").notNull(),
    attemptedAt: instant("attempted_at"),
    invitationId: uuid("invitation_id"),
    /** Of a mailing that repeats: the period, from 0. */
    wave: integer("wave").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.mailingId],
      foreignColumns: [mailing.workspaceId, mailing.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.customerId], foreignColumns: [customer.workspaceId, customer.id] }),
    index("mailing_recipient_due").on(table.workspaceId, table.mailingId, table.state, table.dueAt, table.id),
    index("mailing_recipient_attempted")
      .on(table.workspaceId, table.mailingId, table.attemptedAt)
      .where(sql`attempted_at is not null`),
    index("mailing_recipient_customer").on(table.workspaceId, table.customerId).where(sql`customer_id is not null`),
    tenantPolicy(),
  ],
);

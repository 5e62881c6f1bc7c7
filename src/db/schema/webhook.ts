import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";
import { SENT_EVENTS, type WebhookEvent } from "@/domain/webhooks/events";
import { WEBHOOK_FORMATS } from "@/domain/webhooks/formats";

/** Whether a webhook is told: by a person's will no more (paused), or because nothing arrives there (disabled). */
export const WEBHOOK_STATES = ["active", "paused", "disabled"] as const;

/** What became of a delivery. `gone`: what it was to tell of is there no more, so nothing was sent. */
export const DELIVERY_STATES = ["waiting", "delivered", "failed", "gone"] as const;

/** Why the last attempt of a delivery failed. */
export const FAILURES = [
  "status",
  "redirect",
  "endpoint_gone",
  "timeout",
  "closed",
  "tls",
  "unknown_host",
  "refused",
  "unreachable",
  "private_address",
  "not_https",
  "not_http",
  "failed",
] as const;

/** An address that is told of what happens. Its secret is derived from AUTH_SECRET, never stored. */
export const webhook = pgTable(
  "webhook",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    url: text("url").notNull(),
    description: text("description").notNull().default(""),
    format: text("format", { enum: WEBHOOK_FORMATS }).notNull().default("json"),
    events: text("events").array().$type<WebhookEvent[]>().notNull(),
    /** Only what belongs to this survey; null: to any or to none. The survey may go; then nothing is told any more. */
    surveyId: uuid("survey_id"),
    state: text("state", { enum: WEBHOOK_STATES }).notNull().default("active"),
    /** Why it is disabled: its endpoint said that it is gone for good, or nothing arrived for as long as anything is tried. */
    stateReason: text("state_reason", { enum: ["endpoint_gone", "failing"] }),
    /** Since when it is in its state. */
    stateAt: instant("state_at").notNull(),
    /** Which secret signs; each rotation makes the next. */
    generation: integer("generation").notNull().default(1),
    /** Until when the one before signs too. */
    previousUntil: instant("previous_until"),
    /** A member; null: by an API key. */
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    check("webhook_format", sql`format in ('json', 'chat', 'teams')`),
    check("webhook_disabled", sql`(state = 'disabled') = (state_reason is not null)`),
    tenantPolicy(),
  ],
);

/** One event for one webhook: ids only, since what is told is read when it is sent. */
export const webhookDelivery = pgTable(
  "webhook_delivery",
  {
    workspaceId: workspaceId(),
    /** The `webhook-id` that the receiver sees, the same in each attempt. */
    id: uuid("id").notNull(),
    webhookId: uuid("webhook_id").notNull(),
    event: text("event", { enum: SENT_EVENTS }).notNull(),
    /** The response, follow-up, alert or import; null for a test. */
    subjectId: uuid("subject_id"),
    /** What makes it once: the subject, or where something can happen to it again the event in its history. */
    occasionId: uuid("occasion_id").notNull(),
    state: text("state", { enum: DELIVERY_STATES }).notNull().default("waiting"),
    attempts: smallint("attempts").notNull().default(0),
    /** When it is sent (again); null once it has ended. */
    nextAttemptAt: instant("next_attempt_at"),
    attemptedAt: instant("attempted_at"),
    /** Of the last attempt: the status of the reply, why it failed, how the reply begins, how long it took. */
    status: smallint("status"),
    failure: text("failure", { enum: FAILURES }),
    reply: text("reply").notNull().default(""),
    tookMs: integer("took_ms"),
    /** Of an answer to an anonymous survey: the beginning of its day. */
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.webhookId],
      foreignColumns: [webhook.workspaceId, webhook.id],
    }).onDelete("cascade"),
    uniqueIndex("webhook_delivery_once").on(table.workspaceId, table.webhookId, table.event, table.occasionId),
    index("webhook_delivery_listed").on(table.workspaceId, table.webhookId, table.createdAt, table.id),
    index("webhook_delivery_due")
      .on(table.workspaceId, table.webhookId, table.nextAttemptAt)
      .where(sql`state = 'waiting'`),
    index("webhook_delivery_asked")
      .on(table.workspaceId, table.webhookId, table.nextAttemptAt)
      .where(sql`state = 'waiting' and attempts = 0 and (event = 'webhook.test' or attempted_at is not null)`),
    index("webhook_delivery_subject").on(table.workspaceId, table.subjectId),
    index("webhook_delivery_created").on(table.workspaceId, table.createdAt),
    check("webhook_delivery_ended", sql`(state = 'waiting') = (ended_at is null)`),
    check("webhook_delivery_next", sql`(state = 'waiting') = (next_attempt_at is not null)`),
    tenantPolicy(),
  ],
);

/**
 * Whose turn is when: one row a webhook, so that an endpoint is asked one thing at a time. The worker reads it across
 * workspaces; it says when something is due and nothing else.
 */
export const webhookQueue = pgTable(
  "webhook_queue",
  {
    workspaceId: workspaceId(),
    webhookId: uuid("webhook_id").notNull(),
    /** When the first of its deliveries is due; null: nothing waits. */
    nextAt: instant("next_at"),
    /** Who sends to it now, and when they are given up. */
    claim: uuid("claim"),
    claimedUntil: instant("claimed_until"),
    /** Failed attempts in a row, of whatever deliveries. */
    fails: integer("fails").notNull().default(0),
    /** Until when its endpoint is left alone after the last of them. */
    restUntil: instant("rest_until"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.webhookId] }),
    foreignKey({
      columns: [table.workspaceId, table.webhookId],
      foreignColumns: [webhook.workspaceId, webhook.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

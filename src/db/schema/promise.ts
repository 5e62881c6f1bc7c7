import { sql } from "drizzle-orm";
import {
  bigint,
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
import { interaction } from "@/db/schema/interaction";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PROMISE_MEASURES } from "@/domain/promises/measure";

/** What was promised to whom (SLA). What decides stands in its versions; who is told of what is late stands here. */
export const slaPolicy = pgTable(
  "sla_policy",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** Members who get a mail of what is due soon and what was missed. */
    recipientIds: uuid("recipient_ids").array().notNull().default([]),
    createdAt: instant("created_at").notNull().defaultNow(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("sla_policy_name").on(table.workspaceId, sql`lower(name)`).where(sql`deleted_at is null`),
    tenantPolicy(),
  ],
);

/** What a policy says from an instant on, until the next version. Never changed. */
export const slaPolicyVersion = pgTable(
  "sla_policy_version",
  {
    workspaceId: workspaceId(),
    policyId: uuid("policy_id").notNull(),
    version: integer("version").notNull(),
    /** False: from then on the policy applies to nothing. */
    active: boolean("active").notNull(),
    /** Of the policies that fit, the one with the lowest place applies. */
    position: integer("position").notNull(),
    conditions: jsonb("conditions").$type<PolicyConditions>().notNull(),
    /** Null: the workspace's default calendar, and all time while there is none. */
    calendarId: uuid("calendar_id"),
    /** When a promise is due soon: so many minutes before, or so many percent of its time. */
    soonKind: text("soon_kind", { enum: ["minutes", "share"] }).notNull(),
    soonAmount: integer("soon_amount").notNull(),
    validFrom: instant("valid_from").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.policyId, table.version] }),
    foreignKey({
      columns: [table.workspaceId, table.policyId],
      foreignColumns: [slaPolicy.workspaceId, slaPolicy.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** One promise of a policy's version: so many minutes, of which time, and what lets the clock stand still. Never changed. */
export const slaTarget = pgTable(
  "sla_target",
  {
    workspaceId: workspaceId(),
    policyId: uuid("policy_id").notNull(),
    version: integer("version").notNull(),
    measure: text("measure", { enum: PROMISE_MEASURES }).notNull(),
    minutes: integer("minutes").notNull(),
    time: text("time", { enum: ["business", "clock"] }).notNull(),
    /** States in which its clock stands still: pending, on_hold. */
    pauses: text("pauses").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.policyId, table.version, table.measure] }),
    foreignKey({
      columns: [table.workspaceId, table.policyId, table.version],
      foreignColumns: [slaPolicyVersion.workspaceId, slaPolicyVersion.policyId, slaPolicyVersion.version],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/**
 * One promise on one interaction and where it stands; a next response is promised anew with every wait (`ordinal`).
 * Written by `db/rollups/rebuild-clocks` and, as time passes, by `db/rollups/mark-missed` alone.
 */
export const slaClock = pgTable(
  "sla_clock",
  {
    workspaceId: workspaceId(),
    interactionId: uuid("interaction_id").notNull(),
    measure: text("measure", { enum: PROMISE_MEASURES }).notNull(),
    ordinal: smallint("ordinal").notNull(),
    policyId: uuid("policy_id").notNull(),
    policyVersion: integer("policy_version").notNull(),
    state: text("state", {
      enum: ["active", "active_breached", "paused", "paused_breached", "achieved", "breached"],
    }).notNull(),
    startedAt: instant("started_at").notNull(),
    /** Null while it stands still, and where its hours never come. */
    dueAt: instant("due_at"),
    /** From when on it is due soon; null as above. */
    soonAt: instant("soon_at"),
    /** Time left while it stands still, in seconds of its own clock; below zero once it is late. */
    leftSeconds: integer("left_seconds"),
    endedAt: instant("ended_at"),
    /** The local day it was kept or missed on; until then the day it began. */
    day: date("day", { mode: "string" }).notNull(),
    /** By what it is counted, as the interaction says it. */
    channel: text("channel").notNull(),
    team: text("team"),
    agent: text("agent"),
    priority: text("priority"),
    /** The team was told that it is due soon, or missed. */
    soonTold: boolean("soon_told").notNull().default(false),
    missedTold: boolean("missed_told").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.interactionId, table.measure, table.ordinal] }),
    foreignKey({
      columns: [table.workspaceId, table.interactionId],
      foreignColumns: [interaction.workspaceId, interaction.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.policyId, table.policyVersion],
      foreignColumns: [slaPolicyVersion.workspaceId, slaPolicyVersion.policyId, slaPolicyVersion.version],
    }).onDelete("cascade"),
    index("sla_clock_open").on(table.workspaceId, table.state, table.dueAt).where(sql`ended_at is null`),
    index("sla_clock_soon").on(table.workspaceId, table.soonAt).where(sql`state = 'active' and not soon_told`),
    index("sla_clock_untold")
      .on(table.workspaceId, table.day)
      .where(sql`not missed_told and state in ('active_breached', 'paused_breached')`),
    index("sla_clock_day").on(table.workspaceId, table.day),
    tenantPolicy(),
  ],
);

const tallied = () => ({
  workspaceId: workspaceId(),
  /** '' is the total. */
  dimension: text("dimension").notNull(),
  day: date("day", { mode: "string" }).notNull(),
  value: text("value").notNull(),
  policyId: uuid("policy_id").notNull(),
  measure: text("measure", { enum: PROMISE_MEASURES }).notNull(),
  kept: integer("kept").notNull(),
  missed: integer("missed").notNull(),
});

/** How many promises were kept and missed on one day: what attainment is computed from. */
export const slaDay = pgTable("sla_day", tallied(), (table) => [
  primaryKey({
    columns: [table.workspaceId, table.dimension, table.day, table.value, table.policyId, table.measure],
  }),
  tenantPolicy(),
]);

/** What was added and taken away since the last fold; a read adds both in one statement. */
export const slaDelta = pgTable(
  "sla_delta",
  { ...tallied(), id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

/** What one member is told of one promise: its key is what keeps it from being told twice. */
export const slaNotice = pgTable(
  "sla_notice",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    interactionId: uuid("interaction_id").notNull(),
    measure: text("measure", { enum: PROMISE_MEASURES }).notNull(),
    ordinal: smallint("ordinal").notNull(),
    kind: text("kind", { enum: ["soon", "missed"] }).notNull(),
    state: text("state", { enum: ["waiting", "sending", "sent", "failed", "skipped"] }).notNull(),
    /** Why it was not sent, or not yet; and the mail server's own code. */
    reason: text("reason"),
    code: text("code"),
    tries: integer("tries").notNull().default(0),
    /** When it may be tried (again); while it is being sent, when whoever sends it is given up. Null once settled. */
    nextTryAt: instant("next_try_at"),
    /** The mail it is part of. */
    claim: uuid("claim"),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.userId, table.interactionId, table.measure, table.ordinal, table.kind],
    }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.interactionId, table.measure, table.ordinal],
      foreignColumns: [slaClock.workspaceId, slaClock.interactionId, slaClock.measure, slaClock.ordinal],
    }).onDelete("cascade"),
    index("sla_notice_next").on(table.workspaceId, table.nextTryAt).where(sql`next_try_at is not null`),
    index("sla_notice_clock").on(table.workspaceId, table.interactionId, table.measure, table.ordinal),
    tenantPolicy(),
  ],
);

/** One reading anew of promises after a policy or a calendar changed: how far it is, and what it changed. */
export const slaRun = pgTable(
  "sla_run",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** What asked for it: policy or calendar, and which. */
    cause: text("cause", { enum: ["policy", "calendar"] }).notNull(),
    subject: uuid("subject").notNull(),
    /** Only interactions with something open, or all of them. */
    reach: text("reach", { enum: ["open", "all"] }).notNull(),
    state: text("state", { enum: ["waiting", "running", "done"] }).notNull(),
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    /** Promises that stand otherwise than before. */
    changed: integer("changed").notNull().default(0),
    /** The last interaction that was read: where to go on. */
    lastId: uuid("last_id"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("sla_run_recent").on(table.workspaceId, table.createdAt),
    tenantPolicy(),
  ],
);

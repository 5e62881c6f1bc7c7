import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import type { Brand } from "@/domain/survey/definition";

const self = sql`id = nullif(current_setting('app.workspace_id', true), '')::uuid`;

/** One customer of Candor: the tenant. Its days are those of `zone`. */
export const workspace = pgTable(
  "workspace",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    /** IANA time zone; fixes which local day an answer belongs to. */
    zone: text("zone").notNull().default("UTC"),
    /** A zone that a job is moving the stored days to; until it ends the old one shows. */
    pendingZone: text("pending_zone"),
    /** First day of the week, ISO: 1 Monday … 7 Sunday. */
    weekStart: smallint("week_start").notNull().default(1),
    /** First month of the fiscal year, 1 … 12. */
    fiscalYearStart: smallint("fiscal_year_start").notNull().default(1),
    locale: text("locale").notNull().default("en"),
    /** What a new survey looks like. Without a name nobody chose it, and the workspace's own stands there, whenever that changes. */
    brand: jsonb("brand").$type<Brand>().notNull().default({ name: "", color: "#1f6f5c" }),
    /** Hosts that endings may lead to, their subdomains included; none named: any https host, with a warning. */
    allowedHosts: text("allowed_hosts").array().notNull().default([]),
    /** Length of the default range in complete days. */
    rangeDays: integer("range_days").notNull().default(28),
    /** Over how many months churn is stated; null: one or twelve, by the median term of its contracts. */
    churnWindowMonths: smallint("churn_window_months"),
    /** How churn is counted: who was there at the start and is gone at the end, or Stripe's events of thirty days. */
    churnReading: text("churn_reading", { enum: ["snapshot", "stripe"] })
      .notNull()
      .default("snapshot"),
    isDemo: boolean("is_demo").notNull().default(false),
    /** Opens to those only whose sign-in has two steps. */
    requiresTwoStep: boolean("requires_two_step").notNull().default(false),
    /** For how many days a purchase makes somebody a customer, as a person set it; null: as proposed. */
    activeForDays: integer("active_for_days"),
    /** The same as the customers' own gaps propose it (9 of 10 are shorter), and when that was looked at. */
    proposedActiveDays: integer("proposed_active_days"),
    proposedActiveAt: instant("proposed_active_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("workspace_slug").on(table.slug),
    pgPolicy("tenant", { as: "permissive", for: "all", to: "public", using: self, withCheck: self }),
    pgPolicy("own_workspaces", {
      as: "permissive",
      for: "select",
      to: "public",
      using: sql`id in (select m.workspace_id from membership m where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid)`,
    }),
  ],
);

/** Work that a transaction asks for; the worker moves it into jobs after the commit. Payloads carry ids only. */
export const outbox = pgTable(
  "outbox",
  {
    workspaceId: workspaceId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    topic: text("topic").notNull(),
    payload: jsonb("payload").$type<Record<string, string | readonly string[]>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

/** Who did what, when: written in the transaction of the change, never changed afterwards. */
export const auditEvent = pgTable(
  "audit_event",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    at: instant("at").notNull().defaultNow(),
    actor: jsonb("actor").$type<Record<string, string>>().notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    /** Whose rows are asked for: a person's or key's id, else the kind of actor. */
    who: text("who").generatedAlwaysAs(sql`coalesce(actor ->> 'userId', actor ->> 'keyId', actor ->> 'kind')`),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("audit_event_at").on(table.workspaceId, table.at, table.id),
    index("audit_event_who").on(table.workspaceId, table.who, table.at, table.id),
    index("audit_event_action").on(table.workspaceId, table.action, table.at),
    index("audit_event_subject").on(table.workspaceId, table.subject, table.at),
    tenantPolicy(),
  ],
);

/** The first reply to a POST that carried an `Idempotency-Key`, kept for a day per key and route. */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    workspaceId: workspaceId(),
    apiKeyId: uuid("api_key_id").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: bytes("body_hash").notNull(),
    /** Null while the first request still runs. */
    status: integer("status"),
    reply: text("reply"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.apiKeyId, table.route, table.key] }), tenantPolicy()],
);

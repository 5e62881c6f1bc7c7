import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { membership } from "@/db/schema/people";

/** How a member wants the regular mail. It goes with the membership. */
export const digest = pgTable(
  "digest",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    /** False: no mail, by choice or by the link in one; how it was set stays. */
    active: boolean("active").notNull(),
    cadence: text("cadence", { enum: ["weekly", "monthly"] }).notNull(),
    /** ISO: 1 Monday … 7 Sunday. */
    weekday: smallint("weekday").notNull(),
    /** 1 … 28, which every month has. */
    monthDay: smallint("month_day").notNull(),
    hour: smallint("hour").notNull(),
    zone: text("zone").notNull(),
    /** Null: the person's own language. */
    locale: text("locale"),
    /** Null: every survey of the workspace, those to come included. */
    surveyIds: uuid("survey_ids").array(),
    withComments: boolean("with_comments").notNull(),
    withGoals: boolean("with_goals").notNull(),
    /** Periods in a row in which nothing came in. */
    quiet: smallint("quiet").notNull().default(0),
    pausedAt: instant("paused_at"),
    pauseReason: text("pause_reason", { enum: ["quiet", "refused"] }),
    /** The local day the next mail is of, and the instant it leaves at; null while no mail is wanted. */
    nextDay: date("next_day"),
    nextAt: instant("next_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    index("digest_next_at").on(table.workspaceId, table.nextAt),
    check("digest_day", sql`weekday between 1 and 7 and month_day between 1 and 28 and hour between 0 and 23`),
    check("digest_next", sql`(next_at is null) = (next_day is null) and (active or next_at is null)`),
    check("digest_pause", sql`(paused_at is null) = (pause_reason is null)`),
    tenantPolicy(),
  ],
);

/** One mail to one person: its key is what keeps it from being sent twice. */
export const digestDelivery = pgTable(
  "digest_delivery",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    /** The day a scheduled mail is of; for one that was asked for, the minute. */
    period: text("period").notNull(),
    kind: text("kind", { enum: ["scheduled", "asked"] }).notNull(),
    /** The days it is about, both included. */
    fromDay: date("from_day").notNull(),
    toDay: date("to_day").notNull(),
    state: text("state", { enum: ["waiting", "sending", "sent", "failed", "skipped"] }).notNull(),
    /** Why it was not sent, or not yet. */
    reason: text("reason", {
      enum: [
        "unreachable",
        "stalled",
        "busy",
        "refused",
        "login",
        "sender",
        "broken",
        "internal",
        "paused",
        "late",
        "stopped",
      ],
    }),
    /** The mail server's own code, such as "550 5.1.1". */
    code: text("code"),
    tries: integer("tries").notNull().default(0),
    /** When it may be tried (again); while it is being sent, when whoever sends it is given up. Null once settled. */
    nextTryAt: instant("next_try_at"),
    /** Whose attempt it is: an attempt that was given up settles nothing. */
    claim: uuid("claim"),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId, table.period] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [digest.workspaceId, digest.userId],
    }).onDelete("cascade"),
    index("digest_delivery_next").on(table.workspaceId, table.nextTryAt),
    tenantPolicy(),
  ],
);

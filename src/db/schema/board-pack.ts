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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { membership } from "@/db/schema/people";

/**
 * A board pack. Its numbers and sentences are written down once, as text, so that every file made of them later is the same
 * to the byte; customers' words are none of them.
 */
export const boardPack = pgTable(
  "board_pack",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** "BP-2026Q3-7F3K2A": what is printed on each page. */
    reference: text("reference").notNull(),
    status: text("status", { enum: ["queued", "running", "ready", "failed"] }).notNull(),
    fromDay: date("from_day").notNull(),
    toDay: date("to_day").notNull(),
    /** What was chosen, as the form said it. */
    options: jsonb("options").notNull(),
    locale: text("locale").notNull(),
    /** The pack as JSON; null until it is made. */
    content: text("content"),
    /** Of `content`, in hexadecimal. */
    sha256: text("sha256"),
    /** Viewers see it. */
    shared: boolean("shared").notNull(),
    /** The day of the calendar it was made for; null where a person asked. One a day. */
    scheduledDay: date("scheduled_day"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("board_pack_reference").on(table.workspaceId, table.reference),
    uniqueIndex("board_pack_scheduled").on(table.workspaceId, table.scheduledDay),
    index("board_pack_created").on(table.workspaceId, table.createdAt),
    check("board_pack_days", sql`from_day <= to_day`),
    check(
      "board_pack_content",
      sql`(status = 'ready') = (content is not null) and (content is null) = (sha256 is null)`,
    ),
    tenantPolicy(),
  ],
);

/** How packs are made and sent by the calendar; one a workspace. */
export const boardSchedule = pgTable(
  "board_schedule",
  {
    workspaceId: workspaceId(),
    active: boolean("active").notNull(),
    cadence: text("cadence", { enum: ["monthly", "quarterly"] }).notNull(),
    /** 1 … 28, which every month has; of a quarter's first month. */
    monthDay: smallint("month_day").notNull(),
    hour: smallint("hour").notNull(),
    locale: text("locale").notNull(),
    options: jsonb("options").notNull(),
    recipients: uuid("recipients").array().notNull(),
    /** The local day the next pack is made on, and the instant; null while none is wanted. */
    nextDay: date("next_day"),
    nextAt: instant("next_at"),
    changedBy: uuid("changed_by"),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    check("board_schedule_day", sql`month_day between 1 and 28 and hour between 0 and 23`),
    check("board_schedule_next", sql`(next_at is null) = (next_day is null) and (active or next_at is null)`),
    tenantPolicy(),
  ],
);

/** One pack to one member by mail: its key is what keeps it from being sent twice. */
export const boardDelivery = pgTable(
  "board_delivery",
  {
    workspaceId: workspaceId(),
    packId: uuid("pack_id").notNull(),
    userId: uuid("user_id").notNull(),
    state: text("state", { enum: ["waiting", "sending", "sent", "failed", "skipped"] }).notNull(),
    /** Why it was not sent, or not yet. */
    reason: text("reason", {
      enum: ["unreachable", "stalled", "busy", "refused", "login", "sender", "broken", "internal", "gone"],
    }),
    code: text("code"),
    tries: integer("tries").notNull().default(0),
    /** When it may be tried (again); while it is being sent, when whoever sends it is given up. Null once settled. */
    nextTryAt: instant("next_try_at"),
    claim: uuid("claim"),
    createdAt: instant("created_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.packId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.packId],
      foreignColumns: [boardPack.workspaceId, boardPack.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    index("board_delivery_next").on(table.workspaceId, table.nextTryAt),
    tenantPolicy(),
  ],
);

import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { bytes, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/**
 * What was counted of interactions on one local day, or in one whole month: how often each duration occurred, packed by
 * `db/rollups/time-histogram`. Each measure stands on the day it belongs to: responses on the day of opening, resolutions
 * on the day of solving. Written by `fold-times` alone.
 */
export const timeDay = pgTable(
  "time_day",
  {
    workspaceId: workspaceId(),
    /** '' is the total; channel, team, agent, priority. */
    dimension: text("dimension").notNull(),
    span: text("span", { enum: ["day", "month"] }).notNull(),
    /** The day, or the first of the month. */
    day: date("day", { mode: "string" }).notNull(),
    /** '' where nobody is named. */
    value: text("value").notNull(),
    opened: integer("opened").notNull(),
    /** Solved at least once, by the day of the first solution, and how many of them were opened again. */
    solvedOnce: integer("solved_once").notNull(),
    reopened: integer("reopened").notNull(),
    /** Solved now, by the day of the last solution, and how many of them by one reply at most. */
    solved: integer("solved").notNull(),
    oneTouch: integer("one_touch").notNull(),
    firstResponse: bytes("first_response"),
    firstResponseBusiness: bytes("first_response_business"),
    nextResponse: bytes("next_response"),
    nextResponseBusiness: bytes("next_response_business"),
    firstResolution: bytes("first_resolution"),
    firstResolutionBusiness: bytes("first_resolution_business"),
    resolution: bytes("resolution"),
    resolutionBusiness: bytes("resolution_business"),
    requesterWait: bytes("requester_wait"),
    requesterWaitBusiness: bytes("requester_wait_business"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.dimension, table.span, table.day, table.value] }),
    tenantPolicy(),
  ],
);

/**
 * An interaction as it began (1) or ceased (−1) to count, since the last fold; triggers on `interaction` write it, a read
 * adds it to `time_day` in one statement.
 */
export const interactionDelta = pgTable(
  "interaction_delta",
  {
    workspaceId: workspaceId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    n: smallint("n").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    firstSolvedDay: date("first_solved_day", { mode: "string" }),
    solvedDay: date("solved_day", { mode: "string" }),
    channel: text("channel").notNull(),
    team: text("team").notNull(),
    agent: text("agent").notNull(),
    priority: text("priority").notNull(),
    reopened: boolean("reopened").notNull(),
    oneTouch: boolean("one_touch").notNull(),
    /** Seconds; null where it has none. */
    firstResponse: integer("first_response"),
    firstResponseBusiness: integer("first_response_business"),
    nextResponse: integer("next_response"),
    nextResponseBusiness: integer("next_response_business"),
    firstResolution: integer("first_resolution"),
    firstResolutionBusiness: integer("first_resolution_business"),
    resolution: integer("resolution"),
    resolutionBusiness: integer("resolution_business"),
    requesterWait: integer("requester_wait"),
    requesterWaitBusiness: integer("requester_wait_business"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

/** How a workspace looks at its service. */
export const serviceSetting = pgTable(
  "service_setting",
  {
    workspaceId: workspaceId(),
    /** By channel, where its bands of first response end, in seconds; where none stand here, the channel's usual ones hold. */
    speedBands: jsonb("speed_bands").$type<Record<string, number[]>>().notNull().default(sql`'{}'::jsonb`),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

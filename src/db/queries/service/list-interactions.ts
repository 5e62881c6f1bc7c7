import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { filterSql, isServiceFilter, type ServiceFilter } from "@/db/queries/service/service-image";
import type { WorkspaceScope } from "@/db/scope";
import {
  columnOf,
  DAY_OF_MEASURE,
  TIME_MEASURES,
  type TimeClock,
  type TimeMeasure,
} from "@/domain/service/time-measure";

/** A line of a list of interactions. Durations in seconds of the clock; null where there is none. */
export interface ListedInteraction {
  readonly id: string;
  readonly externalId: string;
  readonly subject: string;
  readonly channel: string;
  readonly team: string | null;
  /** Who solved it, or has it. */
  readonly agent: string | null;
  readonly priority: string | null;
  readonly state: string;
  readonly openedAt: Date;
  readonly firstResponse: number | null;
  readonly resolution: number | null;
  readonly reopens: number;
}

/**
 * Which interactions of a list: all that were opened, what waits, what was solved or opened again; those that have one of
 * the durations, on the day on which it counts; and those that count nowhere.
 */
export const INTERACTION_VIEWS = [
  ...(["all", "open", "unanswered", "solved", "solved_once", "reopened", "one_touch"] as const),
  ...TIME_MEASURES,
  "left_out",
] as const;
export type InteractionView = (typeof INTERACTION_VIEWS)[number];

export interface InteractionsQuery {
  readonly view: InteractionView;
  /** By which clock a duration has to be known. */
  readonly clock: TimeClock;
  /** Local days, both included: of opening, or of solving for what was solved; none for what waits now. */
  readonly from: string | null;
  readonly to: string | null;
  readonly filter: readonly ServiceFilter[];
  /** Words of the subject, or the beginning of the id. */
  readonly search: string;
  readonly before: { readonly openedAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** Interactions behind a number, the newest first. */
export async function listInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  query: InteractionsQuery,
): Promise<ListedInteraction[]> {
  if (!query.filter.every(isServiceFilter)) return [];
  const day = sql.raw(isTimeMeasure(query.view) ? `i.${DAY_OF_MEASURE[query.view]}` : DAY_OF[query.view]);
  const which = isTimeMeasure(query.view) ? hasDuration(query.view, query.clock) : VIEW[query.view];
  const like = `%${query.search.replace(/[\\%_]/g, "\\$&")}%`;
  const reply = await tx.execute<Omit<ListedInteraction, "openedAt"> & { openedAt: string }>(sql`
    select i.id, i.external_id as "externalId", i.subject, i.channel, i.team, coalesce(i.solved_by, i.agent) as agent,
      i.priority, i.state, i.opened_at::text as "openedAt", i.first_response_seconds as "firstResponse",
      i.resolution_seconds as resolution, i.reopens
    from interaction i
    where i.workspace_id = ${scope.workspaceId} and (i.left_out is null) = ${query.view !== "left_out"} and ${which}
      ${query.from === null ? sql`` : sql`and ${day} >= ${query.from}`}
      ${query.to === null ? sql`` : sql`and ${day} <= ${query.to}`}
      ${query.search === "" ? sql`` : sql`and (i.subject ilike ${like} or i.external_id ilike ${like})`}
      ${query.before ? sql`and (i.opened_at, i.id) < (${query.before.openedAt}::timestamptz, ${query.before.id}::uuid)` : sql``}
      ${filterSql(query.filter)}
    order by i.opened_at desc, i.id desc limit ${query.limit}`);
  return reply.rows.map((row) => ({ ...row, openedAt: new Date(row.openedAt) }));
}

const VIEW = {
  all: sql`true`,
  open: sql`i.solved_at is null`,
  unanswered: sql`i.solved_at is null and i.first_response_at is null and i.opened_by = 'customer'`,
  solved: sql`i.solved_day is not null`,
  solved_once: sql`i.first_solved_day is not null`,
  left_out: sql`true`,
  reopened: sql`i.first_solved_day is not null and i.reopens > 0`,
  one_touch: sql`i.solved_day is not null and i.agent_replies <= 1 and i.reopens = 0`,
};

const DAY_OF = {
  all: "i.day",
  open: "i.day",
  unanswered: "i.day",
  left_out: "i.day",
  solved: "i.solved_day",
  one_touch: "i.solved_day",
  solved_once: "i.first_solved_day",
  reopened: "i.first_solved_day",
};

function isTimeMeasure(view: InteractionView): view is TimeMeasure {
  return TIME_MEASURES.some((one) => one === view);
}

function hasDuration(measure: TimeMeasure, clock: TimeClock): SQL {
  return sql`${sql.identifier(`${columnOf(measure, clock)}_seconds`)} is not null`;
}

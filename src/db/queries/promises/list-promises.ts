import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { slaClock } from "@/db/schema/promise";
import type { WorkspaceScope } from "@/db/scope";
import type { PromiseMeasure } from "@/domain/promises/measure";

/** What waits now (soon, missed, paused, running), and what was kept or missed in some days. */
export const PROMISE_LISTS = ["soon", "missed", "paused", "running", "kept", "lost"] as const;

export type PromiseList = (typeof PROMISE_LISTS)[number];

/** One promise with what is needed to find and to judge it. */
export interface PromiseRow {
  readonly interactionId: string;
  readonly externalId: string;
  readonly subject: string;
  readonly policy: string;
  readonly measure: PromiseMeasure;
  readonly ordinal: number;
  readonly targetMinutes: number;
  readonly time: "business" | "clock";
  readonly state: (typeof slaClock.$inferSelect)["state"];
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly leftSeconds: number | null;
  readonly channel: string;
  readonly team: string | null;
  readonly agent: string | null;
  readonly priority: string | null;
  /** Where the next page goes on. */
  readonly cursor: string;
}

export interface PromiseQuery {
  readonly list: PromiseList;
  readonly filter: readonly { readonly dimension: string; readonly value: string }[];
  /** Days, both included: of what was kept or missed. */
  readonly days: { readonly from: string; readonly to: string };
  readonly now: Date;
}

/** Promises of one list, the most urgent first; what was kept or missed, the newest first. */
export async function listPromises(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  query: PromiseQuery,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<PromiseRow[]> {
  const { list } = query;
  const order =
    list === "paused" ? sql`c.started_at` : list === "kept" ? sql`c.ended_at` : sql`coalesce(c.due_at, c.started_at)`;
  const past = list === "kept" || list === "lost";
  const [at, id, measure, ordinal] = (after ?? "").split("|");
  const key = sql`(${order}, c.interaction_id, c.measure, c.ordinal)`;
  const beyond =
    after === null
      ? sql`true`
      : sql`${key} ${past ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::uuid, ${measure}, ${ordinal}::smallint)`;
  const way = past ? sql`desc` : sql`asc`;
  const { rows } = await tx.execute<
    Record<string, unknown> & Omit<PromiseRow, "startedAt" | "dueAt" | "endedAt"> & Stamps
  >(sql`
    select c.interaction_id as "interactionId", i.external_id as "externalId", i.subject, p.name as policy, c.measure, c.ordinal,
      g.minutes as "targetMinutes", g.time, c.state, c.started_at as "startedAt", c.due_at as "dueAt", c.ended_at as "endedAt",
      c.left_seconds as "leftSeconds", c.channel, c.team, c.agent, c.priority,
      concat_ws('|', to_char(${order} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), c.interaction_id, c.measure, c.ordinal) as cursor
    from sla_clock c
      join interaction i on i.workspace_id = c.workspace_id and i.id = c.interaction_id
      join sla_policy p on p.workspace_id = c.workspace_id and p.id = c.policy_id
      join sla_target g on g.workspace_id = c.workspace_id and g.policy_id = c.policy_id and g.version = c.policy_version
        and g.measure = c.measure
    where c.workspace_id = ${workspaceId} and ${belongs(query)} and ${fits(query.filter)} and ${beyond}
    order by ${order} ${way}, c.interaction_id ${way}, c.measure ${way}, c.ordinal ${way} limit ${limit}`);
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return rows.map((row) => ({
    ...row,
    startedAt: new Date(row.startedAt),
    dueAt: date(row.dueAt),
    endedAt: date(row.endedAt),
  }));
}

interface Stamps {
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
}

/** How many wait now, by list. */
export async function countOpenPromises(
  tx: Tx,
  { workspaceId }: WorkspaceScope,
  { filter, now }: Pick<PromiseQuery, "filter" | "now">,
): Promise<Readonly<Record<"soon" | "missed" | "paused" | "running", number>>> {
  const at = now.toISOString();
  const { rows } = await tx.execute<Record<"soon" | "missed" | "paused" | "running", number>>(sql`
    select
      count(*) filter (where c.state = 'active' and c.soon_at <= ${at} and not coalesce(c.due_at < ${at}, false))::int as soon,
      count(*) filter (where c.state in ('active_breached', 'paused_breached') or (c.state = 'active' and c.due_at < ${at}))::int as missed,
      count(*) filter (where c.state = 'paused')::int as paused,
      count(*) filter (where c.state = 'active' and not coalesce(c.due_at < ${at}, false))::int as running
    from sla_clock c where c.workspace_id = ${workspaceId} and c.ended_at is null and ${fits(filter)}`);
  return rows[0] ?? { soon: 0, missed: 0, paused: 0, running: 0 };
}

/** What has just run out is missed, also while nobody has marked it yet. */
function belongs({ list, days, now }: PromiseQuery): SQL {
  const at = now.toISOString();
  const late = sql`coalesce(c.due_at < ${at}, false)`;
  switch (list) {
    case "soon":
      return sql`c.ended_at is null and c.state = 'active' and c.soon_at <= ${at} and not ${late}`;
    case "missed":
      return sql`c.ended_at is null and (c.state in ('active_breached', 'paused_breached') or (c.state = 'active' and ${late}))`;
    case "paused":
      return sql`c.ended_at is null and c.state = 'paused'`;
    case "running":
      return sql`c.ended_at is null and c.state = 'active' and not ${late}`;
    case "kept":
      return sql`c.state = 'achieved' and c.day between ${days.from} and ${days.to}`;
    case "lost":
      return sql`c.state in ('breached', 'active_breached', 'paused_breached') and c.day between ${days.from} and ${days.to}`;
  }
}

const COLUMNS = ["channel", "team", "agent", "priority"];

function fits(filter: PromiseQuery["filter"]): SQL {
  const parts = filter.map(({ dimension, value }) => {
    if (COLUMNS.includes(dimension)) return sql`c.${sql.identifier(dimension)} = ${value}`;
    if (dimension === "target") return sql`c.measure = ${value}`;
    return sql`c.policy_id in (select s.id from sla_policy s where s.workspace_id = c.workspace_id and (s.name = ${value} or s.id::text = ${value}))`;
  });
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { checkRatings, scoreReview } from "@/db/queries/quality/score-review";
import { currentScorecard, listScorecards, type ScorecardRow } from "@/db/queries/quality/scorecards";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, isDay, localDay } from "@/domain/calendar/day";

/** A finished review as another system tells it. */
export interface PostedReview {
  readonly externalId: string;
  /** The interaction's external id; what is not given below is taken from it. */
  readonly interaction?: string | null;
  readonly reviewer: string;
  readonly agent?: string | null;
  readonly channel?: string | null;
  readonly team?: string | null;
  /** The workspace's local day. Without it: when the interaction was solved, else opened. */
  readonly day?: string | null;
  /** Without it: the current version. */
  readonly scorecardVersion?: number | null;
  /** By category's key; null is not applicable. */
  readonly ratings: Readonly<Record<string, number | null>>;
  readonly comments?: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly blind?: boolean;
}

export interface StoredReviews {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly { index: number; errors: { path: string; message: string }[] }[];
}

interface Known {
  readonly externalId: string;
  readonly id: string;
  readonly agent: string | null;
  readonly channel: string | null;
  readonly team: string | null;
  readonly day: string;
}

/**
 * Stores finished reviews, at most 1,000 a call. One with a known external id changes it: the same again changes nothing
 * and never doubles. Scores are computed here and never taken. What does not fit is told row by row; the rest is stored.
 */
export async function storeReviews(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly PostedReview[],
  now: Date,
): Promise<StoredReviews> {
  const current = await currentScorecard(tx, scope);
  const versions = new Map((await listScorecards(tx, scope)).map((row) => [row.version, row]));
  const known = await findInteractions(tx, scope, rows);
  const { zone } = await findWorkspace(tx, scope);
  const lastDay = addDays(localDay(now, zone), 1);
  const seen = new Map<string, number>();
  const rejected: { index: number; errors: { path: string; message: string }[] }[] = [];
  const kept: object[] = [];
  for (const [index, row] of rows.entries()) {
    const found = row.interaction == null ? null : (known.get(row.interaction) ?? null);
    const card = row.scorecardVersion == null ? current : versions.get(row.scorecardVersion);
    const errors = faultsOf(row, found, card, lastDay);
    const first = seen.get(row.externalId);
    if (first !== undefined) errors.push({ path: "externalId", message: `Stands twice: the first is row ${first}.` });
    seen.set(row.externalId, first ?? index);
    if (errors.length > 0 || !card) rejected.push({ index, errors });
    else kept.push(recordOf(row, found, card));
  }
  const counts = kept.length === 0 ? [] : await upsert(tx, scope, kept, now);
  const created = counts.filter(({ made }) => made).length;
  return { created, updated: counts.length - created, unchanged: kept.length - counts.length, rejected };
}

function faultsOf(row: PostedReview, found: Known | null, card: ScorecardRow | undefined, lastDay: string) {
  const errors: { path: string; message: string }[] = [];
  if (row.interaction != null && found === null)
    errors.push({ path: "interaction", message: "There is no interaction with this external id. Send it first." });
  if (row.day == null && found === null && row.interaction == null)
    errors.push({ path: "day", message: "Give a day, or the interaction that was reviewed." });
  if (row.day != null && !(isDay(row.day) && row.day >= "2000-01-01" && row.day <= lastDay))
    errors.push({ path: "day", message: `Give a day as YYYY-MM-DD, from 2000 to ${lastDay}.` });
  if (!card) {
    errors.push({ path: "scorecardVersion", message: "The scorecard has no such version." });
    return errors;
  }
  for (const { key, message } of checkRatings(card.categories, row.ratings))
    errors.push({ path: `ratings.${key}`, message });
  for (const key of Object.keys(row.comments ?? {}))
    if (!card.categories.some((one) => one.key === key))
      errors.push({ path: `comments.${key}`, message: "The scorecard has no such category." });
  return errors;
}

function recordOf(row: PostedReview, found: Known | null, card: ScorecardRow): object {
  const { score, failed } = scoreReview(card.categories, row.ratings);
  return {
    id: v7(),
    external_id: row.externalId,
    interaction_id: found?.id ?? null,
    scorecard_version: card.version,
    reviewer: row.reviewer,
    agent: row.agent ?? found?.agent ?? null,
    channel: row.channel ?? found?.channel ?? null,
    team: row.team ?? found?.team ?? null,
    day: row.day ?? found?.day,
    ratings: row.ratings,
    score,
    failed,
    comments: row.comments ?? {},
    note: row.note ?? "",
    blind: row.blind ?? false,
  };
}

async function findInteractions(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly PostedReview[],
): Promise<Map<string, Known>> {
  const ids = [...new Set(rows.flatMap(({ interaction }) => (interaction == null ? [] : [interaction])))];
  if (ids.length === 0) return new Map();
  const reply = await tx.execute<Known & Record<string, unknown>>(sql`
    select i.external_id as "externalId", i.id, coalesce(i.solved_by, i.agent) as agent, i.channel, i.team,
      coalesce(i.solved_day, i.day)::text as day
    from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as asked (external_id)
    join interaction i on i.workspace_id = ${scope.workspaceId} and i.external_id = asked.external_id`);
  return new Map(reply.rows.map((row) => [row.externalId, row]));
}

/** Columns that a posted review gives, as `jsonb_to_recordset` reads them. */
const COLUMNS = [
  ["interaction_id", "uuid"],
  ["scorecard_version", "integer"],
  ["reviewer", "text"],
  ["agent", "text"],
  ["channel", "text"],
  ["team", "text"],
  ["day", "date"],
  ["ratings", "jsonb"],
  ["score", "double precision"],
  ["failed", "boolean"],
  ["comments", "jsonb"],
  ["note", "text"],
  ["blind", "boolean"],
] as const;

/** Rows that were made or that now say something else; what stays as it was is not among them. */
async function upsert(tx: Tx, { workspaceId }: WorkspaceScope, records: readonly object[], now: Date) {
  const names = COLUMNS.map(([name]) => name);
  const list = (prefix: string) => sql.raw(names.map((name) => `${prefix}${name}`).join(", "));
  const types = sql.raw(COLUMNS.map(([name, type]) => `${name} ${type}`).join(", "));
  const reply = await tx.execute<{ made: boolean }>(sql`
    insert into quality_review as q
      (workspace_id, id, external_id, ${list("")}, state, origin, created_at, updated_at, done_at)
    select ${workspaceId}::uuid, r.id, r.external_id, ${list("r.")}, 'done', 'posted', ${now.toISOString()}::timestamptz,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, external_id text, ${types})
    order by r.external_id
    on conflict (workspace_id, external_id) do update
      set (${list("")}, updated_at) = (select ${list("excluded.")}, excluded.updated_at)
      where (${list("q.")}) is distinct from (${list("excluded.")})
    returning (q.xmax = 0) as made`);
  return reply.rows;
}

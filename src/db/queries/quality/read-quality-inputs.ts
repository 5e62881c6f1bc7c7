import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { type AgentNames, agentNames } from "@/db/queries/quality/agent-names";
import { listScorecards } from "@/db/queries/quality/scorecards";
import type { WorkspaceScope } from "@/db/scope";
import { type Review, rateLines, reviewScore } from "@/domain/metrics/scorecard";

/** What quality is computed from: finished reviews, each with its score and its reviewer. */
export interface QualityInput {
  readonly reviews: readonly Review[];
}

/** By what quality is cut; `category` cuts a review into its lines. */
const QUALITY_DIMENSIONS = ["channel", "team", "agent", "reviewer", "category"] as const;
type QualityDimension = (typeof QUALITY_DIMENSIONS)[number];

const COLUMNS: Readonly<Record<Exclude<QualityDimension, "category">, SQL>> = {
  channel: sql`r.channel`,
  team: sql`r.team`,
  agent: sql`r.agent`,
  reviewer: sql`r.reviewer`,
};

/** Two people are two reviewers, though they share a name. */
const RATER = sql`coalesce(r.reviewer_id::text, 'name:' || r.reviewer)`;

/**
 * The finished reviews of each period, and of each value of `by`. Equal scores of one reviewer come counted, so that a
 * hundred thousand reviews are as many rows as there are scores. Agents whose names are hidden from the reader are called,
 * and asked for, by their codes. What has no value of the dimension is in the total alone.
 */
export async function readQualityInputs(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
): Promise<OperationCell<QualityInput>[]> {
  const names = await agentNames(tx, scope);
  const filter = await filterOf(request.filter, names);
  if (filter === null || request.periods.length === 0) return [];
  const by = QUALITY_DIMENSIONS.find((dimension) => dimension === request.by) ?? null;
  const cut = by === null || by === "category" ? null : by;
  const reply = await tx.execute<CountedScore>(sql`
    select p.place::int as period, ${cut === null ? sql`null` : COLUMNS[cut]} as value, r.score, ${RATER} as rater,
      count(*)::int as n
    from quality_review r join ${periodsOf(request)} on r.day between p.from_day and p.to_day
    where ${matching(scope, filter)} and r.score is not null
    group by 1, 2, 3, 4`);
  const cells = new Cells();
  for (const { period, value, score, rater, n } of reply.rows) {
    cells.add(period, null, { score, reviewer: rater }, n);
    if (value !== null) cells.add(period, cut === "agent" ? names.show(value) : value, { score, reviewer: rater }, n);
  }
  if (by === "category") await addCategories(tx, scope, request, filter, cells);
  return cells.list();
}

interface CountedScore extends Record<string, unknown> {
  readonly period: number;
  readonly value: string | null;
  readonly score: number;
  readonly rater: string;
  readonly n: number;
}

/** Cells by their period and group; the same reader meets a few equal groups only where codes collide. */
class Cells {
  readonly #cells = new Map<string, { period: number; group: string | null; reviews: Review[] }>();

  add(period: number, group: string | null, review: Review, times: number): void {
    const key = `${period}:${group ?? ""}:${group === null}`;
    const cell = this.#cells.get(key) ?? { period, group, reviews: [] };
    for (let i = 0; i < times; i++) cell.reviews.push(review);
    this.#cells.set(key, cell);
  }

  list(): OperationCell<QualityInput>[] {
    return [...this.#cells.values()].map(({ period, group, reviews }) => ({ period, group, input: { reviews } }));
  }
}

/** A line's share of its own range, so that versions with other ranges stand beside each other. */
async function addCategories(
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
  filter: readonly SQL[],
  cells: Cells,
): Promise<void> {
  const versions = new Map((await listScorecards(tx, scope)).map((row) => [row.version, row.categories]));
  const reply = await tx.execute<CountedScore & { version: number; value: string }>(sql`
    select p.place::int as period, rated.key as value, rated.value::text::double precision as score, ${RATER} as rater,
      r.scorecard_version as version, count(*)::int as n
    from quality_review r join ${periodsOf(request)} on r.day between p.from_day and p.to_day
      cross join lateral jsonb_each(r.ratings) as rated
    where ${matching(scope, filter)} and jsonb_typeof(rated.value) = 'number'
    group by 1, 2, 3, 4, 5`);
  for (const { period, value, score, rater, version, n } of reply.rows) {
    const line = versions.get(version)?.find(({ key }) => key === value);
    if (!line) continue;
    const share = reviewScore(rateLines([{ ...line, weight: 1, critical: false }], { [value]: score }));
    cells.add(period, value, { score: share, reviewer: rater }, n);
  }
}

function periodsOf({ periods }: OperationRequest): SQL {
  const rows = periods.map(({ from, to }, place) => sql`(${place}::int, ${from}::date, ${to}::date)`);
  return sql`(values ${sql.join(rows, sql`, `)}) as p (place, from_day, to_day)`;
}

/** What finished reviews of this workspace match, as a condition on `quality_review r`. */
export function matching(scope: WorkspaceScope, filter: readonly SQL[]): SQL {
  return sql.join([sql`r.workspace_id = ${scope.workspaceId} and r.state = 'done'`, ...filter], sql` and `);
}

/** The filter as conditions; null where nothing can match: an unknown dimension, or a name nobody has. */
export async function filterOf(filter: OperationRequest["filter"], names: AgentNames): Promise<SQL[] | null> {
  const conditions: SQL[] = [];
  for (const { dimension, value } of filter) {
    const known = QUALITY_DIMENSIONS.find((one) => one === dimension);
    if (known === undefined || known === "category") return null;
    const wanted = known === "agent" ? await names.find(value) : value;
    if (wanted === null) return null;
    conditions.push(sql`${COLUMNS[known]} = ${wanted}`);
  }
  return conditions;
}

/** By what a workspace's reviews can be cut, each with its values in order; agents as the reader may call them. */
export async function listQualityDimensions(
  tx: Tx,
  scope: WorkspaceScope,
): Promise<{ name: QualityDimension; values: string[] }[]> {
  const names = await agentNames(tx, scope);
  const reply = await tx.execute<{ name: QualityDimension; value: string }>(sql`
    select distinct d.name, d.value from quality_review r cross join lateral (values
      ('channel', r.channel), ('team', r.team), ('agent', r.agent), ('reviewer', r.reviewer)) as d (name, value)
    where r.workspace_id = ${scope.workspaceId} and r.state = 'done' and d.value is not null
    union all select distinct 'category', rated.key from quality_review r cross join lateral jsonb_each(r.ratings) as rated
    where r.workspace_id = ${scope.workspaceId} and r.state = 'done'`);
  return QUALITY_DIMENSIONS.map((name) => ({
    name,
    values: reply.rows
      .filter((row) => row.name === name)
      .map(({ value }) => (name === "agent" ? names.show(value) : value))
      .sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
  })).filter(({ values }) => values.length > 0);
}

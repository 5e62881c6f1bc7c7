import { sql } from "drizzle-orm";
import { createDb, type Db, type Tx, withTenant } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { databaseUrls } from "@/db/urls";
import { computeMetric } from "@/features/dashboards/compute-metric";
import { compared, type Figure } from "./lib/figure";
import { sizeName, timeOf } from "./lib/grow";
import { inBatches } from "./lib/in-batches";
import { publishNps } from "./lib/own-database";

const ROUNDS = 9;
const BATCH = 50_000;
const MB = 1024 * 1024;

/** A workspace that is to hold one survey with so many answers. */
export interface FilledWorkspace {
  readonly id: string;
  readonly size: number;
}

/**
 * The numbers of a dashboard for 12 months by one dimension of five values, from tallies and from the answers. The
 * workspaces keep what was written; the first is the smallest, to which the others are compared.
 */
export async function benchDashboard(
  database: { readonly ownerUrl: string; readonly authSecret: string },
  workspaces: readonly FilledWorkspace[],
): Promise<Figure[]> {
  const { ownerUrl } = database;
  const urls = databaseUrls(database);
  const app = createDb({ url: urls.app, max: 2, name: "bench", statementTimeout: 600_000 });
  const worker = createDb({ url: urls.worker, max: 2, name: "bench-worker", statementTimeout: 600_000 });
  try {
    const figures: Figure[] = [];
    let smallest: number | undefined;
    for (const { id, size } of workspaces) {
      const scope = mintScope(id, { kind: "job", name: "bench" });
      const before = await bytes(ownerUrl);
      const survey = await fill(app, scope, size);
      await foldAllTallies(worker);
      await settle(ownerUrl);
      await withTenant(app, scope, async (tx) => {
        const { differ } = await recountTallies(tx, scope);
        if (differ > 0) throw new Error(`${differ} tallies differ from their answers.`);
      });
      const times = await timeDashboard(app, scope, survey);
      smallest ??= times.fromTallies;
      const after = await bytes(ownerUrl);
      figures.push(...tellDashboard(size, { ...times, smallest }), ...tellDisk(size, before, after));
    }
    return figures;
  } finally {
    await Promise.all([app.pool.end(), worker.pool.end()]);
  }
}

/** Milliseconds of the year's numbers by country: from tallies, and from the answers. Throws where the two differ. */
export async function timeDashboard(app: Db, scope: WorkspaceScope, survey: string) {
  await assertEqual(app, scope, survey);
  return {
    fromTallies: await timeOf(() => dashboard(app, scope, survey), ROUNDS),
    fromAnswers: await timeOf(() => aggregate(app, scope, survey), ROUNDS),
  };
}

const LEAST_SPEEDUP: Readonly<Record<number, number>> = { 1000000: 50, 10000000: 200 };

/** These times beside the aggregation and beside the smallest of the sizes. */
export function tellDashboard(
  size: number,
  times: { readonly fromTallies: number; readonly fromAnswers: number; readonly smallest: number },
): Figure[] {
  const name = sizeName(size);
  const atLeast = LEAST_SPEEDUP[size];
  return [
    compared(
      `dashboard: aggregating ${name} answers takes how much longer`,
      times.fromAnswers,
      "ms",
      { name: "numbers from tallies, ms", value: times.fromTallies },
      atLeast === undefined ? undefined : { atLeast },
    ),
    compared(
      `dashboard: 12 months by 5 values at ${name} answers`,
      times.fromTallies,
      "ms",
      { name: "the same at the smallest, ms", value: times.smallest },
      { atMost: 1.3 },
    ),
  ];
}

function tellDisk(size: number, before: Bytes, after: Bytes): Figure[] {
  const name = sizeName(size);
  const perMillion = (more: number) => ((more / size) * 1_000_000) / MB;
  return [
    {
      name: `disk: a million answers of ${name}, indexes included`,
      value: perMillion(after.answers - before.answers),
      unit: "MB",
    },
    { name: `disk: their tallies`, value: (after.tallies - before.tallies) / MB, unit: "MB" },
  ];
}

interface Bytes {
  readonly answers: number;
  readonly tallies: number;
}

async function bytes(ownerUrl: string): Promise<Bytes> {
  const owner = createDb({ url: ownerUrl, max: 1, name: "bench-owner" });
  const { rows } = await owner.pool.query<{
    answers: string;
    tallies: string;
  }>(`select pg_total_relation_size('tally_day') as tallies,
    pg_total_relation_size('response') + pg_total_relation_size('answer') as answers`);
  await owner.pool.end();
  return { answers: Number(rows[0]?.answers), tallies: Number(rows[0]?.tallies) };
}

/** What autovacuum does within minutes of such a load, done at once: it must not run while the clock does. */
async function settle(ownerUrl: string): Promise<void> {
  const owner = createDb({ url: ownerUrl, max: 1, name: "bench-owner", statementTimeout: 600_000 });
  await owner.pool.query("vacuum analyze answer, response, tally_day, tally_delta");
  await owner.pool.end();
}

/** A year of NPS answers over five countries, in one survey, written by the table's own triggers. */
async function fill(app: Db, scope: WorkspaceScope, size: number): Promise<string> {
  const { id: survey } = await publishNps(app, scope, `Bench ${size}`);
  await inBatches(size, BATCH, (from, count) =>
    withTenant(app, scope, (tx) => insertAnswers(tx, scope, survey, from, count, size)),
  );
  return survey;
}

async function insertAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  survey: string,
  from: number,
  count: number,
  size: number,
): Promise<void> {
  const at = sql`timestamptz '2025-01-01 12:00+00' + ((${from}::int + i)::float8 / ${size}::int * 365)::int * interval '1 day'`;
  const country = sql`(array['DE', 'FR', 'UK', 'ES', 'IT'])[1 + i % 5]`;
  await tx.execute(sql`
    with made as (
      insert into response (workspace_id, id, survey_id, version, submission_id, locale, attributes, started_at, first_scored_at, answered_at, day)
      select ${scope.workspaceId}, gen_random_uuid(), ${survey}, 1, gen_random_uuid(), 'en', jsonb_build_object('country', ${country}), ${at}, ${at}, ${at}, (${at})::date
      from generate_series(1, ${count}::int) as g (i)
      returning id, day, attributes
    )
    insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state, status, score)
    select ${scope.workspaceId}, id, 'score', ${survey}, 'nps', 1, day, '{country}', array[attributes ->> 'country'], 0, 0, (array[0,2,4,5,6,7,7,8,8,9,9,9,10,10,10,10])[1 + floor(random() * 16)::int]
    from made`);
}

/** What is fast must be right: every score, month and country of the dashboard counts as many answers as there are. */
async function assertEqual(app: Db, scope: WorkspaceScope, survey: string): Promise<void> {
  const shown = await dashboard(app, scope, survey);
  const { rows } = await aggregate(app, scope, survey);
  const sum = (wanted: (row: Counted) => boolean) =>
    rows.filter(wanted).reduce((total, { count }) => total + Number(count), 0);
  const pairs = [
    ...Object.entries(shown.distribution).map(([score, n]) => [n, sum((row) => row.score === Number(score))]),
    ...shown.series.map(({ start, n }) => [n, sum((row) => row.month === start)]),
    ...shown.breakdown.map(({ value, result }) => [result.n, sum((row) => row.country === value)]),
    [shown.n, sum(() => true)],
  ];
  const wrong = pairs.filter(([told, counted]) => told !== counted);
  if (wrong.length > 0) throw new Error(`The dashboard differs from its answers: ${JSON.stringify(wrong)}.`);
}

function dashboard(app: Db, scope: WorkspaceScope, survey: string) {
  return withTenant(app, scope, async (tx) => {
    const workspace = await findWorkspace(tx, scope);
    const query = {
      metric: "nps" as const,
      survey,
      from: "2025-01-01",
      to: "2025-12-31",
      interval: "month" as const,
      by: "country",
      filters: {},
    };
    const answer = await computeMetric(tx, scope, workspace, query, new Date());
    if (answer?.breakdown.length !== 5) throw new Error("The bench's dashboard does not show five countries.");
    return answer;
  });
}

type Counted = { readonly month: string; readonly country: string; readonly score: number; readonly count: string };

function aggregate(app: Db, scope: WorkspaceScope, survey: string) {
  return withTenant(app, scope, (tx) =>
    tx.execute<Counted>(sql`
      select date_trunc('month', day)::date::text as month, dim_values[1] as country, score, count(*) from answer
      where workspace_id = ${scope.workspaceId} and survey_id = ${survey} and question_id = 'score' and state = 0
        and day between '2025-01-01' and '2025-12-31'
      group by 1, 2, 3`),
  );
}

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Db, type Tx, withTenant } from "@/db/client";
import type { AnswerFilter } from "@/db/queries/answers/answer-filter";
import { countAnswers } from "@/db/queries/answers/count-answers";
import { type CrossQuery, crossAnswers } from "@/db/queries/answers/cross-answers";
import { listAnswerPage } from "@/db/queries/answers/list-answer-page";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { tellDashboard, timeDashboard } from "./dashboard";
import { compared, type Figure } from "./lib/figure";
import { timeOf } from "./lib/grow";
import { inBatches } from "./lib/in-batches";
import { type BenchServer, onOwnDatabase, publishNps, runStatements } from "./lib/own-database";
import { withoutKeys } from "./lib/without-keys";

const OTHERS = 200;
const OTHERS_SIZE = 500;
const BATCH = 50_000;
const ROUNDS = 5;
/** No question is broken off here: the bench reports how long it takes. */
const PATIENCE_MS = 600_000;

/** The workspace that the dashboard of the large one is compared to. */
const SMALLEST = 10_000;

/**
 * What nobody foresaw, asked of one workspace among hundreds: a cross table with three filters, beside a raw scan of the same
 * answers; a page of answers with three filters, its count, and words in comments. With `dashboards` also the numbers of a
 * dashboard, as at ten thousand answers, so that ten millions are written once.
 */
export function benchAdhoc(server: BenchServer, size: number, dashboards: boolean): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_adhoc", async ({ ownerUrl, app, worker }) => {
    const filled: Filled[] = [];
    await withoutKeys(ownerUrl, ["response", "answer"], async () => {
      // Of the others only the answers matter, not their tallies.
      await runStatements(ownerUrl, "alter table answer disable trigger user");
      await inBatches(OTHERS, 1, () => fill(app, ownerUrl, OTHERS_SIZE));
      if (dashboards) await runStatements(ownerUrl, "alter table answer enable trigger user");
      for (const one of dashboards ? [SMALLEST, size] : [size]) filled.push(await fill(app, ownerUrl, one));
    });
    await foldAllTallies(worker);
    await runStatements(ownerUrl, "vacuum analyze response, answer, tally_day, tally_delta");
    const figures: Figure[] = [];
    let smallest: number | undefined;
    for (const { scope, survey, size } of dashboards ? filled : []) {
      const times = await timeDashboard(app, scope, survey);
      if (smallest !== undefined) figures.push(...tellDashboard(size, { ...times, smallest }));
      smallest ??= times.fromTallies;
    }
    const large = filled.at(-1);
    if (large) figures.push(...(await measure(app, large)));
    return figures;
  });
}

interface Filled {
  readonly scope: WorkspaceScope;
  readonly survey: string;
  readonly size: number;
}

async function measure(app: Db, { scope, survey, size }: Filled): Promise<Figure[]> {
  const filters = { country: "DE", plan: "Duo", "@lang": "en" };
  const days = { from: "2025-01-01", to: "2025-12-31" };
  const table: CrossQuery = {
    surveyId: survey,
    questionId: "score",
    ...days,
    rows: "size",
    columns: "@channel",
    filters,
  };
  const filter: AnswerFilter = {
    ...{
      surveyId: survey,
      from: null,
      to: null,
      questionId: "score",
      state: "counted",
      part: null,
      scores: [],
      series: [1],
    },
    ...{ dimensions: { country: "DE", plan: "Duo" }, without: [], locale: "en", channel: null, version: null },
    ...{ customer: null, answered: null, comment: null, words: [] },
  };
  const page = { order: "newest" as const, edge: null, limit: 50 };
  const within = (work: (tx: Tx) => Promise<unknown>) => timeOf(() => withTenant(app, scope, work), ROUNDS);
  const asked = await within((tx) => crossAnswers(tx, scope, table, PATIENCE_MS));
  const month = { ...table, from: "2025-06-01", to: "2025-06-30" };
  const short = await within((tx) => crossAnswers(tx, scope, month, PATIENCE_MS));
  const scan = await within(async (tx) => {
    await tx.execute(
      sql`select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
    );
    return crossAnswers(tx, scope, table, PATIENCE_MS);
  });
  const n = size.toLocaleString("en");
  const raw = { name: "the same by a raw scan, ms", value: scan };
  const listed = await within((tx) => listAnswerPage(tx, scope, filter, page));
  const counted = await within((tx) => countAnswers(tx, scope, filter, PATIENCE_MS));
  const search = (words: string[]) =>
    within((tx) => listAnswerPage(tx, scope, { ...filter, dimensions: {}, locale: null, words }, page));
  return [
    compared(
      `ad hoc: a cross table, three filters, a year of ${n} answers, one of ${OTHERS + 1} workspaces`,
      asked,
      "ms",
      raw,
    ),
    compared("ad hoc: the same for a month", short, "ms", raw),
    { name: "ad hoc: a page of answers with three filters", value: listed, unit: "ms" },
    { name: "ad hoc: counting these, to ten thousand or in a moment", value: counted, unit: "ms" },
    { name: "ad hoc: a page with a common word", value: await search(["answer"]), unit: "ms" },
    // The worker has filed no words here: all comments are read for it.
    {
      name: "ad hoc: a page with a word of one comment in 100,000, read for",
      value: await search(["zanzibar"]),
      unit: "ms",
    },
  ];
}

/** A workspace with a year of NPS answers to one survey; every fifth has a comment. Ids follow the time, as the product's do. */
async function fill(app: Db, ownerUrl: string, size: number): Promise<Filled> {
  const id = randomUUID();
  const scope = mintScope(id, { kind: "job", name: "bench" });
  await withTenant(app, scope, (tx) => tx.insert(workspace).values({ id, slug: id, name: "Bench", zone: "UTC" }));
  const { id: survey } = await publishNps(app, scope, "Bench");
  await inBatches(size, BATCH, (from, count) =>
    runStatements(
      ownerUrl,
      `select set_config('app.workspace_id', '${id}', false)`,
      insertion(id, survey, from, count, size),
    ),
  );
  return { scope, survey, size };
}

function insertion(id: string, survey: string, from: number, count: number, size: number): string {
  return `
    with made as (
      insert into response (workspace_id, id, survey_id, version, submission_id, channel, locale, attributes, started_at, first_scored_at, answered_at, day)
      select '${id}', (lpad(to_hex(1735689600000 + i), 12, '0') || '7' || substr(gen_random_uuid()::text, 16, 3) || substr(gen_random_uuid()::text, 20))::uuid, '${survey}', 1, gen_random_uuid(), (array['link', 'email', 'api'])[1 + i % 3],
        (array['en', 'de', 'fr', 'ar'])[1 + (i / 3) % 4], jsonb_build_object('at', i), at, at, at, at::date
      from generate_series(${from}, ${from + count - 1}) as i
      cross join lateral (select timestamptz '2025-01-01 00:00+00' + i::float8 / ${size} * interval '365 days' as at) as t
      returning id, day, (attributes ->> 'at')::int as i
    )
    insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, state, status, score, text)
    select '${id}', made.id, q.id, '${survey}', q.kind, q.series, made.day, '{country,plan,size}',
      array[(array['DE', 'FR', 'UK', 'ES', 'IT'])[1 + i % 5], (array['Solo', 'Duo', 'Family'])[1 + i % 3], 'size ' || i % 4],
      0, q.status, q.score, q.text
    from made cross join lateral (values
      ('score', 'nps', 1, 0, (i * 7) % 11, null), ('@completion', 'completion', 1, 0, 1, null),
      ('why', 'long_text', 0, 4, null, case when i % 5 = 0 then 'Friendly people, quick answer, number ' || i || case when i % 100000 = 5 then ' zanzibar' else '' end end)
    ) as q (id, kind, series, status, score, text)
    where q.id <> 'why' or q.text is not null`;
}

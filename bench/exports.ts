import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { to } from "pg-copy-streams";
import { type Tx, withTenant } from "@/db/client";
import { insertExport } from "@/db/queries/exports";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { workspace } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { filterOfBody } from "@/features/exports/answers/input";
import type { ExportOrder, ExportResult } from "./lib/export-rows";
import { compared, type Figure } from "./lib/figure";
import { inBatches } from "./lib/in-batches";
import { type BenchServer, onOwnDatabase, publishNps, runStatements } from "./lib/own-database";
import { runProgram } from "./lib/run-program";
import { withoutKeys } from "./lib/without-keys";

const WORKSPACE = "0197b000-0000-7000-8000-000000000002";
const FORMATS = ["csv", "jsonl", "xlsx"] as const;
/** The two formats that are slower write as many of a million as these days have; CSV writes all. */
const FIFTH = { from: "2025-01-01", to: "2025-03-14" };
const ROWS_AT_ONCE = 100_000;

/**
 * Responses a second of an export of every format, from its job's first statement to the last piece of the file stored, beside
 * what the server gives the same rows away at by COPY (responses and answers, as they are stored, to nowhere).
 */
export function benchExports(server: BenchServer, size: number): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_exports", async ({ ownerUrl, urls, app, worker }) => {
    const scope = mintScope(WORKSPACE, { kind: "job", name: "bench" });
    await withTenant(app, scope, (tx) =>
      tx.insert(workspace).values({ id: WORKSPACE, slug: "bench", name: "Bench", zone: "Europe/Berlin" }),
    );
    const { id: surveyId } = await publishNps(app, scope, "Bench");
    await withoutKeys(ownerUrl, ["response", "answer"], () => fill(ownerUrl, surveyId, size));
    await foldAllTallies(worker);
    await runStatements(ownerUrl, "vacuum (analyze)");
    const raw = size / (await copyAway(ownerUrl));
    const figures: Figure[] = [];
    for (const format of FORMATS) {
      const id = randomUUID();
      const days = format === "csv" || size <= ROWS_AT_ONCE ? {} : FIFTH;
      const filter = filterOfBody({ survey: surveyId, format, state: "real", scores: [], filters: {}, ...days });
      const rows = await withTenant(app, scope, (tx) => countWithin(tx, filter));
      await withTenant(app, scope, (tx) =>
        insertExport(tx, scope, { id, surveyId, format, filter, locale: "en", createdBy: null }),
      );
      const order: ExportOrder = { workerUrl: urls.worker, workspaceId: WORKSPACE, exportId: id };
      const written = await runProgram<ExportResult>("bench/lib/export-rows.ts", order);
      if (written.rows !== rows) throw new Error(`${written.rows} of ${rows} rows stand in the file.`);
      const name = `export: responses a second as ${format}, ${rows.toLocaleString("en")} with a comment each third`;
      const baseline = { name: "COPY of the same responses and answers", value: raw };
      figures.push(compared(name, rows / written.seconds, "/s", baseline), {
        name: `export: memory as ${format}, more than before`,
        value: written.growth,
        unit: "MB",
        target: { atMost: 150 },
      });
    }
    return figures;
  });
}

async function countWithin(tx: Tx, { from, to }: { readonly from: string | null; readonly to: string | null }) {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from response where workspace_id = ${WORKSPACE}
      and (${from}::date is null or day between ${from}::date and ${to}::date)`);
  return rows[0]?.n ?? 0;
}

/** A year of complete responses, a third with a comment, each of two attributes. */
function fill(url: string, surveyId: string, size: number): Promise<void> {
  return inBatches(size, ROWS_AT_ONCE, async (from, count) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("select set_config('app.workspace_id', $1, false)", [WORKSPACE]);
      await client.query(
        `with made as (
           insert into response (workspace_id, id, survey_id, version, submission_id, locale, attributes, started_at, answered_at,
             first_scored_at, completed_at, day)
           select $1, gen_random_uuid(), $2, 1, gen_random_uuid(), 'en',
             jsonb_build_object('country', (array['DE','FR','UK','ES','IT'])[1 + i % 5], 'plan', (array['solo','team'])[1 + i % 2]), at, at, at, at, at::date
           from (select i, timestamptz '2025-01-01' + (i::bigint * 7919 % 525600) * interval '1 minute' as at from generate_series($3::int, $4::int) i) as n
           returning id, day, attributes
         )
         insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values, status, score, text)
         select $1, m.id, q.id, $2, q.kind, q.series, m.day, '{country,plan}', array[m.attributes ->> 'country', m.attributes ->> 'plan'],
           q.status, q.score, q.text
         from made m cross join lateral (values
           ('@completion', 'completion', 1, 0, 1, null),
           ('score', 'nps', 1, 0, abs(hashtext(m.id::text)) % 11, null),
           ('why', 'long_text', 0, 4, null, case when abs(hashtext(m.id::text)) % 3 = 0 then 'Friendly people, quick answer, "' || m.id || '".' end)
         ) as q (id, kind, series, status, score, text)
         where q.status = 0 or q.text is not null`,
        [WORKSPACE, surveyId, from, from + count - 1],
      );
    } finally {
      await client.end();
    }
  });
}

/** Seconds that COPY of the stored rows takes, read and thrown away. */
async function copyAway(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('app.workspace_id', '${WORKSPACE}', false)`);
    const startedAt = performance.now();
    for (const table of ["response", "answer"])
      for await (const _piece of client.query(to(`copy (select * from ${table}) to stdout`)));
    return (performance.now() - startedAt) / 1000;
  } finally {
    await client.end();
  }
}

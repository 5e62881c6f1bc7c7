import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type Db, withTenant } from "@/db/client";
import { insertImport, insertImportChunk } from "@/db/queries/insert-import";
import { updateImport } from "@/db/queries/update-import";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { parseMapping } from "@/domain/imports/mapping";
import { queueImport } from "@/features/imports/queue-import";
import { compared, type Figure } from "./lib/figure";
import type { ImportOrder, ImportResult } from "./lib/import-rows";
import { type BenchServer, onOwnDatabase } from "./lib/own-database";
import { runProgram } from "./lib/run-program";

const TABLES = ["customer", "response", "answer"] as const;
const PIECE_ROWS = 10_000;
const WORKSPACE = "0197b000-0000-7000-8000-000000000001";
const MAPPING = {
  date: { columns: ["answered"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
  comment: "comment",
  customer: "customer",
  attributes: ["country", "plan"],
};

/**
 * Rows a second of an import into empty, freshly vacuumed tables (policies, triggers and all), beside what the tables'
 * owner gets by plain COPY of the same rows into copies of these tables with their keys, indexes and foreign keys.
 */
export function benchImports(server: BenchServer, size: number): Promise<Figure[]> {
  return onOwnDatabase(server, "candor_bench_imports", async ({ ownerUrl, urls, app, worker }) => {
    const scope = mintScope(WORKSPACE, { kind: "job", name: "bench" });
    await withTenant(app, scope, (tx) =>
      tx.insert(workspace).values({ id: WORKSPACE, slug: "bench", name: "Bench", zone: "Europe/Berlin" }),
    );
    const importId = await upload(app, scope, size);
    const order: ImportOrder = {
      workerUrl: urls.worker,
      authSecret: server.authSecret,
      workspaceId: WORKSPACE,
      importId,
    };
    const imported = await runProgram<ImportResult>("bench/lib/import-rows.ts", order);
    if (imported.stored !== size) throw new Error(`${imported.stored} of ${size} rows were stored.`);
    const raw = await copyRaw(ownerUrl, size);
    const foldedAt = performance.now();
    await foldAllTallies(worker);
    const folded = (performance.now() - foldedAt) / 1000;
    const { differ } = await withTenant(app, scope, (tx) => recountTallies(tx, scope));
    if (differ > 0) throw new Error(`${differ} tallies differ from their answers.`);
    const rows = size.toLocaleString("en");
    return [
      compared(
        `import: rows a second, ${rows} rows into empty tables`,
        size / imported.seconds,
        "/s",
        { name: "the owner's COPY into copies with constraints", value: size / raw },
        { atLeast: 0.5 },
      ),
      { name: "import: memory, more than before", value: imported.growth, unit: "MB", target: { atMost: 150 } },
      { name: "import: processor of the worker's process", value: 100 * imported.busy, unit: "%" },
      { name: "import: folding its tallies afterwards", value: folded, unit: "s" },
    ];
  });
}

/** Stores a file as an upload does, piece by piece, and orders its import. */
async function upload(app: Db, scope: WorkspaceScope, size: number): Promise<string> {
  const id = await withTenant(app, scope, (tx) => insertImport(tx, scope, new Date()));
  let bytes = 0;
  for (let from = 0, ordinal = 0; from < size; from += PIECE_ROWS, ordinal++) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, size - from) }, (_, i) => lineOf(from + i));
    const piece = Buffer.from(
      `${(from === 0 ? ["answered,score,comment,customer,country,plan", ...lines] : lines).join("\n")}\n`,
    );
    bytes += piece.length;
    await withTenant(app, scope, (tx) => insertImportChunk(tx, scope, id, ordinal, piece));
  }
  await withTenant(app, scope, (tx) => updateImport(tx, scope, id, { fileName: "bench.csv", fileBytes: bytes }));
  const parsed = parseMapping(MAPPING);
  if (!parsed.ok) throw new Error("The bench's mapping does not fit.");
  const order = { mapping: parsed.mapping, source: null, encoding: null, into: { name: "Bench" }, dryRun: false };
  await queueImport(app, scope, id, order);
  return id;
}

/** A year of answers of half as many customers, a third with a comment. */
function lineOf(i: number): string {
  const minute = (i * 7_919) % 525_600;
  const at = new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString();
  const comment = i % 3 === 0 ? `"Friendly people, quick answer, number ${i}."` : "";
  const country = ["DE", "FR", "UK", "ES", "IT"][i % 5];
  return `${at},${(i * 31) % 11},${comment},customer-${(i * 48_271) % 500_000},${country},${i % 2 ? "team" : "solo"}`;
}

/** Seconds that the owner's COPY of the same rows takes into copies of the tables. */
async function copyRaw(url: string, size: number): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "candor-bench-copy-"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('app.workspace_id', '${WORKSPACE}', false)`);
    const columns = new Map<string, string>();
    for (const table of TABLES) {
      const { rows } = await client.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      );
      const names = rows[0]?.names ?? "";
      columns.set(table, names);
      const out = client.query(copyTo(`copy (select ${names} from ${table}) to stdout`));
      await pipeline(out, createWriteStream(path.join(folder, table)));
      await client.query(`create table raw_${table} (like ${table} including all)`);
    }
    await client.query(`
      alter table raw_response add foreign key (workspace_id, survey_id, version) references survey_version (workspace_id, survey_id, version);
      alter table raw_response add foreign key (workspace_id, customer_id) references raw_customer (workspace_id, id);
      alter table raw_answer add foreign key (workspace_id, response_id) references raw_response (workspace_id, id) on delete restrict`);
    const startedAt = performance.now();
    await client.query("begin");
    for (const table of TABLES) {
      const into = client.query(copyFrom(`copy raw_${table} (${columns.get(table)}) from stdin`));
      await pipeline(createReadStream(path.join(folder, table), { highWaterMark: 1 << 20 }), into);
    }
    await client.query("commit");
    const seconds = (performance.now() - startedAt) / 1000;
    const { rows } = await client.query<{ n: number }>("select count(*)::int as n from raw_response");
    if (rows[0]?.n !== size) throw new Error("The plain COPY copied another number of rows.");
    return seconds;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

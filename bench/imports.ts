import { type Db, withTenant } from "@/db/client";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { recountTallies } from "@/db/rollups/recount";
import { workspace } from "@/db/schema/workspace";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { parseMapping } from "@/domain/imports/mapping";
import { queueImport } from "@/features/imports/queue-import";
import { copyRaw, type RawTables } from "./lib/copy-raw";
import { compared, type Figure } from "./lib/figure";
import type { ImportOrder, ImportResult } from "./lib/import-rows";
import { type BenchServer, onOwnDatabase } from "./lib/own-database";
import { runProgram } from "./lib/run-program";
import { uploadFile } from "./lib/upload-file";

const TABLES: RawTables = {
  customer: [],
  response: [
    ["workspace_id, survey_id, version", "survey_version (workspace_id, survey_id, version)"],
    ["workspace_id, customer_id", "raw_customer (workspace_id, id)"],
  ],
  answer: [["workspace_id, response_id", "raw_response (workspace_id, id) on delete restrict"]],
};
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
    const raw = await copyRaw(ownerUrl, WORKSPACE, TABLES);
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

async function upload(app: Db, scope: WorkspaceScope, size: number): Promise<string> {
  const id = await uploadFile(app, scope, { header: "answered,score,comment,customer,country,plan", size, lineOf });
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

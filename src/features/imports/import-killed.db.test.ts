import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test, vi } from "vitest";
import { withTenant } from "@/db/client";
import { recountTallies } from "@/db/rollups/recount";
import { testDatabase } from "@/db/testing/test-database";
import { runImport } from "@/features/imports/run-import";
import { jobContext, orderImport, readReport } from "@/features/imports/testing/import-file";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const ROWS = 12_000;
const mapping = {
  date: { columns: ["day"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
  customer: "customer",
};
// Rows repeat, so that the keys of those after the kill need those before it; every 50th has no date.
const lines = Array.from({ length: ROWS }, (_, i) => `${i % 50 === 0 ? "" : "2026-05-04"},${i % 11},c${i % 300}`);

test("an import whose process is killed goes on where it was: every row once", { timeout: 120_000 }, async () => {
  const scope = await database.makeWorkspace();
  const id = await orderImport(
    database,
    scope,
    ["day,score,customer", ...lines].join("\n"),
    { mapping, name: "K" },
    now,
  );
  const child = await startElsewhere(scope.workspaceId, id);
  await vi.waitFor(async () => expect((await readReport(database, scope, id)).run.rows).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 20,
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  const cut = (await readReport(database, scope, id)).run;
  expect(cut.status).toBe("running");
  expect(cut.rows).toBeLessThan(ROWS);
  expect(cut.rows).toBe(cut.stored + cut.duplicates + cut.rejected);

  await runImport(jobContext(database, scope, now), id);
  const { run, problems } = await readReport(database, scope, id);
  expect(run).toMatchObject({ status: "done", rows: ROWS, stored: ROWS * 0.98, duplicates: 0, rejected: ROWS * 0.02 });
  expect(problems).toHaveLength(ROWS * 0.02);
  const { differ } = await withTenant(database.appDb, scope, (tx) => recountTallies(tx, scope));
  expect(differ).toBe(0);
});

/** Runs the import in a process of its own, as a worker does. */
async function startElsewhere(workspaceId: string, importId: string) {
  const root = path.resolve(import.meta.dirname, "..", "..", "..");
  const outfile = path.join(root, "build", "test", `import-${importId}.mjs`);
  const entryPoints = [path.join(import.meta.dirname, "testing", "run-import-process.ts")];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
  onTestFinished(() => rm(outfile, { force: true }));
  const { authSecret, workerDb } = database;
  const workerUrl = workerDb.pool.options.connectionString;
  const order = { workerUrl, authSecret, workspaceId, importId, now: now.toISOString() };
  return spawn(process.execPath, [outfile, JSON.stringify(order)], { stdio: "inherit" });
}

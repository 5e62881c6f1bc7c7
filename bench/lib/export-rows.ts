import { readFileSync } from "node:fs";
import { createDb, withTenant } from "@/db/client";
import { findExport } from "@/db/queries/exports";
import { mintScope } from "@/db/scope";
import { runExport } from "@/features/exports/answers/run-export";
import { createLogger } from "@/platform/logger";

/** What the program is told, as JSON in its first argument. */
export interface ExportOrder {
  readonly workerUrl: string;
  readonly workspaceId: string;
  readonly exportId: string;
}

/** What it measured, as JSON on standard output. */
export interface ExportResult {
  readonly seconds: number;
  readonly rows: number;
  /** Most memory of the process while it ran, more than before, in MB. */
  readonly growth: number;
}

/** One export from its first row to the last piece of its file, in a process of its own, as the worker's role. */
const order = JSON.parse(process.argv[2] ?? "{}") as ExportOrder;
const db = createDb({ url: order.workerUrl, max: 4, name: "bench-export", statementTimeout: 120_000 });
const scope = mintScope(order.workspaceId, { kind: "job", name: "bench" });
const before = residentMegabytes();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, residentMegabytes());
}, 50);
const startedAt = performance.now();
await runExport(
  { db, scope, logger: createLogger("warn"), now: () => new Date(), signal: new AbortController().signal },
  order.exportId,
);
const seconds = (performance.now() - startedAt) / 1000;
clearInterval(watch);
const run = await withTenant(db, scope, (tx) => findExport(tx, scope, order.exportId));
await db.pool.end();
const result: ExportResult = { seconds, rows: run?.status === "done" ? run.rows : 0, growth: most - before };
process.stdout.write(`${JSON.stringify(result)}\n`);

function residentMegabytes(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
}

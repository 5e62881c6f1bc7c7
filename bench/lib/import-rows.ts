import { readFileSync } from "node:fs";
import { createDb, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { mintScope } from "@/db/scope";
import { runImport } from "@/features/imports/run-import";
import { createLogger } from "@/platform/logger";

/** What the program is told, as JSON in its first argument. */
export interface ImportOrder {
  readonly workerUrl: string;
  readonly authSecret: string;
  readonly workspaceId: string;
  readonly importId: string;
}

/** What it measured, as JSON on standard output. */
export interface ImportResult {
  readonly seconds: number;
  readonly rows: number;
  readonly stored: number;
  /** Most memory of the process while it ran, more than before, in MB. */
  readonly growth: number;
  /** Share of the time in which the main thread worked. */
  readonly busy: number;
}

/** One import from its first byte to its last row, in a process of its own, as the worker's role. */
const order = JSON.parse(process.argv[2] ?? "{}") as ImportOrder;
const db = createDb({ url: order.workerUrl, max: 4, name: "bench-import" });
const scope = mintScope(order.workspaceId, { kind: "job", name: "bench" });
const context = { db, scope, logger: createLogger("warn"), now: () => new Date(), secret: order.authSecret };
const before = residentMegabytes();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, residentMegabytes());
}, 50);
const startedAt = performance.now();
const cpu = process.cpuUsage();
await runImport({ ...context, signal: new AbortController().signal }, order.importId);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpu);
clearInterval(watch);
const run = await withTenant(db, scope, (tx) => findImport(tx, scope, order.importId));
await db.pool.end();
const { rows, stored } = run ?? { rows: 0, stored: 0 };
const result: ImportResult = { seconds, rows, stored, growth: most - before, busy: (user + system) / 1e6 / seconds };
process.stdout.write(`${JSON.stringify(result)}\n`);

function residentMegabytes(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
}

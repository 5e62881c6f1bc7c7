import { createDb } from "@/db/client";
import { mintScope } from "@/db/scope";
import { runImport } from "@/features/imports/run-import";
import { createLogger } from "@/platform/logger";

// A program: one import, so that a test can kill it. Its order is JSON in its first argument.
const order = JSON.parse(process.argv[2] ?? "{}");
const scope = mintScope(order.workspaceId, { kind: "job", name: "test" });
const context = { scope, logger: createLogger("silent"), now: () => new Date(order.now), secret: order.authSecret };
const db = createDb({ url: order.workerUrl, max: 2, name: "test-import" });
await runImport({ ...context, db, signal: new AbortController().signal }, order.importId);
await db.pool.end();

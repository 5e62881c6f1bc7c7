import { afterAll } from "vitest";
import type { TestDatabase } from "@/db/testing/test-database";
import { closeRuntime, type Runtime, runtime } from "@/platform/runtime";

/** Points the process's runtime at a test's own database, so that what calls `runtime()` (handlers, gates) can be tested whole. */
export function testRuntime(database: TestDatabase): Runtime {
  process.env.DATABASE_APP_URL = database.appDb.pool.options.connectionString;
  process.env.DATABASE_WORKER_URL = database.workerDb.pool.options.connectionString;
  process.env.AUTH_SECRET = database.authSecret;
  process.env.LOG_LEVEL = "silent";
  afterAll(closeRuntime);
  return runtime();
}

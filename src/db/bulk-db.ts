import pg from "pg";
import type { Db } from "@/db/client";

/** Longest one statement of bulk work may take, in milliseconds. */
const BULK_STATEMENT_MS = 120_000;

/**
 * Opens one connection for bulk work beside a pool, with its role; `close` ends it. A connection that served smaller work
 * keeps the plans of its foreign-key checks, made when the tables were small; this one begins without any.
 */
export function openBulkDb({ pool }: Db): { readonly db: Db; close(): Promise<void> } {
  const { options } = pool;
  const own = new pg.Pool({
    ...options,
    max: 1,
    application_name: `${options.application_name ?? "candor"} bulk`,
    statement_timeout: BULK_STATEMENT_MS,
    query_timeout: BULK_STATEMENT_MS + 1_000,
    // Between two batches it waits for the file.
    idleTimeoutMillis: 0,
  });
  // What breaks is told by the statement that runs; without a listener it would end the process.
  own.on("error", () => {});
  own.on("connect", (client) => client.on("error", () => {}));
  return { db: { pool: own }, close: () => own.end() };
}

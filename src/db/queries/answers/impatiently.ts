import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Longest that one statement over answers may take, in milliseconds: past it the screen says what to narrow down. */
const PATIENCE_MS = 2_000;

/**
 * Runs a read that the server may break off after `patience` milliseconds; null then, and the transaction goes on. It never
 * reads a table from end to end, which would be everybody's answers, however few rows a guess promises.
 */
export async function impatiently<T>(
  tx: Tx,
  read: (inner: Tx) => Promise<T>,
  patience: number = PATIENCE_MS,
): Promise<T | null> {
  await tx.execute(sql`savepoint counting`);
  await tx.execute(
    sql`select set_config('statement_timeout', ${`${patience}ms`}, true), set_config('enable_seqscan', 'off', true)`,
  );
  try {
    const result = await read(tx);
    await tx.execute(sql`rollback to savepoint counting`);
    return result;
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (!(typeof cause === "object" && cause !== null && "code" in cause && cause.code === "57014")) throw error;
    await tx.execute(sql`rollback to savepoint counting`);
    return null;
  }
}

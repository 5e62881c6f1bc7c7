import { isPipelined, type Tx } from "@/db/client";
import { withPatience } from "@/db/queries/with-patience";

/** Longest that one statement over answers may take, in milliseconds: past it the screen says what to narrow down. */
const PATIENCE_MS = 2_000;

/**
 * Runs a read over answers that the server may break off after `patience` milliseconds; null then, and the transaction goes
 * on. It never reads a table from end to end, which would be everybody's answers, however few rows a guess promises.
 */
export async function impatiently<T>(
  tx: Tx,
  read: (inner: Tx) => Promise<T>,
  patience: number = PATIENCE_MS,
): Promise<T | null> {
  return withPatience(tx, patience, async (inner) => {
    const planned = inner.$client.query("set local enable_seqscan = off");
    // The read is sent behind it, and fails with it.
    if (isPipelined(inner.$client)) planned.catch(() => {});
    else await planned;
    return read(inner);
  });
}

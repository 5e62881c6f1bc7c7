import { setImmediate as allElse } from "node:timers/promises";
import { isPipelined, type Tx } from "@/db/client";

/**
 * Reads that do not need each other: sent at once where the connection takes that, else one after the other. None of them
 * with patience of its own: its savepoint would hold statements of the others.
 */
export function readTogether<Found extends readonly unknown[]>(
  tx: Tx,
  reads: readonly [...{ [Place in keyof Found]: () => Promise<Found[Place]> }],
): Promise<Found>;
export async function readTogether(tx: Tx, reads: readonly (() => Promise<unknown>)[]): Promise<readonly unknown[]> {
  const found: Promise<unknown>[] = [];
  for (const read of reads) {
    const reading = read();
    found.push(reading);
    if (!isPipelined(tx.$client)) await reading;
  }
  try {
    return await Promise.all(found);
  } catch (error) {
    // What is under way ends before the transaction does.
    await Promise.allSettled(found);
    throw error;
  }
}

/**
 * The same, and behind them one that may have patience of its own, together with what they found. Each of the others sends all its
 * statements at once, before the savepoint of the last: what came later would fail with it.
 */
export async function readTogetherThen<Found extends readonly unknown[], Last>(
  tx: Tx,
  reads: readonly [...{ [Place in keyof Found]: () => Promise<Found[Place]> }],
  last: () => Promise<Last>,
): Promise<{ found: Found; last: Last }> {
  const found = readTogether<Found>(tx, reads);
  if (!isPipelined(tx.$client)) return { found: await found, last: await last() };
  const [first, behind] = await Promise.allSettled([found, allElse().then(last)]);
  // Where one of the first fails, so does the last, for no reason of its own.
  if (first.status === "rejected") throw first.reason;
  if (behind.status === "rejected") throw behind.reason;
  return { found: first.value, last: behind.value };
}

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

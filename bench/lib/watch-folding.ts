import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db/client";

const EVERY_MS = 40;

/**
 * Watches how long deltas wait to be folded: every few milliseconds it remembers which is the newest, and sees when none as
 * old is left. `stop` gives the waits, in milliseconds.
 */
export function watchFolding(worker: Db): { stop(): Promise<number[]> } {
  const waits: number[] = [];
  let waiting: { newest: number; at: number }[] = [];
  let stopped = false;
  const watched = (async () => {
    while (!stopped) {
      const { rows } = await worker.pool.query<{ oldest: string | null; newest: string | null }>(
        "select min(id) as oldest, max(id) as newest from tally_delta",
      );
      const now = performance.now();
      const oldest = rows[0]?.oldest == null ? Number.POSITIVE_INFINITY : Number(rows[0].oldest);
      waits.push(...waiting.filter(({ newest }) => newest < oldest).map(({ at }) => now - at));
      waiting = waiting.filter(({ newest }) => newest >= oldest);
      if (rows[0]?.newest != null) waiting.push({ newest: Number(rows[0].newest), at: now });
      await sleep(EVERY_MS);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watched;
      return waits;
    },
  };
}

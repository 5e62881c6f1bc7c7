import { inTransaction } from "@/db/client";
import { type Runtime, runtime } from "@/platform/runtime";

/** What an orchestrator may know: nothing about tenants. `worker` is "elsewhere" where another process runs it. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: "ok" | "unavailable";
  readonly migrations: "ok" | "missing" | "unknown";
  readonly worker: "ok" | "stalled" | "elsewhere";
  /** Told where a recount of this process found tallies that differ from their answers; requests are served all the same. */
  readonly tallies?: "differ";
}

/** When this process's worker last finished a round, in milliseconds of `performance.now`; null without a worker here. */
export interface WorkerPulse {
  at: number | null;
}

const STALLED_MS = 30_000;
/** Another process may have set right what this one found; the next night tells. */
const ALARMED_MS = 30 * 60 * 60_000;
/** An orchestrator's probe does not wait for a frozen database. */
const PATIENCE_MS = 2_000;

/** The process's pulse, which the worker beats and `GET /api/ready` reads. */
export function workerPulse(): WorkerPulse {
  return runtime().once("worker-pulse", () => ({ at: null }));
}

/** The workspaces whose last recount in this process found a difference, and when, in milliseconds of `performance.now`. */
export function tallyAlarm(): Map<string, number> {
  return runtime().once("tally-alarm", () => new Map());
}

/** Asks the database whether it answers and was migrated, and the worker whether it goes round. Never throws. */
export async function checkReadiness(current: Runtime = runtime()): Promise<Readiness> {
  const { at } = workerPulse();
  const differs = [...tallyAlarm().values()].some((found) => performance.now() - found < ALARMED_MS);
  const alarm = differs ? ({ tallies: "differ" } as const) : {};
  const worker = at === null ? "elsewhere" : performance.now() - at < STALLED_MS ? "ok" : "stalled";
  try {
    const applied = await withinPatience(
      inTransaction(current.appDb, "begin read only", async (tx) => {
        const reply = await tx.execute<{ n: number }>("select count(*)::int as n from drizzle.__drizzle_migrations");
        return reply.rows[0]?.n ?? 0;
      }),
    );
    const migrations = applied > 0 ? "ok" : "missing";
    return { ready: migrations === "ok" && worker !== "stalled", database: "ok", migrations, worker, ...alarm };
  } catch {
    return { ready: false, database: "unavailable", migrations: "unknown", worker, ...alarm };
  }
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

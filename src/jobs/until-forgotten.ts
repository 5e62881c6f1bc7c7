import { setTimeout as sleep } from "node:timers/promises";

/** Longer than any process remembers a survey or a workspace's zone. */
const MEMORY_MS = 3_000;

/** Waits until every process has forgotten how things were. Rejects when the process stops: the job is taken up again. */
export async function untilForgotten(signal: AbortSignal): Promise<void> {
  await sleep(MEMORY_MS, undefined, { signal });
}

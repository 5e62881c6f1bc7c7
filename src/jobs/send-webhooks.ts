import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "@/db/client";
import { claimTurns, type Turn } from "@/db/queries/webhooks/turns";
import { mintScope } from "@/db/scope";
import { MOST_ATTEMPT_MS, type SendContext, takeTurn } from "@/features/webhooks/take-turn";
import { saySubject } from "@/jobs/say-subject";
import { tellSubject } from "@/jobs/tell-subject";
import { describeError, type Logger } from "@/platform/logger";

/** Endpoints that are waited for at the same time; how many of them may be such that failed last, and how many of one workspace. */
const PLACES = { all: 64, failing: 32, ofOne: 8 };
/** Whoever has not ended a turn by then is gone: an attempt and what is stored of it take less. */
const CLAIM_MS = 2 * MOST_ATTEMPT_MS;
const ROUND_MS = 1_000;

export interface SenderOptions
  extends Pick<SendContext, "authSecret" | "publicUrl" | "privateAllowed" | "mostMs" | "chance" | "now" | "signal"> {
  /** The worker's pool. */
  readonly db: Db;
  readonly logger: Logger;
  /** Fewer in tests. */
  readonly places?: typeof PLACES;
}

/**
 * Sends what waits for webhooks until the process stops: one delivery at a time to each, several webhooks at once, apart from
 * the queue of jobs, whose slots an endpoint that never answers would take. Ends when all that is under way has ended.
 */
export async function sendWebhooks(options: SenderOptions): Promise<void> {
  const { signal, logger } = options;
  const underWay = createUnderWay();
  let failing = false;
  while (!signal.aborted) {
    try {
      await beginTurns(options, underWay);
      failing = false;
      await nextRound(signal, underWay);
    } catch (error) {
      if (!failing) logger.warn({ error: describeError(error) }, "webhooks could not be looked at; trying again");
      failing = true;
      await pause(2 * ROUND_MS, undefined, { signal }).catch(() => {});
    }
  }
  await underWay.all();
}

/** Waits until a turn has ended, whose webhook may have more, or for a while. */
async function nextRound(signal: AbortSignal, underWay: UnderWay): Promise<void> {
  if (signal.aborted) return;
  const waiting = new AbortController();
  // Joined by hand: what `AbortSignal.any` makes stays with the signal that lives longest, a few kilobytes a round.
  const stop = () => waiting.abort();
  signal.addEventListener("abort", stop);
  const round = pause(ROUND_MS, undefined, { signal: waiting.signal }).catch(() => {});
  await (underWay.count() === 0 ? round : Promise.race([round, underWay.next()]));
  signal.removeEventListener("abort", stop);
  waiting.abort();
}

/** Takes every turn that is due, one after another: what the loop does, to its end, for tests. */
export async function sendAllDue(options: SenderOptions): Promise<number> {
  const underWay = createUnderWay();
  let sent = 0;
  for (;;) {
    const begun = await beginTurns(options, underWay);
    await underWay.all();
    if (begun === 0) return sent;
    sent += begun;
  }
}

/** Begins turns as far as there is room; says how many. */
async function beginTurns(options: SenderOptions, underWay: UnderWay): Promise<number> {
  const { db, now, places = PLACES } = options;
  const at = now();
  const until = new Date(at.getTime() + CLAIM_MS);
  let begun = 0;
  for (const failing of [false, true]) {
    const room = places.all - underWay.count();
    const most = failing ? Math.min(room, places.failing - underWay.countFailing()) : room;
    if (most <= 0) continue;
    for (const turn of await claimTurns(db, { now: at, until, failing, most, mostOfOne: places.ofOne })) {
      underWay.add(failing, take(options, turn));
      begun += 1;
    }
  }
  return begun;
}

async function take(options: SenderOptions, turn: Turn): Promise<void> {
  const { workspaceId, webhookId } = turn;
  const scope = mintScope(workspaceId, { kind: "job", name: "webhooks.send" });
  try {
    await takeTurn({ ...options, scope }, turn, { json: tellSubject, chat: saySubject });
  } catch (error) {
    // The claim ends by itself, and the turn comes again.
    if (!options.signal.aborted)
      options.logger.warn({ workspaceId, webhookId, error: describeError(error) }, "a webhook's turn failed");
  }
}

interface UnderWay {
  add(failing: boolean, turn: Promise<void>): void;
  count(): number;
  countFailing(): number;
  next(): Promise<void>;
  all(): Promise<void>;
}

/** The turns that are under way. */
function createUnderWay(): UnderWay {
  const turns = new Map<Promise<void>, boolean>();
  return {
    add(failing, turn) {
      const ended = turn.finally(() => turns.delete(ended));
      turns.set(ended, failing);
    },
    count: () => turns.size,
    countFailing: () => [...turns.values()].filter(Boolean).length,
    next: () => Promise.race(turns.keys()),
    all: async () => {
      await Promise.all(turns.keys());
    },
  };
}

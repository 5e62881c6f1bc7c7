import type { Db } from "@/db/client";
import { openPipeline, type Pipeline } from "@/db/pipeline";
import { type Submission, storeSubmissions } from "@/db/rollups/store-submissions";

/** Thrown when more answers wait than the database takes: the caller says 503 and the page sends again. */
export class IntakeFull extends Error {
  constructor() {
    super("Too many answers are waiting to be stored.");
    this.name = "IntakeFull";
  }
}

export interface IntakeQueue {
  /** Resolves after the commit: true where it was stored now, false where the submission id was there before. */
  store(submission: Submission): Promise<boolean>;
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly submission: Submission;
  readonly resolve: (stored: boolean) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_IN_BATCH = 200;
const MOST_WAITING = 5_000;

/** How many connections flushes take at most, and how many of one are under way, one behind the other. */
export interface FlushesAtOnce {
  readonly lines: number;
  readonly underWay: number;
}

/** A flush is sent behind one that runs, so that PostgreSQL goes on without waiting for us. */
const MOST: FlushesAtOnce = { lines: 3, underWay: 2 };
/** For fewer answers it is not worth it. */
const WORTH_SENDING_BEHIND = 12;
/** Where a flush is held up, by a lock say, what comes goes by another connection. */
const HELD_UP_AFTER_MS = 50;
/** So many answers, each alone, may take too long until the others of their flush are given up. */
const TOO_SLOW_ALONE = 2;

/** A connection's flushes, one behind the other. */
interface Line {
  readonly pipeline: Pipeline;
  underWay: number;
  /** When the one that runs began to, by `performance.now()`. */
  since: number;
}

/**
 * Group commit: what arrives while a flush runs is stored by a later one, in one transaction. If a batch fails, each of it
 * is tried again alone, so that one bad answer never fails its neighbours. How many flushes, and how large: see 0245.
 */
export function createIntakeQueue(
  db: Db,
  store: typeof storeSubmissions = storeSubmissions,
  { lines: mostLines, underWay: mostUnderWay }: FlushesAtOnce = MOST,
): IntakeQueue {
  const lines = Array.from({ length: mostLines }, (): Line => ({ pipeline: openPipeline(db), underWay: 0, since: 0 }));
  let waiting: Waiting[] = [];
  let scheduled = false;
  let lookingAgain: NodeJS.Timeout | undefined;
  /** When a flush was last stored, by `performance.now()`. */
  let storedAt = 0;
  let idle: Array<() => void> = [];

  /** Who comes alone is stored at once; who comes while a flush runs shares a later one. Nobody waits for company: see 0217. */
  function schedule(): void {
    if (scheduled) return;
    if (openLine() === undefined) {
      lookAgain();
      return;
    }
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      sendWaiting();
    });
  }

  function sendWaiting(): void {
    while (waiting.length > 0) {
      const line = openLine();
      if (line === undefined) {
        lookAgain();
        return;
      }
      send(line, takeBatch());
    }
  }

  /** The line that takes what waits now. There is none where it is better to wait for what runs. */
  function openLine(): Line | undefined {
    const now = performance.now();
    const line = lines.find((one) => one.underWay === 0 || now - one.since < HELD_UP_AFTER_MS);
    if (line === undefined || line.underWay === 0) return line;
    return line.underWay < mostUnderWay && waiting.length >= WORTH_SENDING_BEHIND ? line : undefined;
  }

  /** What runs may not end soon, and nobody may come who asks again. */
  function lookAgain(): void {
    lookingAgain ??= setTimeout(() => {
      lookingAgain = undefined;
      sendWaiting();
    }, HELD_UP_AFTER_MS);
  }

  function send(line: Line, batch: Waiting[]): void {
    if (line.underWay++ === 0) line.since = performance.now();
    void flush(line, batch).finally(() => {
      line.underWay--;
      line.since = performance.now();
      if (waiting.length > 0) sendWaiting();
      else if (lines.every(({ underWay }) => underWay === 0)) tellIdle();
    });
  }

  function tellIdle(): void {
    clearTimeout(lookingAgain);
    lookingAgain = undefined;
    for (const tell of idle) tell();
    idle = [];
  }

  /** The oldest, at most one of each submission id, in the order in which every process takes its locks. */
  function takeBatch(): Waiting[] {
    const batch = new Map<string, Waiting>();
    const left: Waiting[] = [];
    for (const one of waiting) {
      const key = `${one.submission.workspaceId}${one.submission.surveyId}${one.submission.submissionId}`;
      if (batch.size < MOST_IN_BATCH && !batch.has(key)) batch.set(key, one);
      else left.push(one);
    }
    waiting = left;
    return [...batch.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }

  async function flush({ pipeline }: Line, batch: Waiting[]): Promise<void> {
    const sentAt = performance.now();
    try {
      const stored = await store(
        pipeline,
        batch.map((one) => one.submission),
      );
      storedAt = performance.now();
      batch.forEach((one, place) => {
        one.resolve(stored[place] ?? false);
      });
    } catch (error) {
      // Where nothing else was stored meanwhile it is the database that is held up, not one answer.
      if (isOutage(error) || (isTooSlow(error) && storedAt < sentAt)) giveUp(batch, error);
      else await flushEach(pipeline, batch);
    }
  }

  /** Each again alone, until the database is found to be away, or too slow for more than the one that waits for a lock. */
  async function flushEach(pipeline: Pipeline, batch: readonly Waiting[]): Promise<void> {
    let tooSlow = 0;
    for (const [place, one] of batch.entries()) {
      try {
        const [stored = false] = await store(pipeline, [one.submission]);
        one.resolve(stored);
      } catch (error) {
        if (isOutage(error)) return giveUp(batch.slice(place), error);
        one.reject(error);
        if (isTooSlow(error) && ++tooSlow === TOO_SLOW_ALONE) {
          for (const left of batch.slice(place + 1)) left.reject(error);
          return;
        }
      }
    }
  }

  /** Who waits behind would only wait for the same silence: all are told at once, and their pages send again. */
  function giveUp(batch: readonly Waiting[], error: unknown): void {
    const behind = waiting;
    waiting = [];
    for (const one of [...batch, ...behind]) one.reject(error);
  }

  return {
    store(submission) {
      if (waiting.length >= MOST_WAITING) return Promise.reject(new IntakeFull());
      return new Promise<boolean>((resolve, reject) => {
        waiting.push({ submission, resolve, reject });
        schedule();
      });
    },
    drain() {
      if (waiting.length === 0 && lines.every(({ underWay }) => underWay === 0)) return Promise.resolve();
      return new Promise<void>((resolve) => {
        idle.push(resolve);
      });
    },
  };
}

/** True where trying each answer alone would only wait for the same dead database again. */
function isOutage(error: unknown): boolean {
  // Thrown while rows were laid out: of one answer, whatever the server is doing.
  if (error instanceof TypeError || error instanceof RangeError) return false;
  if (isTooSlow(error)) return false;
  const code = codeOf(error);
  // Without an SQLSTATE the server said nothing. With one: lost connections, read-only, out of room, shutting down.
  return !/^[0-9FHPX][0-9A-Z]{4}$/.test(code) || /^(08|25|53|57|58)/.test(code);
}

/** True where the server ended a statement for its length: of a lock that somebody holds, say. */
function isTooSlow(error: unknown): boolean {
  return codeOf(error) === "57014";
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

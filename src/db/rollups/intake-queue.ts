import type { Db } from "@/db/client";
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
const FLUSHES_AT_ONCE = 3;
/** Another flush beside one that runs pays only for this many; fewer wait for it to end. */
const WORTH_ANOTHER = 8;

/**
 * Group commit: what arrives while the previous flush runs is stored by the next one, in one transaction. If a batch
 * fails, each of it is tried again alone, so that one bad answer never fails its neighbours.
 */
export function createIntakeQueue(db: Db, store: typeof storeSubmissions = storeSubmissions): IntakeQueue {
  let waiting: Waiting[] = [];
  let flushing = 0;
  let scheduled = false;
  let idle: Array<() => void> = [];

  /** Who comes alone is stored at once; who comes while a flush runs shares the next one. Nobody waits for company: see 0217. */
  function schedule(): void {
    if (scheduled || flushing >= FLUSHES_AT_ONCE) return;
    if (flushing > 0 && waiting.length < WORTH_ANOTHER) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (waiting.length > 0 && flushing < FLUSHES_AT_ONCE) next();
    });
  }

  function next(): void {
    const batch = takeBatch();
    flushing++;
    void flush(batch).finally(() => {
      flushing--;
      if (waiting.length > 0 && (flushing === 0 || waiting.length >= WORTH_ANOTHER)) next();
      else if (flushing === 0) {
        for (const tell of idle) tell();
        idle = [];
      }
    });
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

  async function flush(batch: Waiting[]): Promise<void> {
    try {
      const stored = await store(
        db,
        batch.map((one) => one.submission),
      );
      batch.forEach((one, place) => {
        one.resolve(stored[place] ?? false);
      });
    } catch (error) {
      if (isOutage(error)) giveUp(batch, error);
      else await flushEach(batch);
    }
  }

  /** Each again alone, until the database is found to be away. */
  async function flushEach(batch: readonly Waiting[]): Promise<void> {
    for (const [place, one] of batch.entries()) {
      try {
        const [stored = false] = await store(db, [one.submission]);
        one.resolve(stored);
      } catch (error) {
        if (isOutage(error)) return giveUp(batch.slice(place), error);
        one.reject(error);
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
      if (flushing === 0 && waiting.length === 0) return Promise.resolve();
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
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  // Without an SQLSTATE the server said nothing. With one: lost connections, read-only, out of room, shutting down.
  return !/^[0-9FHPX][0-9A-Z]{4}$/.test(code) || /^(08|25|53|57|58)/.test(code);
}

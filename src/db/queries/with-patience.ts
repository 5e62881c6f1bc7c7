import { isPipelined, type Tx } from "@/db/client";
import { plannedAnew } from "@/db/queries/planned-anew";
import { isBrokenOff, isTooSlow, TooSlow } from "@/db/too-slow";

/**
 * Runs a read each of whose statements the server may break off after `patience` milliseconds; null then, and the
 * transaction goes on. Only for reading: what is set or written in it ends with it. What needs patience is planned for what it asks
 * for, each time.
 */
export function withPatience<T>(tx: Tx, patience: number, read: (inner: Tx) => Promise<T>): Promise<T | null> {
  return plannedAnew(tx, () => withinSavepoint(tx, patience, read));
}

async function withinSavepoint<T>(tx: Tx, patience: number, read: (inner: Tx) => Promise<T>): Promise<T | null> {
  const limit = String(Math.max(1, Math.round(patience)));
  const opened = tx.$client.query(`savepoint patience; set local statement_timeout = ${limit}`);
  if (isPipelined(tx.$client)) opened.catch(() => {});
  else await opened;
  try {
    const result = await read(tx);
    await opened;
    const given = giveBack(tx);
    // What comes next is sent behind it, and fails with it.
    if (isPipelined(tx.$client)) given.catch(() => {});
    else await given;
    return result;
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    if (!isBrokenOff(cause) && !isTooSlow(error)) throw error;
    await giveBack(tx);
    return null;
  }
}

/** Released too: one patience may lie within another, and the inner would else stand in the outer's place. */
async function giveBack(tx: Tx): Promise<void> {
  await tx.$client.query("rollback to savepoint patience; release savepoint patience");
}

/** Longest that each part of a page may take, and about how long all of them together, in milliseconds. */
export interface PagePatience {
  readonly each: number;
  readonly all: number;
}

/** For a page, which says what took too long. */
export const PAGE_PATIENCE: PagePatience = { each: 5_000, all: 15_000 };

type Read<T> = (inner: Tx) => Promise<T>;

/**
 * Reads a page part by part: however many are slow, the page comes. A `part` that takes too long is null and named in
 * `slow`; without what is `needed` there is no page, and `TooSlow` is thrown while the transaction goes on. Without
 * patience (a file, a mail) everything is read, or the database's own end is the end of it.
 */
export function readParts<Name extends string>(tx: Tx, patience: PagePatience | null) {
  const slow: Name[] = [];
  let left = patience?.all ?? 0;
  async function inTime<T>(read: Read<T>): Promise<T | null> {
    if (patience === null) return read(tx);
    if (left <= 0) return null;
    const began = performance.now();
    const found = await withPatience(tx, Math.min(patience.each, left), read);
    left -= performance.now() - began;
    return found;
  }
  return {
    slow: slow as readonly Name[],
    async part<T>(name: Name, read: Read<T>): Promise<T | null> {
      const found = await inTime(read);
      if (found === null) slow.push(name);
      return found;
    },
    async needed<T>(read: Read<T>): Promise<T> {
      const found = await inTime(read);
      if (found === null) throw new TooSlow("What the page cannot do without took too long.");
      return found;
    },
  };
}

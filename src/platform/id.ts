import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const RANDOM_BYTES = 16;
const pool = new Uint8Array(256 * RANDOM_BYTES);
let used = pool.length;

/** A new id that sorts by the time it was made (UUID version 7). Not for anything whose time must stay unknown. */
export function newId(): string {
  // One call for the randomness of 256 ids: a call apiece was the dearest line of storing an answer.
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + RANDOM_BYTES);
  used += RANDOM_BYTES;
  return v7({ random });
}

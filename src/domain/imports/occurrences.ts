const FIRST_CAPACITY = 1 << 12;
/** A table that grows stands in memory twice, so it grows by half, and only when it is nearly full. */
const GROWTH = 1.5;
const FULLEST = 0.85;
/** What one byte counts to; of keys that come more often the rest is counted in a Map. */
const MOST_IN_A_BYTE = 255;

/** Counts how often each key came so far. */
export interface Occurrences {
  /** 1 for the first time, 2 for the second, … `key` is any number below 2^53; 0 is taken for 1. */
  next(key: number): number;
}

/**
 * A counter for files of millions of rows: 9 bytes a place instead of a Map's hundred. Two keys that are equal by chance
 * (of ten million rows any two, once in two hundred files) only share their numbering, which the same file repeats.
 */
export function createOccurrences(): Occurrences {
  let capacity = FIRST_CAPACITY;
  let keys = new Float64Array(capacity);
  let counts = new Uint8Array(capacity);
  let used = 0;
  const further = new Map<number, number>();

  function place(key: number): number {
    let at = key % capacity;
    while (keys[at] !== 0 && keys[at] !== key) at = at + 1 === capacity ? 0 : at + 1;
    return at;
  }

  function grow(): void {
    const before = { keys, counts };
    capacity = Math.ceil(capacity * GROWTH);
    keys = new Float64Array(capacity);
    counts = new Uint8Array(capacity);
    for (const [index, key] of before.keys.entries()) {
      if (key === 0) continue;
      const at = place(key);
      keys[at] = key;
      counts[at] = before.counts[index] ?? 0;
    }
  }

  return {
    next(key) {
      if (used >= capacity * FULLEST) grow();
      const own = key === 0 ? 1 : key;
      const at = place(own);
      if (keys[at] === 0) {
        keys[at] = own;
        used++;
      }
      const count = counts[at] ?? 0;
      if (count < MOST_IN_A_BYTE) {
        counts[at] = count + 1;
        return count + 1;
      }
      const more = (further.get(own) ?? 0) + 1;
      further.set(own, more);
      return MOST_IN_A_BYTE + more;
    },
  };
}

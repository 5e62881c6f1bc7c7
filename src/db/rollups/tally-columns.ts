import type { Tally } from "@/domain/metrics/tally";

/** `answer.bucket` of the lowest and the highest score that counts. */
export const SCORE_BUCKETS = { first: 0, last: 10 } as const;
/** The same of those held for review. */
export const HELD_BUCKETS = { first: 100, last: 110 } as const;
/** The rest in the order of `tally_day`'s columns: missing, not applicable, invalid, excluded, superseded. */
const REST_BUCKETS: readonly number[] = [-1, -2, -3, -5, -6];

const SCORES = SCORE_BUCKETS.last + 1;

/** What a query counted: some of a tally's buckets. */
export interface CountedBuckets {
  /** The first of them, in the order scores, held scores, missing … superseded. */
  readonly bucket: number;
  /** How many, that bucket's and those of the next ones, joined by commas: reading an array took as long as summing it. */
  readonly sums: string;
}

/** Adds up rows of one tally. */
export function toTally(rows: Iterable<CountedBuckets>): Tally {
  const sums = new Array<number>(2 * SCORES + REST_BUCKETS.length).fill(0);
  for (const row of rows) {
    let place = placeOf(row.bucket);
    for (const sum of row.sums.split(",")) {
      sums[place] = (sums[place] ?? 0) + Number(sum);
      place += 1;
    }
  }
  const [missing = 0, notApplicable = 0, invalid = 0, excluded = 0, superseded = 0] = sums.slice(2 * SCORES);
  const [counts, held] = [sums.slice(0, SCORES), sums.slice(SCORES, 2 * SCORES)];
  return { counts, held, missing, notApplicable, invalid, excluded, superseded };
}

/** Puts rows together that say the same of `key`, in their order. */
export function toTallies<Row extends CountedBuckets>(
  rows: readonly Row[],
  key: (row: Row) => string,
): { readonly row: Row; readonly tally: Tally }[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups.values()].map((group) => ({ row: group[0], tally: toTally(group) }));
}

function placeOf(bucket: number): number {
  if (bucket >= HELD_BUCKETS.first) return bucket - HELD_BUCKETS.first + SCORES;
  if (bucket >= 0) return bucket;
  return 2 * SCORES + REST_BUCKETS.indexOf(bucket);
}

import { type SQL, sql } from "drizzle-orm";
import type { Tally } from "@/domain/metrics/tally";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
/** `answer.bucket` of the lowest and the highest score that counts. */
export const SCORE_BUCKETS = { first: 0, last: 10 } as const;
/** The same of those held for review. */
export const HELD_BUCKETS = { first: 100, last: 110 } as const;
const COLUMNS = [
  ...SCORES.map((i) => `c${i}`),
  ...SCORES.map((i) => `h${i}`),
  "missing",
  "not_applicable",
  "invalid",
  "excluded",
  "superseded",
];

/** The sums of a tally in one text, over rows that have the columns c0…c10, h0…h10, missing … superseded. */
export const TALLY_SUMS: SQL = sql.raw(
  `array_to_string(array[${COLUMNS.map((column) => `sum(${column})`).join(", ")}], ',', '0') as sums`,
);

/** Those columns out of a row that counts one answer in its bucket. */
export const FROM_ANSWER: SQL = sql.raw(
  [...SCORES, ...SCORES.map((i) => 100 + i), -1, -2, -3, -5, -6]
    .map((bucket, place) => `case when bucket = ${bucket} then 1 else 0 end as ${COLUMNS[place]}`)
    .join(", "),
);

/** Sums, joined by commas, as the domain's tally. One text: reading an array of PostgreSQL's took as long as summing. */
export function toTally(joined: string): Tally {
  const sums = joined.split(",").map(Number);
  const at = (place: number) => sums[place] ?? 0;
  return {
    counts: SCORES.map((i) => at(i)),
    held: SCORES.map((i) => at(11 + i)),
    missing: at(22),
    notApplicable: at(23),
    invalid: at(24),
    excluded: at(25),
    superseded: at(26),
  };
}

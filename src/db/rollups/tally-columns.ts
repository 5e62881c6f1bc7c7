import { type SQL, sql } from "drizzle-orm";
import type { Tally } from "@/domain/metrics/tally";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** One row of sums, as the queries below name them. */
export type TallyRow = Record<string, number | string | null>;

/** `sum`s over rows that have the columns c0…c10, h0…h10, missing … superseded. */
export const TALLY_SUMS: SQL = sql.raw(
  [
    ...SCORES.map((i) => `c${i}`),
    ...SCORES.map((i) => `h${i}`),
    "missing",
    "not_applicable",
    "invalid",
    "excluded",
    "superseded",
  ]
    .map((column) => `sum(${column})::float8 as ${column}`)
    .join(", "),
);

/** The same columns out of a `tally_day` row. */
export const FROM_TALLY_DAY: SQL = sql.raw(
  [
    ...SCORES.map((i) => `counts[${i + 1}] as c${i}`),
    ...SCORES.map((i) => `held[${i + 1}] as h${i}`),
    "missing, not_applicable, invalid, excluded, superseded",
  ].join(", "),
);

/** The same columns out of a row that counts `n` answers in one bucket. */
export function fromBucket(n: string): SQL {
  const when = (bucket: number, column: string) => `case when bucket = ${bucket} then ${n} else 0 end as ${column}`;
  return sql.raw(
    [
      ...SCORES.map((i) => when(i, `c${i}`)),
      ...SCORES.map((i) => when(100 + i, `h${i}`)),
      when(-1, "missing"),
      when(-2, "not_applicable"),
      when(-3, "invalid"),
      when(-5, "excluded"),
      when(-6, "superseded"),
    ].join(", "),
  );
}

/** A row of sums as the domain's tally. */
export function toTally(row: TallyRow): Tally {
  const number = (column: string) => Number(row[column] ?? 0);
  return {
    counts: SCORES.map((i) => number(`c${i}`)),
    held: SCORES.map((i) => number(`h${i}`)),
    missing: number("missing"),
    notApplicable: number("not_applicable"),
    invalid: number("invalid"),
    excluded: number("excluded"),
    superseded: number("superseded"),
  };
}

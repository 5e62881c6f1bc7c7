import fc from "fast-check";
import type { Deed } from "@/features/responses/review-responses";
import type { Policy } from "@/jobs/testing/tally-model";

export const COUNTRIES = ["DE", "FR", "JP"] as const;

const person = fc.option(fc.constantFrom("ann", "bob", "cy"), { nil: null });
/** Of the hundred days before the test's now: back-dated or back-filled, as it comes. */
const daysAgo = fc.integer({ min: 1, max: 100 });
const country = fc.constantFrom(...COUNTRIES);
const sent = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  customer: person,
  country,
  daysAgo,
  complete: fc.boolean(),
  kind: fc.constantFrom("counted", "counted", "counted", "held", "test"),
});
const row = fc.record({
  score: fc.constantFrom("0", "7", "9", "10", "11", "", "?"),
  customer: person,
  country,
  daysAgo,
});
/** Anything that may happen to answers, in any order. */
export const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("send" as const), many: fc.array(sent, { minLength: 1, maxLength: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("import" as const),
      rows: fc.array(row, { minLength: 1, maxLength: 8 }),
      while: fc.array(sent, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("importAgain" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undoImport" as const), which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("correct" as const),
      which: fc.nat(),
      score: fc.integer({ min: 0, max: 10 }),
      complete: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("review" as const),
      which: fc.nat(),
      deed: fc.constantFrom<Deed[]>("release", "exclude", "exclude", "restore", "restore"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fold" as const), most: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("zone" as const),
      zone: fc.constantFrom("UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/New_York"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("repeats" as const),
      policy: fc.constantFrom<Policy[]>(
        { policy: "all" },
        { policy: "latest", windowDays: 30 },
        { policy: "first", windowDays: 20 },
      ),
    }),
  },
);
/** Something that happens to a workspace. */
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** What one person sends. */
export type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;
/** One row of a file. */
export type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

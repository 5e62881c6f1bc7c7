import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createOccurrences } from "@/domain/imports/occurrences";
import { rowKey } from "@/domain/imports/row-key";

const digest = (text: string) => createHash("sha256").update(text).digest();

function keysOf(rows: readonly (readonly string[])[]): string[] {
  const occurrences = createOccurrences();
  return rows.map((cells) => rowKey({ cells }, occurrences, digest).submissionId);
}

test("equal rows have keys of their own, and the same file has the same keys", () => {
  const rows = [
    ["a", "1"],
    ["a", "1"],
    ["b", "1"],
    ["a", "1"],
  ];
  const keys = keysOf(rows);
  expect(new Set(keys).size).toBe(4);
  expect(keysOf(rows)).toEqual(keys);
  // What stands between does not matter: the second copy is the second copy.
  expect(
    keysOf([
      ["a", "1"],
      ["a", "1"],
    ]),
  ).toEqual(keys.slice(0, 2));
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("cells are told apart where they end", () => {
  expect(
    new Set(
      keysOf([
        ["ab", ""],
        ["a", "b"],
        ["", "ab"],
      ]),
    ).size,
  ).toBe(3);
});

test("a mapped id names its row alone, and repeats", () => {
  const occurrences = createOccurrences();
  const first = rowKey({ id: "r1" }, occurrences, digest);
  expect(rowKey({ id: "r1" }, occurrences, digest)).toEqual({ submissionId: first.submissionId, repeated: true });
  expect(first.repeated).toBe(false);
});

test("occurrences count like a map does, however many there are", () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(key, { maxLength: 6_000, size: "max" }), (keys) => {
      const occurrences = createOccurrences();
      const known = new Map<number, number>();
      for (const one of keys) {
        const own = one === 0 ? 1 : one;
        known.set(own, (known.get(own) ?? 0) + 1);
        expect(occurrences.next(one)).toBe(known.get(own));
      }
    }),
    { numRuns: 20 },
  );
});

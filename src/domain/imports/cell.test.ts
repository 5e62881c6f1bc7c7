import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCell } from "@/domain/imports/cell";

const nps = compileCell({ min: 0, max: 10, reversed: false, missing: ["11", "Blank"] });

test.each([
  ["9", { kind: "score", score: 9 }],
  [" 9.0 ", { kind: "score", score: 9 }],
  ["09", { kind: "score", score: 9 }],
  ["９", { kind: "score", score: 9 }],
  ["0", { kind: "score", score: 0 }],
  ["-0", { kind: "score", score: 0 }],
  ["", { kind: "missing" }],
  ["   ", { kind: "missing" }],
  ["11", { kind: "missing" }],
  ["11.0", { kind: "missing" }],
  ["BLANK", { kind: "missing" }],
])("%j says %j", (cell, expected) => {
  expect(nps(cell)).toEqual(expected);
});

test("not applicable is said where the question offers it, and a declared code before that", () => {
  const offered = { min: 0, max: 10, reversed: false, na: true };
  expect(compileCell({ ...offered, missing: [] })(" NA ")).toEqual({ kind: "notApplicable" });
  expect(compileCell({ ...offered, missing: ["na"] })("na")).toEqual({ kind: "missing" });
  expect(compileCell({ ...offered, missing: [], na: false })("na")).toMatchObject({ kind: "invalid" });
});

test.each([
  ["9.5", "notWhole"],
  ["12", "offScale"],
  ["-1", "offScale"],
  ["1e1", "notANumber"],
  ["0x9", "notANumber"],
  ["9,5", "notANumber"],
  ["Infinity", "notANumber"],
  ["1,000", "notANumber"],
  ["<script>alert(1)</script>", "notANumber"],
])("%j is invalid: kept, never a score", (cell, code) => {
  expect(nps(cell)).toMatchObject({ kind: "invalid", fault: { code, values: { cell } } });
});

test("an undeclared 11 is invalid and never a promoter", () => {
  const read = compileCell({ min: 0, max: 10, reversed: false, missing: [] });
  expect(read("11")).toMatchObject({ kind: "invalid" });
});

test("effort whose high end is hard is turned round: 1 of 5 counts as 5", () => {
  const read = compileCell({ min: 1, max: 5, reversed: true, missing: [] });
  expect([1, 2, 3, 4, 5].map((score) => read(String(score)))).toEqual(
    [5, 4, 3, 2, 1].map((score) => ({ kind: "score", score })),
  );
});

test("a score is always a whole number on the scale, whatever stands in the cell", () => {
  const cell = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));
  fc.assert(
    fc.property(cell, fc.boolean(), (text, reversed) => {
      const read = compileCell({ min: 1, max: 7, reversed, missing: ["99"] })(text);
      if (read.kind === "score") expect(Number.isInteger(read.score) && read.score >= 1 && read.score <= 7).toBe(true);
    }),
  );
});

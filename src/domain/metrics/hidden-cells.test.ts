import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenCells } from "@/domain/metrics/hidden-cells";

const MINIMUM = 5;

test("a small cell takes another of its row and of its column with it, in a rectangle", () => {
  // 3 of UK and Solo would follow from UK's 43 less 40: so 40 or another is hidden, and in its column one more.
  const sizes = [
    [3, 40],
    [20, 30],
  ];
  expect(hiddenCells(sizes, MINIMUM)).toEqual({
    rows: [false, false],
    columns: [false, false],
    cells: [
      [true, true],
      [true, true],
    ],
  });
});

test("nothing small, nothing hidden; an empty cell hides nobody", () => {
  const sizes = [
    [12, 0],
    [20, 30],
  ];
  expect(hiddenCells(sizes, MINIMUM).cells.flat()).toEqual([false, false, false, false]);
});

test("a small row is hidden whole, with the next smallest row", () => {
  const sizes = [
    [2, 1],
    [10, 10],
    [50, 60],
  ];
  expect(hiddenCells(sizes, MINIMUM)).toMatchObject({ rows: [true, true, false], columns: [false, false] });
});

test("no hidden cell follows from a line's total: alone it never is, and together they are enough", () => {
  const table = fc.array(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (sizes) => {
      const { rows, columns, cells } = hiddenCells(sizes, MINIMUM);
      const lines = [
        ...sizes.map((line, row) => ({
          total: rows[row],
          of: line.map((n, column) => ({ n, h: cells[row]?.[column] })),
        })),
        ...[0, 1, 2, 3].map((column) => ({
          total: columns[column],
          of: sizes.map((line, row) => ({ n: line[column] ?? 0, h: cells[row]?.[column] })),
        })),
      ];
      for (const line of lines) {
        const filled = line.of.filter(({ n }) => n > 0);
        for (const { n, h } of filled) if (n < MINIMUM) expect(h).toBe(true);
        const hidden = filled.filter(({ h }) => h);
        if (line.total || hidden.length === 0) continue;
        const together = hidden.reduce((sum, { n }) => sum + n, 0);
        // All of a line that has no more to hide: then its total alone says no more than the total does.
        if (hidden.length < filled.length) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(together).toBeGreaterThanOrEqual(MINIMUM);
        }
      }
    }),
  );
});

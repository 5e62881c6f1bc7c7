import { expect, test } from "vitest";
import { cutLine, fixedWidthOf } from "@/domain/imports/fixed-width";

const ORDERS = [
  " 00004 0001 19970101  2   29.33",
  " 00004 0001 19970118  2   29.73",
  " 00021 0002 19970101 13   63.34",
];

test("columns that stand below one another are cut where nothing stands, and called after what they hold", () => {
  const layout = fixedWidthOf(ORDERS);
  expect(layout).toMatchObject({ named: false, header: ["customer", "column 2", "date", "quantity", "amount"] });
  expect(cutLine(layout?.ends ?? [], ORDERS[2] ?? "")).toEqual(["00021", "0002", "19970101", "13", "63.34"]);
  expect(cutLine(layout?.ends ?? [], " 00021 0002 19970101  1  163.34")[4]).toBe("163.34");
});

test("a first line without a digit is the header; words may hold blanks", () => {
  const layout = fixedWidthOf(["name       paid", "Ann Lee    0012", "Bo van Ree 0100"]);
  expect(layout).toMatchObject({ named: true, header: ["name", "paid"] });
  expect(cutLine(layout?.ends ?? [], "Bo van Ree 0100")).toEqual(["Bo van Ree", "0100"]);
});

test("a line that does not keep to the columns is one cell", () => {
  expect(cutLine([6, 11], " 00004x0001")).toEqual(["00004x0001"]);
});

test.each([
  [["day,score", "2026-05,9", "2026-05,8"]],
  [["score", "9", "10"]],
  [["what a day", "not so bad", "good enough"]],
  [[" 00004 0001", " 00004 0001"]],
  [["00004-0001", "00004-0001", "00004-0002"]],
])("%j is no file of fixed widths", (lines) => {
  expect(fixedWidthOf(lines)).toBeNull();
});

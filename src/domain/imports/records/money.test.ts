import { expect, test } from "vitest";
import { readMoney } from "@/domain/imports/records/money";

test.each([
  ["49", 4900],
  ["49.9", 4990],
  ["49,90", 4990],
  ["1,234.50", 123450],
  ["1.234,50 €", 123450],
  ["1,234", 123400],
  ["$ 1,234,567", 123456700],
  ["12.345", 1235],
  ["EUR 7", 700],
  ["-5.00", -500],
  ["0", 0],
])("%s is %i hundredths", (text, hundredths) => {
  expect(readMoney(text)).toBe(hundredths);
});

test.each(["", "free", "4 9 x", "--5", "1e5", "."])("“%s” is no amount", (text) => {
  expect(readMoney(text)).toBeNull();
});

import { expect, it } from "vitest";
import { readDuration, writeDuration } from "@/domain/promises/duration";

it.each([
  ["90", 90],
  ["90 min", 90],
  ["1 h 30", 90],
  ["1h30m", 90],
  ["1:30", 90],
  ["1.5 h", 90],
  ["1,5 Std", 90],
  ["٨ ساعات", 480],
  ["١٫٥ ساعة", 90],
  ["48 hours", 2_880],
  ["0", null],
  ["", null],
  ["2 days", null],
  ["soon", null],
  ["9000 h", null],
  ["-5", null],
])("“%s” is %s minutes", (text, minutes) => {
  expect(readDuration(text)).toBe(minutes);
});

it("reads what it writes", () => {
  for (const minutes of [1, 59, 60, 61, 90, 480, 1_441, 525_600])
    expect(readDuration(writeDuration(minutes))).toBe(minutes);
});

import { expect, test } from "vitest";
import { secondsLeft } from "@/features/imports/view";

const run = {
  status: "running",
  rows: 50_000,
  rowsPerSecond: 20_000,
  readBytes: 1_000_000,
  fileBytes: 5_000_000,
} as const;

test("what is left of a file takes as long as its part that was read, at the speed of now", () => {
  // Four fifths of 250,000 rows are left, at 20,000 a second.
  expect(secondsLeft(run)).toBe(10);
  expect(secondsLeft({ ...run, rowsPerSecond: 30_000 })).toBe(7);
  expect(secondsLeft({ ...run, readBytes: 5_000_000 })).toBe(0);
  // A workbook unpacks to more than it is long.
  expect(secondsLeft({ ...run, readBytes: 6_000_000 })).toBe(0);
});

test("nothing is said of it before anything was read, nor when nothing runs", () => {
  expect(secondsLeft({ ...run, rowsPerSecond: null })).toBeNull();
  expect(secondsLeft({ ...run, rows: 0 })).toBeNull();
  expect(secondsLeft({ ...run, readBytes: 0 })).toBeNull();
  for (const status of ["uploading", "queued", "done", "failed", "undoing", "undone"] as const)
    expect(secondsLeft({ ...run, status })).toBeNull();
});

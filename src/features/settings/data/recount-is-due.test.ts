import { expect, test } from "vitest";
import { recountIsDue } from "@/features/settings/data/recount-is-due";

const at = (text: string) => new Date(`2026-06-${text}:00Z`);

test("a recount is due in the workspace's own night, once", () => {
  const last = at("01T17:05");
  // 02:02 on 2 June in Kolkata is 20:32 on 1 June in UTC; only 3.5 hours after the last one.
  expect(recountIsDue(last, at("01T20:32"), "Asia/Kolkata")).toBe(false);
  // 04:30 UTC on 2 June: night in UTC, 11.4 hours after.
  expect(recountIsDue(last, at("02T04:30"), "UTC")).toBe(false);
  expect(recountIsDue(at("01T02:05"), at("02T02:02"), "UTC")).toBe(true);
  expect(recountIsDue(at("02T02:05"), at("02T03:02"), "UTC")).toBe(false);
  // The same instant is noon in Kolkata less half an hour: not its night.
  expect(recountIsDue(at("01T06:02"), at("02T06:02"), "Asia/Kolkata")).toBe(false);
});

test("a machine that sleeps at night makes up for it by day", () => {
  expect(recountIsDue(at("01T03:00"), at("02T05:59"), "UTC")).toBe(false);
  expect(recountIsDue(at("01T03:00"), at("02T09:00"), "UTC")).toBe(true);
});

import { expect, test } from "vitest";
import {
  comparedDays,
  coveredDays,
  type DigestSchedule,
  instantOfDay,
  latestDue,
  nextOccasion,
} from "@/features/delivery/digest/plan-period";

const MONDAYS: DigestSchedule = { cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "Europe/Berlin" };
const after = (text: string) => new Date(text);
const said = ({ day, at }: { day: string; at: Date }) => `${day} ${at.toISOString()}`;

test("a week's mail leaves at the person's hour on both sides of a change of clocks", () => {
  // Berlin leaves summer time on Sunday 25 October 2026: 07:00 is 05:00 UTC before it and 06:00 after it.
  expect(said(nextOccasion(MONDAYS, after("2026-10-18T12:00:00Z"), "Europe/Berlin"))).toBe(
    "2026-10-19 2026-10-19T05:00:00.000Z",
  );
  expect(said(nextOccasion(MONDAYS, after("2026-10-19T05:00:00Z"), "Europe/Berlin"))).toBe(
    "2026-10-26 2026-10-26T06:00:00.000Z",
  );
});

test("an hour that the clock skips or shows twice is still one mail", () => {
  const sundays = { ...MONDAYS, weekday: 7, hour: 2 };
  // 29 March 2026: 02:00 to 03:00 do not exist; the first moment after them is 01:00 UTC.
  expect(instantOfDay(sundays, "2026-03-29", "Europe/Berlin").toISOString()).toBe("2026-03-29T01:00:00.000Z");
  // 25 October 2026 shows 02:00 twice; it is the first, still in summer time.
  const twice = instantOfDay(sundays, "2026-10-25", "Europe/Berlin");
  expect(twice.toISOString()).toBe("2026-10-25T00:00:00.000Z");
  expect(nextOccasion(sundays, twice, "Europe/Berlin").day).toBe("2026-11-01");
});

test("a mail waits until the days it is about have ended in the workspace's zone", () => {
  const tokyo = { ...MONDAYS, zone: "Asia/Tokyo" };
  // Monday 07:00 in Tokyo is Sunday 22:00 UTC, when Los Angeles has 14:00 on Sunday; its Monday begins at 08:00 UTC.
  expect(said(nextOccasion(tokyo, after("2026-11-15T12:00:00Z"), "America/Los_Angeles"))).toBe(
    "2026-11-16 2026-11-16T08:00:00.000Z",
  );
  // Asked for between the two, it is still today's that comes next.
  expect(nextOccasion(tokyo, after("2026-11-16T01:00:00Z"), "America/Los_Angeles").day).toBe("2026-11-16");
});

test("a month's mail is about the whole month before, whatever its length", () => {
  const monthly: DigestSchedule = { ...MONDAYS, cadence: "monthly", monthDay: 28 };
  expect(nextOccasion(monthly, after("2027-02-28T09:00:00Z"), "UTC").day).toBe("2027-03-28");
  expect(coveredDays("monthly", "2027-03-28")).toEqual({ from: "2027-02-01", to: "2027-02-28" });
  expect(coveredDays("monthly", "2027-01-01")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  expect(comparedDays("monthly", { from: "2027-02-01", to: "2027-02-28" })).toEqual({
    from: "2026-11-01",
    to: "2027-01-31",
  });
});

test("a week's mail is about the seven days before it, against the twelve weeks before those", () => {
  const days = coveredDays("weekly", "2026-11-16");
  expect(days).toEqual({ from: "2026-11-09", to: "2026-11-15" });
  expect(comparedDays("weekly", days)).toEqual({ from: "2026-08-17", to: "2026-11-08" });
});

test("after a long pause of the server only the newest mail is due", () => {
  const due = (now: string) => latestDue(MONDAYS, "2026-08-03", after(now), "Europe/Berlin");
  expect(due("2026-11-16T05:59:00Z")).toBe("2026-11-09");
  expect(due("2026-11-16T06:00:00Z")).toBe("2026-11-16");
  expect(due("2026-08-04T00:00:00Z")).toBe("2026-08-03");
  const monthly: DigestSchedule = { ...MONDAYS, cadence: "monthly", monthDay: 1 };
  expect(latestDue(monthly, "2026-01-01", after("2026-11-16T06:00:00Z"), "UTC")).toBe("2026-11-01");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, countDays, dayNumber, dayOfNumber } from "@/domain/calendar/day";
import { periodsBetween, previousPeriod, previousYear, weeksAround, weeksOfChart } from "@/domain/calendar/period";
import { defaultRange, periodSoFar } from "@/domain/calendar/period-range";

describe("weeksAround", () => {
  it("holds whole weeks around the days, thirteen at least, and none beyond yesterday", () => {
    // The third quarter begins on a Wednesday and ends on one: its last week is told to its end.
    const quarter = weeksAround({ from: "2026-07-01", to: "2026-09-30" }, "2026-11-23");
    expect([quarter[0]?.start, quarter.at(-1)]).toEqual([
      "2026-06-29",
      { start: "2026-09-28", end: "2026-10-04", whole: true },
    ]);
    const week = weeksAround({ from: "2026-11-16", to: "2026-11-25" }, "2026-11-25");
    expect(week.length).toBe(14);
    expect(week.at(-1)).toEqual({ start: "2026-11-23", end: "2026-11-24", whole: false });
    expect(weeksAround({ from: "2010-01-01", to: "2026-11-22" }, "2026-11-23")).toHaveLength(104);
  });
});

describe("weeksOfChart", () => {
  it("begins with a whole week and says which one is still running", () => {
    // 23 August 2026 is a Sunday, 21 November a Saturday.
    const weeks = weeksOfChart("2026-08-23", "2026-11-21", { weekStart: 1 });
    expect(weeks[0]).toEqual({ start: "2026-08-17", end: "2026-08-23", whole: true });
    expect(weeks.at(-2)).toEqual({ start: "2026-11-09", end: "2026-11-15", whole: true });
    expect(weeks.at(-1)).toEqual({ start: "2026-11-16", end: "2026-11-21", whole: false });
  });

  it("leaves out a running week of one day", () => {
    expect(weeksOfChart("2026-11-09", "2026-11-16", { weekStart: 1 })).toEqual([
      { start: "2026-11-09", end: "2026-11-15", whole: true },
    ]);
    expect(weeksOfChart("2026-11-09", "2026-11-22", { weekStart: 1 }).map(({ whole }) => whole)).toEqual([true, true]);
  });
});

describe("periodsBetween", () => {
  it("clips the first and the last", () => {
    expect(periodsBetween("2026-01-15", "2026-03-02", "month")).toEqual([
      { start: "2026-01-15", end: "2026-01-31" },
      { start: "2026-02-01", end: "2026-02-28" },
      { start: "2026-03-01", end: "2026-03-02" },
    ]);
  });

  it("starts weeks, quarters and years where the workspace does", () => {
    // 22 November 2026 is a Sunday.
    expect(periodsBetween("2026-11-21", "2026-11-23", "week", { weekStart: 1 })).toEqual([
      { start: "2026-11-21", end: "2026-11-22" },
      { start: "2026-11-23", end: "2026-11-23" },
    ]);
    expect(periodsBetween("2026-11-21", "2026-11-23", "week", { weekStart: 7 })).toEqual([
      { start: "2026-11-21", end: "2026-11-21" },
      { start: "2026-11-22", end: "2026-11-23" },
    ]);
    expect(periodsBetween("2026-01-01", "2026-06-30", "quarter", { fiscalYearStart: 2 })).toEqual([
      { start: "2026-01-01", end: "2026-01-31" },
      { start: "2026-02-01", end: "2026-04-30" },
      { start: "2026-05-01", end: "2026-06-30" },
    ]);
    expect(
      periodsBetween("2025-01-01", "2026-12-31", "year", { fiscalYearStart: 4 }).map((period) => period.start),
    ).toEqual(["2025-01-01", "2025-04-01", "2026-04-01"]);
  });

  it("covers every day exactly once, up to 20 years, whatever the interval", () => {
    const first = dayNumber("2005-01-01");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7305 }),
        fc.integer({ min: 0, max: 7305 }),
        fc.constantFrom("day" as const, "week" as const, "month" as const, "quarter" as const, "year" as const),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 12 }),
        (start, length, interval, weekStart, fiscalYearStart) => {
          const from = dayOfNumber(first + start);
          const to = addDays(from, length);
          const periods = periodsBetween(from, to, interval, { weekStart, fiscalYearStart });
          const total = periods.reduce((sum, period) => sum + countDays(period.start, period.end), 0);
          const joined = periods.every(
            (period, i) => i === 0 || period.start === addDays(periods[i - 1]?.end ?? "", 1),
          );
          return total === length + 1 && joined && periods[0]?.start === from && periods.at(-1)?.end === to;
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("previousPeriod", () => {
  it.each([
    ["2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"],
    ["2018-01-01", "2018-12-31", "2017-01-01", "2017-12-31"],
    ["2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"],
    // 28 days within months: the 28 days before.
    ["2026-10-25", "2026-11-21", "2026-09-27", "2026-10-24"],
    ["2026-11-22", "2026-11-22", "2026-11-21", "2026-11-21"],
  ])("%s–%s is compared with %s–%s", (from, to, start, end) => {
    expect(previousPeriod(from, to)).toEqual({ start, end });
  });
});

describe("previousYear", () => {
  it.each([
    ["2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28"],
    ["2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"],
    ["2026-10-25", "2026-11-21", "2025-10-25", "2025-11-21"],
  ])("%s–%s is compared with %s–%s", (from, to, start, end) => {
    expect(previousYear(from, to)).toEqual({ start, end });
  });
});

describe("ranges people read", () => {
  it("are the last 28 complete days against the 28 before", () => {
    expect(defaultRange("2026-11-22", "2026-01-01")).toEqual({
      start: "2026-10-25",
      end: "2026-11-21",
      comparison: { start: "2026-09-27", end: "2026-10-24" },
    });
  });

  it("run from the first answer until 28 days are complete", () => {
    // 26 October … 21 November are 27 complete days, 25 October makes 28.
    expect(defaultRange("2026-11-22", "2026-10-26")).toEqual({
      start: "2026-10-26",
      end: "2026-11-22",
      comparison: null,
    });
    expect(defaultRange("2026-11-22", "2026-10-25").comparison).not.toBeNull();
    expect(defaultRange("2026-11-22", null)).toEqual({ start: "2026-11-22", end: "2026-11-22", comparison: null });
  });

  it("compare a running month with the same days of the last", () => {
    expect(periodSoFar("2026-11-01", "2026-11-30", "2026-11-22")).toEqual({
      current: { start: "2026-11-01", end: "2026-11-22" },
      previous: { start: "2026-10-01", end: "2026-10-22" },
    });
    // 30 March against February: its last day.
    expect(periodSoFar("2026-03-01", "2026-03-31", "2026-03-30")?.previous).toEqual({
      start: "2026-02-01",
      end: "2026-02-28",
    });
    expect(periodSoFar("2026-11-01", "2026-11-30", "2026-11-30")).toBeNull();
    expect(periodSoFar("2026-11-02", "2026-11-30", "2026-11-22")).toBeNull();
  });

  it("compare a running quarter or year of the workspace's own with the same days of the one before", () => {
    expect(periodSoFar("2026-10-01", "2026-12-31", "2026-12-01")).toEqual({
      current: { start: "2026-10-01", end: "2026-12-01" },
      previous: { start: "2026-07-01", end: "2026-09-01" },
    });
    // The year begins in February: 31 May against 28 February, the last day of that month.
    const calendar = { fiscalYearStart: 2 };
    expect(periodSoFar("2026-05-01", "2026-07-31", "2026-05-31", calendar)?.previous).toEqual({
      start: "2026-02-01",
      end: "2026-02-28",
    });
    expect(periodSoFar("2026-02-01", "2027-01-31", "2026-11-22", calendar)).toEqual({
      current: { start: "2026-02-01", end: "2026-11-22" },
      previous: { start: "2025-02-01", end: "2025-11-22" },
    });
    expect(periodSoFar("2026-01-01", "2026-12-31", "2026-11-22", calendar)).toBeNull();
  });
});

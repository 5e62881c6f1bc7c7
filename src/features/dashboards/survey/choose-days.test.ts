import { describe, expect, it } from "vitest";
import { chooseDays, possibleIntervals, usualInterval } from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";

const calendar = { zone: "UTC", weekStart: 1, fiscalYearStart: 4 };
const old = { today: "2026-06-15", first: "2024-01-01", last: "2026-06-15" };
const query = (some: Partial<DashboardQuery> = {}): DashboardQuery => ({
  filters: {},
  decimals: false,
  comments: 1,
  allGroups: false,
  ...some,
});

describe("chooseDays", () => {
  it("opens with the last 28 complete days against the 28 before", () => {
    expect(chooseDays(query(), old, calendar)).toMatchObject({
      range: { from: "2026-05-18", to: "2026-06-14" },
      compared: { from: "2026-04-20", to: "2026-05-17" },
    });
    expect(chooseDays(query(), old, { ...calendar, rangeDays: 7 })).toMatchObject({
      range: { from: "2026-06-08", to: "2026-06-14" },
      compared: { from: "2026-06-01", to: "2026-06-07" },
    });
  });

  it("meets so many days with as many, though they be a whole month by chance", () => {
    // On 1 March 2027 the last 28 days are all of February: the 28 before them begin on 4 January.
    const march = { today: "2027-03-01", first: "2024-01-01", last: "2027-03-01" };
    const before = { from: "2027-01-04", to: "2027-01-31" };
    const range = { from: "2027-02-01", to: "2027-02-28" };
    expect(chooseDays(query(), march, calendar)).toMatchObject({ range, compared: before });
    expect(chooseDays(query({ preset: "28d" }), march, calendar)).toMatchObject({ range, compared: before });
    // Who names February means the month.
    const january = { from: "2027-01-01", to: "2027-01-31" };
    expect(chooseDays(query({ preset: "last_month" }), march, calendar)).toMatchObject({ range, compared: january });
    expect(chooseDays(query(range), march, calendar)).toMatchObject({ range, compared: january });
  });

  it("runs from the first answer to now, uncompared, until there are 28 complete days", () => {
    const young = { today: "2026-06-15", first: "2026-06-01", last: "2026-06-15" };
    expect(chooseDays(query(), young, calendar)).toMatchObject({
      range: { from: "2026-06-01", to: "2026-06-15" },
      compared: null,
    });
  });

  it("meets a running month with the same days of the last, and says so", () => {
    const expected = {
      range: { from: "2026-06-01", to: "2026-06-15" },
      compared: { from: "2026-05-01", to: "2026-05-15" },
      soFar: true,
    };
    expect(chooseDays(query({ preset: "month" }), old, calendar)).toMatchObject(expected);
    expect(chooseDays(query({ from: "2026-06-01", to: "2026-06-30" }), old, calendar)).toMatchObject(expected);
  });

  it("cuts a running quarter and year at today, each against the same days of the one before", () => {
    // The fiscal year begins in April, and with it this quarter.
    const sameDays = { range: { from: "2026-04-01", to: "2026-06-15" }, soFar: true };
    expect(chooseDays(query({ preset: "quarter" }), old, calendar)).toMatchObject({
      ...{ ...sameDays, compared: { from: "2026-01-01", to: "2026-03-15" }, chosen: "quarter" },
    });
    expect(chooseDays(query({ preset: "year" }), old, calendar)).toMatchObject({
      ...{ ...sameDays, compared: { from: "2025-04-01", to: "2025-06-15" }, chosen: "year" },
    });
  });

  it("knows the last fiscal quarter and year", () => {
    // The fiscal year begins in April: on 15 June the running quarter is April to June.
    expect(chooseDays(query({ preset: "last_quarter" }), old, calendar)).toMatchObject({
      range: { from: "2026-01-01", to: "2026-03-31" },
      compared: { from: "2025-10-01", to: "2025-12-31" },
    });
    expect(chooseDays(query({ preset: "last_year" }), old, calendar)).toMatchObject({
      range: { from: "2025-04-01", to: "2026-03-31" },
      compared: { from: "2024-04-01", to: "2025-03-31" },
    });
  });

  it("compares with nothing where asked, and all days with nothing", () => {
    expect(chooseDays(query({ compare: "none" }), old, calendar).compared).toBeNull();
    expect(chooseDays(query({ preset: "all" }), old, calendar)).toMatchObject({
      range: { from: "2024-01-01", to: "2026-06-15" },
      compared: null,
    });
    expect(chooseDays(query({ preset: "7d", compare: "previous_year" }), old, calendar).compared).toEqual({
      from: "2025-06-08",
      to: "2025-06-14",
    });
  });
});

describe("intervals", () => {
  it("cuts a month by week, a year by month, and never into more than 400 points", () => {
    expect(usualInterval({ from: "2026-05-18", to: "2026-06-14" })).toBe("week");
    expect(usualInterval({ from: "2026-01-01", to: "2026-12-31" })).toBe("month");
    expect(possibleIntervals({ from: "2020-01-01", to: "2024-12-31" })).toEqual(["week", "month", "quarter", "year"]);
    expect(possibleIntervals({ from: "2026-05-18", to: "2026-05-18" })).toEqual(["day"]);
  });
});

import { expect, test } from "vitest";
import { chooseTrend } from "@/features/dashboards/overview/choose-trend";
import { readOverviewQuery } from "@/features/dashboards/overview/input";
import { chooseDays } from "@/features/dashboards/survey/choose-days";

const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1, rangeDays: 91 };

function trend(raw: Record<string, string>, first: string) {
  const { query } = readOverviewQuery(raw);
  const known = { today: "2026-08-20", first, last: "2026-08-19" };
  return chooseTrend(query, chooseDays(query, known, workspace), known, workspace);
}

test("it reaches back four times the days, in whole periods", () => {
  // 91 days from 2026-05-21; 273 before them is 2025-08-21.
  expect(trend({}, "2024-01-01")).toMatchObject({ range: { from: "2025-08-01", to: "2026-08-19" }, interval: "month" });
});

test("it never begins before the first answer's period, nor after the days shown", () => {
  expect(trend({}, "2026-03-10").range.from).toBe("2026-03-01");
  expect(trend({ from: "2020-01-01", to: "2020-12-31" }, "2026-03-10").range.from).toBe("2020-01-01");
});

test("with several filters it reads only the days and those they are compared with", () => {
  expect(trend({ "filter.a": "1", "filter.b": "2" }, "2024-01-01").range.from).toBe("2026-02-01");
});

import { expect, test } from "vitest";
import { comparedRange } from "@/features/dashboards/choose-range";
import { settleDays } from "@/features/dashboards/operations/settle-days";
import { chooseDays } from "@/features/dashboards/survey/choose-days";
import { readDashboardQuery } from "@/features/dashboards/survey/input";

const calendar = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
// 14 days to answer: what was sent until 8 November is settled.
const today = "2026-11-23";

function settle(raw: Record<string, string>, now = today) {
  const { query } = readDashboardQuery(raw);
  const days = chooseDays(query, { today: now, first: "2025-01-01", last: now }, calendar);
  const { range, compared } = settleDays(days, query.compare, { metric: "response_rate", today: now }, calendar);
  return [`${range.from} ${range.to}`, compared && `${compared.from} ${compared.to}`];
}

test("complete days are moved back until all are settled, and those before them by as many", () => {
  expect(settle({})).toEqual(["2026-10-12 2026-11-08", "2026-09-14 2026-10-11"]);
  expect(settle({ range: "7d" })).toEqual(["2026-11-02 2026-11-08", "2026-10-26 2026-11-01"]);
  expect(settle({ range: "7d", compare: "none" })).toEqual(["2026-11-02 2026-11-08", null]);
  expect(settle({ range: "7d", compare: "previous_year" })).toEqual(["2026-11-02 2026-11-08", "2025-11-02 2025-11-08"]);
});

test("a running period is cut after its last settled day and meets the same days of the one before", () => {
  expect(settle({ range: "month" })).toEqual(["2026-11-01 2026-11-08", "2026-10-01 2026-10-08"]);
  expect(settle({ range: "quarter" })).toEqual(["2026-10-01 2026-11-08", "2026-07-01 2026-08-08"]);
  expect(settle({ range: "quarter", compare: "previous_year" })).toEqual([
    "2026-10-01 2026-11-08",
    "2025-10-01 2025-11-08",
  ]);
});

test("a whole period that is over keeps its settled days, and all of them when all are settled", () => {
  expect(settle({ range: "last_month" })).toEqual(["2026-10-01 2026-10-31", "2026-09-01 2026-09-30"]);
  // A part of it meets the same part of the month before.
  expect(settle({ range: "last_month" }, "2026-11-05")).toEqual(["2026-10-01 2026-10-21", "2026-09-01 2026-09-21"]);
  expect(settle({ range: "last_quarter" }, "2026-10-05")).toEqual(["2026-07-01 2026-09-20", "2026-04-01 2026-06-20"]);
  expect(settle({ range: "all" })).toEqual(["2025-01-01 2026-11-08", null]);
});

test("days of one's own stay as asked, and so do those of which nothing is settled", () => {
  expect(settle({ from: "2026-11-10", to: "2026-11-20" })[0]).toBe("2026-11-10 2026-11-20");
  expect(settle({ range: "month" }, "2026-11-10")[0]).toBe("2026-11-01 2026-11-10");
});

test("what is settled at once is of the screen's own days", () => {
  const days = chooseDays(readDashboardQuery({}).query, { today, first: null, last: null }, calendar);
  const standing = { metric: "sla_attainment", today } as const;
  expect(settleDays(days, undefined, standing, calendar)).toEqual({ range: days.range, compared: days.compared });
});

test("what is told is compared as if its own days had been asked for, which its explanation does", () => {
  // On 1 March 2027 the last 28 days are all of February; those that are settled are no month.
  expect(settle({ range: "28d" }, "2027-03-01")).toEqual(["2027-01-18 2027-02-14", "2026-12-21 2027-01-17"]);
  // On 15 March those that are settled are all of February, and meet as many days before, not January.
  expect(settle({ range: "28d" }, "2027-03-15")).toEqual(["2027-02-01 2027-02-28", "2027-01-04 2027-01-31"]);
  // 11 to 17 March 2024, moved back over a leap day: not those of March 2023 moved back, which are 25 February to 3 March.
  expect(settle({ range: "7d", compare: "previous_year" }, "2024-03-18")).toEqual([
    "2024-02-26 2024-03-03",
    "2023-02-26 2023-03-03",
  ]);
  for (const now of ["2024-03-18", "2026-11-23", "2027-03-01", "2027-03-15"])
    for (const range of ["7d", "28d", "90d", "365d", "all"])
      for (const compare of ["previous_period", "previous_year"] as const) {
        const [told = "", compared] = settle({ range, compare }, now);
        const [from = "", to = ""] = told?.split(" ") ?? [];
        // So many days meet as many, and say so where they lead to.
        const explained = comparedRange({ from, to }, compare, range !== "all");
        expect(compared).toBe(`${explained.from} ${explained.to}`);
      }
});

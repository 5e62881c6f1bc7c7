import { expect, test } from "vitest";
import { chooseExplainedDays } from "@/features/dashboards/explained/choose-explained-days";
import { readDashboardQuery } from "@/features/dashboards/survey/input";

const workspace = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const days = { from: "2027-02-01", to: "2027-02-28" };
const { query } = readDashboardQuery({ ...days, compare: "previous_period" });
const chosen = (from: string, to: string) =>
  chooseExplainedDays(query, "nps", workspace, "2027-03-01", {
    compared: { from, to },
  });

test("days are compared with those of an address that come before them", () => {
  const compared = { from: "2027-01-04", to: "2027-01-31" };
  expect(chosen(compared.from, compared.to)).toEqual({ ...days, compare: "previous_period", compared });
});

test("with days that no screen compares with they are compared by the name alone", () => {
  const named = { ...days, compare: "previous_period" };
  // Their first day is among them, they are the same, they are later, they are more than twenty years.
  for (const [from, to] of [
    ["2027-01-05", "2027-02-01"],
    [days.from, days.to],
    ["2027-03-01", "2027-03-28"],
    ["2006-01-01", "2027-01-31"],
  ] as const)
    expect(chosen(from, to)).toEqual(named);
});

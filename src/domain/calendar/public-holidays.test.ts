import { expect, it } from "vitest";
import { publicHolidays } from "@/domain/calendar/public-holidays";

const days = (...asked: Parameters<typeof publicHolidays>) => publicHolidays(...asked).map((line) => line.slice(0, 10));

it("knows Easter and what follows from it: 5 April 2026, 28 March 2027, 16 April 2028", () => {
  expect(days("de", [2026])).toEqual([
    ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-10-03"],
    ...["2026-12-25", "2026-12-26"],
  ]);
  expect(publicHolidays("fr", [2027, 2028]).filter((line) => line.includes("Pâques"))).toEqual([
    "2027-03-29 Lundi de Pâques",
    "2028-04-17 Lundi de Pâques",
  ]);
});

it("moves weekends as Britain and the United States do", () => {
  // England and Wales as published: 26 December 2026 is a Saturday, in 2027 both are on the weekend, 2022 had a Sunday.
  expect(days("gb", [2026])).toEqual([
    ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"],
  ]);
  expect(days("gb", [2027]).slice(-2)).toEqual(["2027-12-27", "2027-12-28"]);
  expect(days("gb", [2022]).slice(-2)).toEqual(["2022-12-26", "2022-12-27"]);
  expect(days("us", [2026])).toEqual([
    ...["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07"],
    ...["2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"],
  ]);
});

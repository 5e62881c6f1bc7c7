import { expect, it } from "vitest";
import { cutMonths } from "@/db/queries/service/cut-months";

const cut = (from: string, to: string) =>
  cutMonths([{ from, to }]).map(({ span, from: a, to: b }) => `${span} ${a} ${b}`);

it("takes whole months as they are summed and the days around them", () => {
  expect(cut("2026-01-01", "2026-12-31")).toEqual(["month 2026-01-01 2026-12-31"]);
  expect(cut("2025-11-23", "2026-02-10")).toEqual([
    "day 2025-11-23 2025-11-30",
    "month 2025-12-01 2026-01-31",
    "day 2026-02-01 2026-02-10",
  ]);
  expect(cut("2026-02-03", "2026-03-01")).toEqual(["day 2026-02-03 2026-03-01"]);
  expect(cut("2026-01-31", "2026-02-28")).toEqual(["day 2026-01-31 2026-01-31", "month 2026-02-01 2026-02-28"]);
  expect(cut("2024-02-01", "2024-02-28")).toEqual(["day 2024-02-01 2024-02-28"]);
  expect(cut("2026-02-03", "2026-02-02")).toEqual([]);
});

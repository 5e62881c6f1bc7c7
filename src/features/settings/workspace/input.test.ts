import { expect, test } from "vitest";
import { rangeChoices } from "@/features/settings/view";
import { workspaceInput } from "@/features/settings/workspace/input";

const SENT = { name: "Acme", zone: "UTC", weekStart: "1", fiscalYearStart: "1", locale: "en", allowedHosts: "" };

test("the days that a workspace has are among those to choose from, and are kept when it is saved", () => {
  expect(rangeChoices(28)).toEqual([7, 14, 28, 90, 365]);
  expect(rangeChoices(91)).toEqual([7, 14, 28, 90, 91, 365]);
  expect(workspaceInput.parse({ ...SENT, rangeDays: "91" }).rangeDays).toBe(91);
});

test("a default range is whole days, one to a year", () => {
  for (const rangeDays of ["0", "367", "1.5", "", "week"]) {
    const read = workspaceInput.safeParse({ ...SENT, rangeDays });
    expect(
      read.error?.issues.map(({ message }) => message),
      rangeDays,
    ).toContain("range");
  }
});

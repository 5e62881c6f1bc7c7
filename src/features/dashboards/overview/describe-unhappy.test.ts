import { expect, test } from "vitest";
import { shareReading } from "@/domain/metrics/share";
import { describeUnhappy } from "@/features/dashboards/overview/describe-unhappy";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";

const NOBODY = shareReading(0, 0);
const numbers = { open: 74, overdue: 50, closedInTime: shareReading(84, 100), recovered: NOBODY, firstContact: NOBODY };
const context = { workspacePath: "/w/x", zone: "UTC", mayRead: false, now: new Date("2026-06-15T09:00:00Z") };

test("says how following up goes, with an interval where there is a share", () => {
  const { lines } = describeUnhappy(overviewWordsIn("en"), numbers, [], context);
  expect(lines.map(({ figure, text }) => `${figure} ${text}`)).toEqual([
    "74 follow-ups open",
    "50 overdue",
    "84% closed in time (76 to 90)",
  ]);
});

test("its counts lead to just those that they count, for who may read them", () => {
  const hrefs = (mayRead: boolean, some = numbers) =>
    describeUnhappy(overviewWordsIn("en"), some, [], { ...context, mayRead }).lines.map(({ href }) => href);
  expect(hrefs(true)).toEqual(["/w/x/feedback?tab=open", "/w/x/feedback?tab=overdue", null]);
  expect(hrefs(true, { ...numbers, open: 0, overdue: 0 })).toEqual([null, null]);
  expect(hrefs(false)).toEqual([null, null, null]);
});

test("says whose they are where the rest of the page is of some alone", () => {
  const whose = (narrowed: boolean) =>
    describeUnhappy(overviewWordsIn("en"), numbers, [], { ...context, narrowed }).whose;
  expect(whose(false)).toBe("");
  expect(whose(true)).toBe("Of everybody: follow-ups are not counted by survey or attribute.");
});

import { expect, test } from "vitest";
import { shareReading } from "@/domain/metrics/share";
import { describeTiles } from "@/features/dashboards/overview/describe-tiles";
import { overviewWordsIn } from "@/features/dashboards/overview/overview-words";

const NOBODY = shareReading(0, 0);
const followUps = { open: 7, overdue: 2, closedInTime: NOBODY, recovered: NOBODY, firstContact: NOBODY };
const days = { range: { from: "2026-06-01", to: "2026-06-28" }, compared: null, soFar: false, chosen: "28d" } as const;

test("the tile of open follow-ups leads to the open ones, where its reader may see them", () => {
  const href = (mayRead: boolean, counted: typeof followUps | null = followUps) =>
    describeTiles(
      overviewWordsIn("en"),
      { tiles: [], operations: [], followUps: counted, days },
      { home: "/w/x", mayRead },
      { filters: {}, now: new Date("2026-06-29T09:00:00Z") },
    )
      .rows.flatMap(({ tiles }) => tiles)
      .find(({ id }) => id === "follow_ups")?.href;
  expect(href(true)).toBe("/w/x/feedback?tab=open");
  expect(href(false)).toBe("/w/x/feedback");
  expect(href(true, null)).toBe("/w/x/feedback");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RANGE_PRESETS } from "@/domain/calendar/range-preset";
import { COMPARISONS, INTERVALS } from "@/features/dashboards/input";
import {
  type DashboardQuery,
  dashboardHref,
  dashboardParams,
  readDashboardQuery,
} from "@/features/dashboards/survey/input";

const nothing: DashboardQuery = { filters: {}, decimals: false, comments: 1, allGroups: false };

describe("readDashboardQuery", () => {
  it("leaves out what cannot be read, and names it", () => {
    const { query, ignored } = readDashboardQuery({
      from: "2026-02-30",
      to: "2026-03-01",
      range: "forever",
      interval: ["day", "week"],
      comments: "-1",
      "filter.region": "EMEA",
      "filter.": "x",
      utm_source: "mail",
    });
    expect(query).toEqual({ ...nothing, filters: { region: "EMEA" } });
    expect(ignored.sort()).toEqual(["comments", "filter.", "from", "interval", "range", "to"]);
  });

  it("reads back what it writes", () => {
    const day = fc.integer({ min: 0, max: 7000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const name = fc
      .string({ minLength: 1, maxLength: 64, unit: "grapheme-ascii" })
      .filter((text) => text !== "__proto__");
    const value = fc.string({ minLength: 1, maxLength: 100, unit: "grapheme-ascii" });
    const query = fc
      .record(
        {
          question: name,
          preset: fc.constantFrom(...RANGE_PRESETS),
          days: fc.tuple(day, day).map((both) => [...both].sort()),
          interval: fc.constantFrom(...INTERVALS),
          by: name,
          compare: fc.constantFrom(...COMPARISONS, "none" as const),
          filters: fc.dictionary(name, value, { maxKeys: 4 }),
          decimals: fc.boolean(),
          comments: fc.integer({ min: 1, max: 100 }),
          allGroups: fc.boolean(),
        },
        { requiredKeys: ["filters", "decimals", "comments", "allGroups"] },
      )
      .map(({ days, ...rest }) => ({ ...rest, ...(days ? { from: days[0], to: days[1] } : {}) }));
    fc.assert(
      fc.property(query, (asked) => {
        const read = readDashboardQuery(Object.fromEntries(dashboardParams(asked)));
        expect(read).toEqual({ query: { ...asked, filters: { ...asked.filters } }, ignored: [] });
      }),
    );
  });

  it("changes one thing and begins the comments anew", () => {
    const query: DashboardQuery = { ...nothing, preset: "90d", comments: 3, filters: { plan: "team & more" } };
    expect(dashboardHref("/w/a/surveys/b", query, { preset: undefined, interval: "week" })).toBe(
      "/w/a/surveys/b?interval=week&filter.plan=team+%26+more",
    );
  });
});

import { expect, test } from "vitest";
import { overviewHref, overviewParams, readOverviewQuery } from "@/features/dashboards/overview/input";

const survey = "01890a5d-ac96-774b-bcce-b302099a8057";

test("an address is read back as the same", () => {
  const raw = { survey, metric: "csat", range: "28d", compare: "none", "filter.plan": "team" };
  const { query, ignored } = readOverviewQuery(raw);
  expect(ignored).toEqual([]);
  expect(Object.fromEntries(overviewParams(query))).toEqual(raw);
  expect(overviewHref("/w/a", query, { survey: undefined, filters: {}, metric: undefined, preset: undefined })).toBe(
    "/w/a?compare=none",
  );
});

test("what cannot be read is left out and named", () => {
  expect(readOverviewQuery({ survey: "../x", metric: "churn", from: "2026-02-31" })).toMatchObject({
    query: { filters: {} },
    ignored: ["from", "metric", "survey"],
  });
  expect(readOverviewQuery({ survey: "", metric: "" }).ignored).toEqual([]);
});

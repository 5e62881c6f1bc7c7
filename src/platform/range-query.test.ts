import { expect, test } from "vitest";
import { RANGE_PRESETS } from "@/domain/calendar/range-preset";
import { chooseRange, type RangeQuery, rangeParams, readRangeQuery } from "@/platform/range-query";

const known = { today: "2026-11-23", first: "2025-03-04", last: null, usualDays: 28 };
const april = { fiscalYearStart: 4 };

test("an address is read back as it was written", () => {
  const asked: RangeQuery[] = [
    {},
    ...RANGE_PRESETS.map((preset) => ({ preset })),
    { from: "2026-07-01", to: "2026-09-30" },
    { days: 91 },
    { compare: "previous_year" },
    { preset: "quarter", compare: "previous_year" },
    { from: "2026-07-01", to: "2026-09-30", compare: "previous_year" },
  ];
  for (const query of asked) expect(readRangeQuery(Object.fromEntries(rangeParams(query)))).toEqual(query);
});

test("days of one's own go before named ones, those before the days of an older address; what is wrong is left out", () => {
  expect(readRangeQuery({ from: "2026-07-01", to: "2026-07-31", range: "7d", days: "28" })).toEqual({
    from: "2026-07-01",
    to: "2026-07-31",
  });
  expect(readRangeQuery({ from: "2026-07-01", range: "last_quarter", days: "28" })).toEqual({ preset: "last_quarter" });
  const wrong = [
    { from: "2026-08-01", to: "2026-07-31" },
    { from: "2026-02-30", to: "2026-03-31" },
    { from: "1980-01-01", to: "2026-07-31" },
    { range: "tomorrow" },
    { days: "12" },
  ];
  for (const raw of wrong) expect(readRangeQuery(raw)).toEqual({});
});

test("the usual days are the workspace's own complete ones, and older addresses mean what they meant", () => {
  expect(chooseRange({}, known, april)).toEqual({
    range: { from: "2026-10-26", to: "2026-11-22" },
    compared: { from: "2026-09-28", to: "2026-10-25" },
    ...{ soFar: false, chosen: "default" },
  });
  expect(chooseRange({}, { ...known, usualDays: 14 }, april).range).toEqual({ from: "2026-11-09", to: "2026-11-22" });
  expect(chooseRange({ days: 28 }, known, april)).toMatchObject({ range: { from: "2026-10-26" }, chosen: "28d" });
  // 91 days before 23 November begin on 24 August.
  expect(chooseRange({ days: 91 }, known, april)).toMatchObject({
    range: { from: "2026-08-24", to: "2026-11-22" },
    chosen: "custom",
  });
});

test("so many complete days meet as many before, though they be a whole month by chance", () => {
  const march = { ...known, today: "2027-03-01" };
  const compared = { from: "2027-01-04", to: "2027-01-31" };
  for (const query of [{}, { preset: "28d" }, { days: 28 }] as const)
    expect(chooseRange(query, march, april)).toMatchObject({ range: { from: "2027-02-01" }, compared });
  for (const query of [{ preset: "last_month" }, { from: "2027-02-01", to: "2027-02-28" }] as const)
    expect(chooseRange(query, march, april).compared).toEqual({ from: "2027-01-01", to: "2027-01-31" });
});

test("quarters and years are the workspace's own, a running one meets the same days of the last", () => {
  // The year begins in April: October to December runs, July to September was the last.
  expect(chooseRange({ preset: "last_quarter" }, known, april)).toMatchObject({
    range: { from: "2026-07-01", to: "2026-09-30" },
    compared: { from: "2026-04-01", to: "2026-06-30" },
  });
  expect(chooseRange({ preset: "quarter" }, known, april)).toEqual({
    range: { from: "2026-10-01", to: "2026-11-23" },
    compared: { from: "2026-07-01", to: "2026-08-23" },
    ...{ soFar: true, chosen: "quarter" },
  });
  expect(chooseRange({ preset: "year" }, known, april)).toMatchObject({
    range: { from: "2026-04-01", to: "2026-11-23" },
    compared: { from: "2025-04-01", to: "2025-11-23" },
  });
  expect(chooseRange({ preset: "all" }, known, april).range).toEqual({ from: "2025-03-04", to: "2026-11-23" });
});

test("days meet the same days of the year before where that is asked for", () => {
  const compare = "previous_year" as const;
  expect(chooseRange({ preset: "quarter", compare }, known, april)).toMatchObject({
    range: { from: "2026-10-01", to: "2026-11-23" },
    compared: { from: "2025-10-01", to: "2025-11-23" },
  });
  expect(chooseRange({ from: "2026-07-01", to: "2026-09-30", compare }, known, april).compared).toEqual({
    from: "2025-07-01",
    to: "2025-09-30",
  });
});

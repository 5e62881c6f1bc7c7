import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMPARISONS,
  INTERVALS,
  isLongerThanYears,
  type MetricQuery,
  metricQuerySchema,
  serializeMetricQuery,
} from "@/features/dashboards/input";

function read(text: string) {
  const params = new URLSearchParams(text);
  const raw = Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
  const parsed = metricQuerySchema.safeParse(raw);
  return parsed.success
    ? { query: parsed.data, paths: [] }
    : { query: null, paths: parsed.error.issues.map((issue) => issue.path.join(".")) };
}

describe("metricQuerySchema", () => {
  it("takes what the API names", () => {
    const text = "from=2026-01-01&to=2026-03-31&interval=month&by=region&filter.plan=team&compare=previous_year";
    expect(read(text).query).toEqual({
      from: "2026-01-01",
      to: "2026-03-31",
      interval: "month",
      by: "region",
      compare: "previous_year",
      filters: { plan: "team" },
    });
  });

  it.each([
    ["from=2026-02-30", "from"],
    ["from=26-02-01", "from"],
    ["from=2026-02-01T00:00:00Z", "from"],
    ["to=tomorrow", "to"],
    ["from=0000-01-01", "from"],
    ["from=2026-02-02&to=2026-02-01", "from"],
    ["from=2000-01-01&to=2020-01-01", "from"],
    ["interval=hour", "interval"],
    ["compare=last", "compare"],
    ["by=", "by"],
    ["survey=1", "survey"],
    ["groupBy=region", "groupBy"],
    ["sort=n;drop table survey", "sort"],
    ["filter.=x", "filter."],
    ["filter.region=a&filter.region=b", "filter.region"],
    [`filter.${"x".repeat(65)}=a`, `filter.${"x".repeat(65)}`],
    [Array.from({ length: 21 }, (_, i) => `filter.d${i}=x`).join("&"), "filter"],
    ["from=2026-01-01&from=2026-01-02", "from"],
  ])("refuses %s and names %s", (text, path) => {
    expect(read(text).paths).toContain(path);
  });

  it("takes twenty years to the day: 2000-01-01 to 2019-12-31, not one more", () => {
    expect(isLongerThanYears("2000-01-01", "2019-12-31", 20)).toBe(false);
    expect(isLongerThanYears("2000-01-01", "2020-01-01", 20)).toBe(true);
  });

  it("reads back what it writes", () => {
    const day = fc.integer({ min: 0, max: 7000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const name = fc
      .string({ minLength: 1, maxLength: 64, unit: "grapheme-ascii" })
      .filter((text) => text !== "__proto__");
    const query: fc.Arbitrary<MetricQuery> = fc
      .record(
        {
          survey: fc.uuid(),
          question: name,
          days: fc.tuple(day, day).map((both) => [...both].sort()),
          interval: fc.constantFrom(...INTERVALS),
          by: name,
          compare: fc.constantFrom(...COMPARISONS),
          filters: fc.dictionary(name, fc.string({ maxLength: 256 }), { maxKeys: 5 }),
        },
        { requiredKeys: ["filters"] },
      )
      .map(({ days, ...rest }) => ({ ...rest, ...(days ? { from: days[0], to: days[1] } : {}) }));
    fc.assert(
      fc.property(query, (asked) => {
        expect(read(serializeMetricQuery(asked).toString()).query).toEqual({ ...asked, filters: { ...asked.filters } });
      }),
    );
  });
});

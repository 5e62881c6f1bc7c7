import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSides } from "@/features/dashboards/compare/choose-sides";
import { compareHref, compareParams, readCompareQuery } from "@/features/dashboards/compare/input";

const read = (address: string) => readCompareQuery(Object.fromEntries(new URLSearchParams(address)));
const CALENDAR = { zone: "UTC", weekStart: 1, fiscalYearStart: 1 };
const KNOWN = { today: "2026-06-15", first: "2025-01-01", last: "2026-06-14" };
const sides = (address: string) => chooseSides(read(address).query, KNOWN, CALENDAR);

describe("the address", () => {
  test("turns days that stand the wrong way round, and says so", () => {
    const found = read("from=2026-05-31&to=2026-05-01&compare=days&vs.from=2026-04-30&vs.to=2026-04-01");
    expect(found.query).toMatchObject({ from: "2026-05-01", to: "2026-05-31", vs: { from: "2026-04-01" } });
    expect(found).toMatchObject({ swapped: ["from", "vs.from"], ignored: [] });
  });

  test("leaves out what cannot be read, and names it", () => {
    expect(read("from=2000-01-01&to=2026-01-01").tooLong).toEqual(["from"]);
    expect(read("from=2026-02-30&to=2026-03-01&compare=never&weigh=gold&vs.to=2026-01-01").ignored).toEqual([
      "from",
      "to",
      "compare",
      "vs.to",
      "weigh",
    ]);
    expect(read("filter.=x&vs.filter.a=%00").ignored).toEqual(["filter.", "vs.filter.a"]);
    expect(readCompareQuery({ compare: ["days", "days"] }).ignored).toEqual(["compare"]);
  });

  test("is read back as it was written", () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const filters = fc.dictionary(name, fc.stringMatching(/^[A-Za-z0-9 &=?%]{1,8}$/), { maxKeys: 3 });
    const kind = fc.constantFrom("previous_period", "previous_year", "days", "segment");
    fc.assert(
      fc.property(filters, filters, kind, fc.boolean(), (own, other, compare, weighed) => {
        const query = {
          from: "2026-05-01",
          to: "2026-05-31",
          filters: own,
          compare,
          vs: { from: "2025-05-01", to: "2025-05-31", filters: other },
          ...(weighed ? { weigh: "stated" as const } : {}),
        } as const;
        expect(readCompareQuery(Object.fromEntries(compareParams(query))).query).toEqual(query);
      }),
    );
    expect(compareHref("/compare", read("").query)).toBe("/compare");
  });
});

describe("the sides", () => {
  test("are the days before, the same days last year, or any days", () => {
    expect(sides("from=2026-05-01&to=2026-05-31").previous.range).toEqual({ from: "2026-04-01", to: "2026-04-30" });
    expect(sides("from=2026-05-01&to=2026-05-31&compare=previous_year").previous.range.from).toBe("2025-05-01");
    const any = sides("from=2026-05-01&to=2026-05-31&compare=days&vs.from=2025-11-01&vs.to=2026-01-31&filter.plan=Duo");
    expect(any.previous).toEqual({ range: { from: "2025-11-01", to: "2026-01-31" }, filters: { plan: "Duo" } });
  });

  test("are other people in the same days", () => {
    const found = sides("from=2026-05-01&to=2026-05-31&compare=segment&filter.plan=Duo&vs.filter.plan=Solo");
    expect(found).toMatchObject({ previous: { filters: { plan: "Solo" } }, overlap: false });
    expect(found.previous.range).toEqual(found.current.range);
  });

  test("overlap where one answer could be of both", () => {
    const days = "from=2026-05-01&to=2026-05-31&compare=segment";
    expect(sides(`${days}&filter.plan=Duo`).overlap).toBe(true);
    expect(sides(`${days}&filter.plan=Duo&vs.filter.country=DE`).overlap).toBe(true);
    expect(sides(`${days}&filter.plan=Duo&vs.from=2026-06-01&vs.to=2026-06-02`).overlap).toBe(false);
    // Two years against "a year earlier" share a year.
    expect(sides("from=2024-01-01&to=2025-12-31&compare=previous_year").overlap).toBe(true);
  });

  test("may lie ahead", () => {
    expect(sides("from=2027-01-01&to=2027-01-31").ahead).toBe(true);
    expect(sides("from=2026-05-01&to=2026-05-31").ahead).toBe(false);
  });
});

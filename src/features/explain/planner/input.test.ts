import { describe, expect, it } from "vitest";
import { checkLevel, plannerHref, readPlannerQuery } from "@/features/explain/planner/input";

const nothing = { metric: "nps", aim: "change", by: null, level: null, people: null, rate: null, survey: null };

describe("the planner's address", () => {
  it("may say nothing", () => {
    expect(readPlannerQuery({})).toEqual({ query: nothing, form: { written: {}, errors: {} } });
    expect(readPlannerQuery({ by: " ", level: "", metric: "revenue_churn", aim: ["width"] }).query).toEqual(nothing);
  });

  it("reads numbers as people write them", () => {
    const { query } = readPlannerQuery({ level: "−12,5", by: "5.", people: "1,200", rate: "25 %" });
    expect(query).toEqual({ ...nothing, level: -12.5, by: 5, people: 1200, rate: 25 });
    expect(readPlannerQuery({ level: "+40" }).query.level).toBe(40);
    expect(readPlannerQuery({ metric: "ces", by: "0,3" }).query.by).toBe(0.3);
    expect(readPlannerQuery({ level: "−١٢٫٥", rate: "٢٥٪" }, "ar").query).toMatchObject({ level: -12.5, rate: 25 });
  });

  it("keeps what cannot be read, says why, and takes nothing from it", () => {
    const raw = { by: "0", level: "120", people: "1.5", rate: "forty" };
    const { query, form } = readPlannerQuery(raw);
    expect(query).toEqual(nothing);
    expect(form.written).toEqual(raw);
    expect(Object.keys(form.errors)).toEqual(["by", "level", "people", "rate"]);
    for (const bad of ["NaN", "Infinity", "1e9", "--4", "<script>", "0x10"])
      expect(readPlannerQuery({ by: bad }).form.errors.by).toEqual({ key: "number" });
    expect(readPlannerQuery({ rate: "0" }).form.errors.rate).toBeDefined();
    expect(readPlannerQuery({ people: "9999999999" }).form.errors.people).toBeDefined();
  });

  it("knows which levels can be", () => {
    expect(checkLevel("ces", 5.5, { min: 1, max: 5 })).toEqual({ key: "levelCes", low: 1, high: 5 });
    expect(checkLevel("ces", 4.5, { min: 1, max: 5 })).toBeNull();
    expect(checkLevel("csat", 100, { min: 1, max: 5 })).not.toBeNull();
    expect(checkLevel("nps", -95, { min: 0, max: 10 })).toBeNull();
  });

  it("is written again as it was read", () => {
    const raw = { metric: "csat", aim: "width", by: "4", rate: "30", survey: "0191a000-0000-7000-8000-000000000000" };
    const { query } = readPlannerQuery(raw);
    const href = plannerHref("/w/a/planner", query);
    expect(Object.fromEntries(new URLSearchParams(href.split("?")[1]))).toEqual(raw);
    expect(plannerHref("/p", query, { by: null, survey: null })).toBe("/p?metric=csat&aim=width&rate=30");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isProblem, readPopulation, writeRows } from "@/features/dashboards/compare/known/input";

const form = { dimension: "country", unit: "customers", asOf: "2026-05-01", rows: "" };
const read = (rows: string, more: Partial<typeof form> = {}) => readPopulation({ ...form, rows, ...more });
const groups = (rows: string) => {
  const found = read(rows);
  return isProblem(found) ? found : Object.fromEntries(found.groups.map(({ value, amount }) => [value, amount]));
};

describe("known groups", () => {
  test("are read as people paste them", () => {
    expect(groups("UK\t2944\nDE\t1984")).toEqual({ UK: 2944, DE: 1984 });
    expect(groups("UK; 2,944\r\nDE ; 1.984")).toEqual({ UK: 2944, DE: 1984 });
    expect(groups("United Kingdom 46 %\nGermany, 31%\nFrance\t23,5")).toEqual({
      "United Kingdom": 46,
      Germany: 31,
      France: 23.5,
    });
    expect(groups('"Gate 9"\t1 200\nGate 10\t900')).toEqual({ "Gate 9": 1200, "Gate 10": 900 });
    expect(groups("الرياض ٢٬٩٤٤\nجدة\t١٬٩٨٤")).toEqual({ الرياض: 2944, جدة: 1984 });
    // A prepared list need not be complete.
    expect(groups("UK\t10\nDE\t\nFR\t30\n\n")).toEqual({ UK: 10, FR: 30 });
  });

  test("are refused with the field and the line", () => {
    expect(read("UK\t10\nDE\tmany")).toEqual({ field: "rows", code: "badNumber", line: 2 });
    expect(read("UK\t10\nDE\t-4")).toEqual({ field: "rows", code: "badNumber", line: 2 });
    expect(read("UK\t10\nUK\t20")).toEqual({ field: "rows", code: "twice", line: 2 });
    expect(read("UK\t10")).toMatchObject({ code: "oneRow" });
    expect(read("\n")).toMatchObject({ code: "noRows" });
    expect(read("UK\t0\nDE\t0")).toMatchObject({ code: "allZero" });
    expect(read("UK\t50\nDE\t40", { unit: "percent" })).toEqual({ field: "rows", code: "notHundred", sum: 90 });
    expect(read("UK\t50\nDE\t49.5", { unit: "percent" })).toMatchObject({ unit: "percent" });
    expect(read("UK\t5\nDE\t4", { asOf: "2026-02-30" })).toEqual({ field: "asOf", code: "noDay" });
    expect(read("UK\t5\nDE\t4", { dimension: " " })).toEqual({ field: "dimension", code: "noDimension" });
    expect(read(Array.from({ length: 201 }, (_, i) => `g${i}\t1`).join("\n"))).toMatchObject({ code: "tooMany" });
  });

  test("read back as they were written", () => {
    const name = fc.stringMatching(/^[A-Za-zÄ-ü][A-Za-z0-9 ,.;-]{0,20}[a-z]$/);
    const amount = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(fc.dictionary(name, amount, { minKeys: 2, maxKeys: 8 }), (wanted) => {
        const rows = Object.entries(wanted).map(([value, size]) => ({ value, amount: size }));
        expect(groups(writeRows(rows))).toEqual(wanted);
      }),
    );
  });
});

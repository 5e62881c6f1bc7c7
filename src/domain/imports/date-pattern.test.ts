import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "@/domain/imports/date-pattern";
import { parseIsoDate } from "@/domain/imports/iso-date";
import { faultInEnglish } from "@/features/imports/import-refusal";

function read(pattern: string, row: Record<string, string>): string | null {
  const compiled = compilePattern(pattern, Object.keys(row));
  if (!compiled.ok) throw new Error(faultInEnglish(compiled.fault));
  const date = compiled.read((column) => row[column] ?? "");
  if (date === null) return null;
  const time = date.time === null ? "" : ` ${date.time / 60_000}`;
  const offset = date.offset === null ? "" : ` ${date.offset}`;
  return `${date.year}-${date.month}-${date.day}${time}${offset}`;
}

describe("the patterns of the airport's file", () => {
  const composed = "{year}-05-{interview_day}";
  const whole = "{interview_day:MM/dd/yyyy hh:mm:ss a}";

  test("columns composed to a day, unpadded", () => {
    expect(read(composed, { year: "2014", interview_day: "4" })).toBe("2014-5-4");
    expect(read(composed, { year: "2016", interview_day: "05/09/2016 12:00:00 AM" })).toBeNull();
  });

  test("a column in tokens is the whole date-time: 12 AM is midnight", () => {
    expect(read(whole, { year: "2016", interview_day: "05/09/2016 12:00:00 AM" })).toBe("2016-5-9 0");
    expect(read(whole, { year: "2014", interview_day: "4" })).toBeNull();
  });
});

describe("patterns", () => {
  test.each([
    ["{d:dd.MM.yyyy}", "4.5.2026", "2026-5-4"],
    ["{d:yyyyMMdd}", "20260504", "2026-5-4"],
    ["{d:d MMM yyyy}", "4 May 2026", "2026-5-4"],
    ["{d:MMMM d, yyyy}", "september 30, 2026", "2026-9-30"],
    ["{d:EEE, d MMM yy}", "Mon, 4 May 26", "2026-5-4"],
    // 17:05 is 1,025 minutes after midnight.
    ["{d:MM/dd/yyyy hh:mm a}", "05/04/2026 05:05\u202fPM", "2026-5-4 1025"],
    ["{d:yyyy-MM-dd'T'HH:mm:ssXXX}", "2026-05-04T17:05:00+05:30", "2026-5-4 1025 330"],
    ["{d:t}", "1777852800", "2026-5-4 0 0"],
    ["{d:T}", "1777852800000", "2026-5-4 0 0"],
    ["{d}", "2026-05-04 17:05Z", "2026-5-4 1025 0"],
    ["{d}", "2026-5-4", "2026-5-4"],
  ])("%s reads %s", (pattern, cell, expected) => {
    expect(read(pattern, { d: cell })).toBe(expected);
  });

  test("several columns may each give a piece", () => {
    expect(read("{y}-{m:MMM}-{d}T{t:h:mm a}", { y: "2026", m: "May", d: "4", t: "5:05 pm" })).toBe("2026-5-4 1025");
  });

  test("days and hours that do not exist are no dates", () => {
    for (const cell of ["30.02.2026", "31.04.2026", "0.5.2026", "1.13.2026"])
      expect(read("{d:dd.MM.yyyy}", { d: cell })).toBeNull();
    expect(read("{d:dd.MM.yyyy HH:mm}", { d: "1.5.2026 24:00" })).toBeNull();
    expect(read("{d:MM/dd/yyyy}", { d: "12/31/1899" })).toBeNull(); // a spreadsheet's "no date"
  });

  test("a column's own name may hold braces and colons", () => {
    expect(read("{date: local}", { "date: local": "2026-05-04", date: "x" })).toBe("2026-5-4");
    expect(read("{a}b}", { "a}b": "2026-05-04" })).toBe("2026-5-4");
  });

  test.each([
    ["{other}-05-04", /not among the columns/],
    ["{d", /never closed/],
    ["2026-05-04", /Names no column/],
    ["{d:YYYY-MM-dd}", /write yyyy/],
    ["{d:yyyy-MM-DD}", /write dd/],
    ["{d:hh:mm}", /needs a/],
    ["{d:qqq}", /no date token/],
    ["{d:'yyyy}", /never closed/],
  ])("%s is refused in words", (pattern, message) => {
    const compiled = compilePattern(pattern, ["d"]);
    expect(compiled.ok ? "" : faultInEnglish(compiled.fault)).toMatch(message);
  });

  test("every day is read back, however it is written", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    const written: [string, (y: number, m: number, d: number) => string][] = [
      ["{d}", (y, m, d) => `${y}-${m}-${d}`],
      ["{d:MM/dd/yyyy}", (y, m, d) => `${m}/${d}/${y}`],
      ["{d:dd.MM.yyyy}", (y, m, d) => `${String(d).padStart(2, "0")}.${m}.${y}`],
      ["{d:yyyyMMdd}", (y, m, d) => `${y}${String(m).padStart(2, "0")}${String(d).padStart(2, "0")}`],
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...written), (date, [pattern, write]) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        expect(read(pattern, { d: write(y, m, d) })).toBe(`${y}-${m}-${d}`);
      }),
    );
  });

  test("no pattern and no cell makes it throw", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (tokens, cell) => {
        const compiled = compilePattern(`{d:${tokens}}`, ["d"]);
        if (compiled.ok) compiled.read(() => cell);
        parseIsoDate(cell);
      }),
    );
  });
});

import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvField, defuse, toCsv, undefuse } from "@/domain/exports/csv";
import type { NumberRow } from "@/domain/exports/number-rows";

describe("defuse", () => {
  it("takes the power from what a spreadsheet would run", () => {
    for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-", "+"])
      expect(defuse(text)).toBe(`'${text}`);
  });

  it("can be taken back, whatever the text was", () => {
    for (const text of ["=1+1", "'=1+1", "''@x", "'kept", "+40", "'+40", "-", "words", "", "'"])
      expect(undefuse(defuse(text))).toBe(text);
    expect(defuse("'=1+1")).toBe("''=1+1");
  });

  it("leaves words and signed numbers as they are", () => {
    for (const text of ["France", "a=b", "+40", "-12.5%", "+1,234", "−8", ""]) expect(defuse(text)).toBe(text);
  });
});

describe("csvField", () => {
  it("quotes what would break the line, and keeps every digit of a number", () => {
    expect(csvField('say "a, b"')).toBe('"say ""a, b"""');
    expect(csvField("two\nlines")).toBe('"two\nlines"');
    expect(csvField(100 / 3)).toBe("33.333333333333336");
    expect(csvField(-5)).toBe("-5");
    expect(csvField(0)).toBe("0");
    expect(csvField(null)).toBe("");
  });
});

describe("toCsv", () => {
  const row: NumberRow = {
    part: "group",
    name: '=HYPERLINK("http://evil.example","x"), sehr "gut"',
    metric: "nps",
    unit: "points",
    from: "2026-06-01",
    to: "2026-06-30",
    value: -100 / 3,
    shown: "−33",
    n: 9,
    hidden: false,
  };

  it("can be read back: facts, an empty line, then rows under their columns", () => {
    const text = toCsv({
      name: "x",
      facts: [["Workspace", "Fennel & Fig, Ltd"]],
      rows: [row, { ...row, value: null, n: null, hidden: true }],
    });
    expect(text.startsWith("\ufeffWorkspace,")).toBe(true);
    expect(text.endsWith("\r\n")).toBe(true);
    const [facts = "", table = ""] = text.slice(1).split("\r\n\r\n");
    expect(parse(facts)).toEqual([["Workspace", "Fennel & Fig, Ltd"]]);
    const [first, second] = parse<Record<string, string>>(table, { columns: true });
    expect(first).toMatchObject({ part: "group", value: "-33.333333333333336", n: "9", hidden: "", low: "" });
    expect(first?.name).toBe(`'${row.name}`);
    expect(second).toMatchObject({ value: "", n: "", hidden: "yes" });
  });
});

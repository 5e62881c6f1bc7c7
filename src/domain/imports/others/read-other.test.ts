import { describe, expect, test } from "vitest";
import { profileColumns } from "@/domain/imports/column-profile";
import { guessOthers } from "@/domain/imports/others/guess-others";
import { gatherOptions, optionIds } from "@/domain/imports/others/options";
import { type OtherKind, otherSchema, titleOfColumns } from "@/domain/imports/others/other";
import { compileOther } from "@/domain/imports/others/read-other";
import { parseDefinition, type Question } from "@/domain/survey/definition";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";

const other = (input: object) => otherSchema.parse({ columns: ["a"], ...input });
const OPTIONS = [
  { id: "shop", label: { en: "Shop, café", de: "Laden" } },
  { id: "desk", label: { en: "Help desk", de: "Auskunft" } },
];

function questionOf(part: object): Question {
  const parsed = parseDefinition({
    version: DEFINITION_VERSION,
    locale: "en",
    locales: ["en", "de"],
    brand: { name: "Larkway", color: "#1f6f5c" },
    questions: [{ id: "q", title: { en: "What?", de: "Was?" }, ...part }],
    endings: [{ id: "thanks", title: { en: "Thank you", de: "Danke" } }],
  });
  const question = parsed.ok ? parsed.definition.questions[0] : undefined;
  if (!question) throw new Error(JSON.stringify(parsed));
  return question;
}

function read(kind: OtherKind, cells: string[], more: object = {}, mapped: object = {}) {
  const columns = cells.map((_, index) => `c${index}`);
  const { value, fault } = compileOther(other({ kind, columns, ...mapped }), questionOf({ kind, ...more }))(cells);
  return fault === null ? value : [value, fault.code];
}

describe("cells of a question without a score", () => {
  test.each<[string, unknown]>([
    ["Help desk; Shop, café", ["shop", "desk"]],
    ["Shop, café,Help desk", ["shop", "desk"]],
    ["LADEN", ["shop"]],
    ["desk, a lift, a ramp", ["desk", { option: "other", text: "a lift; a ramp" }]],
    ['["desk",{"option":"other","text":"[x]"}]', ["desk", { option: "other", text: "[x]" }]],
    ["  ", null],
    ["other: the lift, and desk; shop", [{ option: "other", text: "the lift, and desk; shop" }]],
    ["Shop, café; other: a, desk; other: b", ["shop", { option: "other", text: "a, desk; other: b" }]],
    ["[1]", [{ option: "other", text: "1" }]],
    ["[null]", [{ option: "other", text: "[null]" }]],
  ])("choices %s", (cell, value) => {
    expect(read("multiple", [cell], { options: OPTIONS, other: true })).toEqual(value);
  });

  test("marks in the columns of options, and words where somebody wrote some", () => {
    const marks = (...cells: string[]) =>
      read("multiple", cells, { options: OPTIONS, other: true }, { options: ["Shop, café", "Help desk"] });
    expect(marks("x", "0")).toEqual(["shop"]);
    expect(marks("", "Help desk")).toEqual(["desk"]);
    expect(marks("1", "The lift")).toEqual(["shop", { option: "other", text: "The lift" }]);
    expect(marks("0", "no")).toBeNull();
  });

  test("one choice, and what a question does not take", () => {
    expect(read("single", ["help  DESK"], { options: OPTIONS })).toBe("desk");
    expect(read("single", ["Lift"], { options: OPTIONS, other: true })).toEqual({ option: "other", text: "Lift" });
    expect(read("single", ["Lift"], { options: OPTIONS })).toEqual([null, "optionUnknown"]);
    expect(read("multiple", ["desk; Lift"], { options: OPTIONS })).toEqual([["desk"], "optionUnknown"]);
    expect(read("single", ["na"], { options: OPTIONS, na: true })).toEqual({ na: true });
    expect(read("yes_no", ["Nein"])).toBe(false);
    expect(read("yes_no", ["perhaps"])).toEqual([null, "answerUnfit"]);
    expect(read("number", ["1,200.5"])).toBe(1200.5);
    expect(read("number", ["12"], { max: 10 })).toEqual([null, "answerUnfit"]);
    expect(read("date", ["2026-02-28T23:00:00"])).toBe("2026-02-28");
    expect(read("date", ["2026-02-28T23:00:00-05:00"])).toBe("2026-02-28");
    expect(read("date", ["2026-02-30"])).toEqual([null, "answerUnfit"]);
  });

  test("a text keeps its lines, and of one that is too long the beginning", () => {
    expect(read("long_text", [" a\r\nb "])).toBe("a\nb");
    expect(read("short_text", ["a\r\nb"])).toBe("a b");
    expect(read("short_text", [`${"x".repeat(499)}\u{1F600}`])).toEqual(["x".repeat(499), "commentLong"]);
  });
});

test("ids of options follow their words alone, and tell apart what only signs tell apart", () => {
  const words = ["Help desk", "Other", "C++", "C#", "Größe", "価格", "2 days", "constructor"];
  const ids = optionIds(words);
  expect(ids.slice(0, 2)).toEqual(["help_desk", "o_other"]);
  expect(new Set(ids).size).toBe(words.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
  expect(optionIds([...words].reverse())).toEqual([...ids].reverse());
  expect(optionIds(["help DESK"])).toEqual(["help_desk"]);
});

test("options are gathered as often as they come, from one column or from one each", () => {
  const rows = [["b; a"], ["a"], ["A "], [""]];
  expect(gatherOptions(other({ kind: "multiple" }), ["a"], rows)).toEqual(["a", "b"]);
  const columns = ["Used – Shop", "Used – Desk"];
  const marks = [
    ["x", ""],
    ["", "Help desk"],
  ];
  expect(gatherOptions(other({ kind: "multiple", columns }), columns, marks)).toEqual(["Shop", "Help desk"]);
  expect(titleOfColumns(columns)).toBe("Used");
});

test("what columns ask is told by what stands in them: few words again and again are a choice", () => {
  const header = [
    "Used – Shop",
    "Used – Desk",
    "Best?",
    "Would you return?",
    "Why so?",
    "Which ones?",
    "Since?",
    "Visits",
    "Plan",
  ];
  const row = (i: number) => [
    i % 2 ? "Shop" : "",
    i % 3 ? "Desk" : "",
    ["Price", "Staff"][i % 2] ?? "",
    ["yes", "no"][i % 2] ?? "",
    `reason ${i}`,
    ["a, b", "b", "a", "b, c", "a, c", "c"][i % 6] ?? "",
    `2026-05-0${1 + (i % 9)}`,
    String(i),
    ["solo", "team"][i % 2] ?? "",
  ];
  const columns = profileColumns(
    header,
    Array.from({ length: 12 }, (_, i) => row(i)),
  );
  const kinds = (tool: boolean) => guessOthers(columns, tool).map((one) => `${one.columns.length} ${one.kind}`);
  expect(kinds(true)).toEqual([
    ...["2 multiple", "1 single", "1 yes_no", "1 long_text", "1 multiple", "1 date", "1 number", "1 single"],
  ]);
  // Of any other file only what is named like a question: the rest may be segments.
  expect(kinds(false)).toEqual(["1 single", "1 yes_no", "1 long_text", "1 multiple", "1 date"]);
});

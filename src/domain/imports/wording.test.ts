import { expect, test } from "vitest";
import { parseMapping } from "@/domain/imports/mapping";
import { surveyOfMapping } from "@/domain/imports/target";
import { withWordings, wordingOf, wordingsOf } from "@/domain/imports/wording";

const HEADER = ["Q1", "Q2_1", "Q2_2", "Q3", "Q4", "Q5_TEXT", "Region "];
const CELLS = [
  " How likely,\r\n{name}, to recommend us? ",
  "Used - Selected Choice - Shop",
  "Used - Selected Choice - Desk",
  "What was best? - Selected Choice",
  "",
  `Why ${"so ".repeat(200)}?`,
  "Region",
];

test("columns are worded on one line, in limits, and as nothing that a survey would fill in", () => {
  const wordings = wordingsOf(HEADER, CELLS);
  expect([...wordings.keys()]).toEqual(["Q1", "Q2_1", "Q2_2", "Q3", "Q5_TEXT"]);
  expect(wordingOf(["Q1"], wordings)).toBe("How likely, (name), to recommend us?");
  expect(wordingOf(["Q2_1", "Q2_2"], wordings)).toBe("Used");
  expect(wordingOf(["Q3"], wordings)).toBe("What was best?");
  expect(wordingOf(["Q4"], wordings)).toBe("Q4");
  expect(wordingOf(["Q5_TEXT"], wordings)).toMatch(/^Why so .+…$/);
  expect(wordingOf(["Q5_TEXT"], wordings)).toHaveLength(300);
});

test("a new survey asks in the file's words, under the columns' ids; what somebody called otherwise stays", () => {
  const parsed = parseMapping({
    date: { columns: ["When"] },
    questions: [{ column: "Q1", kind: "nps", scale: { min: 0, max: 10 } }],
    others: [
      { columns: ["Q2_1", "Q2_2"], kind: "multiple", title: "Q2", options: ["Shop", "Desk"] },
      { columns: ["Q3"], kind: "long_text", title: "Mine" },
      { columns: ["Q4"], kind: "long_text" },
    ],
    comment: "Q5_TEXT",
  });
  if (!parsed.ok) throw new Error("The mapping does not fit.");
  const wordings = wordingsOf(HEADER, CELLS);
  const mapping = withWordings(parsed.mapping, wordings);
  expect(withWordings(parsed.mapping, new Map())).toBe(parsed.mapping);
  // As it is stored and read again.
  expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, mapping });
  const made = surveyOfMapping(mapping, { brand: { name: "B", color: "#1f6f5c", corner: "round" }, locale: "en" });
  if (!made.ok) throw new Error("No survey fits.");
  expect(made.definition.questions.map(({ id, title }) => [id, title.en])).toEqual([
    ["Q1", "How likely, (name), to recommend us?"],
    ["Q2", "Used"],
    ["Q3", "Mine"],
    ["Q4", "Q4"],
    ["Q5_TEXT", wordings.get("Q5_TEXT")],
  ]);
});

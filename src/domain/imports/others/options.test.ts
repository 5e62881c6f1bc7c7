import { describe, expect, test } from "vitest";
import { profileColumns } from "@/domain/imports/column-profile";
import { guessOthers } from "@/domain/imports/others/guess-others";
import { questionOfOther } from "@/domain/imports/others/match-other";
import { gatherOptions } from "@/domain/imports/others/options";
import { checkOther, holdsOwnWords, otherSchema, titleOfColumns } from "@/domain/imports/others/other";
import { compileOther } from "@/domain/imports/others/read-other";
import { compileChoices, MOST_CHOICES } from "@/domain/imports/others/split-choices";
import { guessSource } from "@/domain/imports/sources/guess-source";
import { parseDefinition } from "@/domain/survey/definition";
import { DEFINITION_VERSION } from "@/domain/survey/migrate/version";

const other = (input: object) => otherSchema.parse({ columns: ["a"], kind: "multiple", ...input });

/** What is gathered from cells is a mapping that holds, and makes a question that a survey can have. */
function gathered(input: object, header: string[], rows: string[][]) {
  const one = other(input);
  const options = gatherOptions(one, header, rows);
  const whole = otherSchema.parse({ ...one, options });
  expect(whole.options).toEqual(options);
  expect(checkOther(whole)).toEqual([]);
  const parsed = parseDefinition({
    version: DEFINITION_VERSION,
    locale: "en",
    locales: ["en"],
    brand: { name: "Larkway", color: "#1f6f5c" },
    questions: [{ id: "q", ...questionOfOther(whole, "en") }],
    endings: [{ id: "thanks", title: { en: "Thank you" } }],
  });
  const question = parsed.ok ? parsed.definition.questions[0] : undefined;
  if (!question) throw new Error(JSON.stringify(parsed));
  return { options, read: (...cells: string[]) => compileOther(whole, question)(cells).value };
}

describe("one cell is split into so many choices, however long it is", () => {
  test("a megabyte of commas is one more word after the hundredth", () => {
    const cell = Array.from({ length: 250_000 }, (_, i) => `w${i % 10}`).join(",");
    const split = compileChoices(null, ["w1,w2", "w3"]);
    const words = split(cell);
    expect(words).toHaveLength(MOST_CHOICES);
    expect(words.slice(0, 3)).toEqual(["w0", "w1,w2", "w3"]);
    expect(words.slice(0, -1).every((word) => word.length <= 5)).toBe(true);
    expect(words.join(",")).toBe(cell);
    expect(split(",".repeat(1_000_000)).length).toBeLessThanOrEqual(1);
    // Neither does an option of many commas have each word tried with all that follow.
    expect(compileChoices(null, [`a${",a".repeat(99)}`])(",a".repeat(500_000))).toHaveLength(MOST_CHOICES);
  });

  test("of such a cell no more options than a question takes", () => {
    const cell = Array.from({ length: 100_000 }, (_, i) => `w${i}`).join(",");
    expect(gathered({}, ["a"], [[cell], ["w5"]]).options).toHaveLength(100);
    expect(gathered({}, ["a"], [[cell], ["w5"]]).options[0]).toBe("w5");
  });

  test("the longest known word is taken first, whatever stands between", () => {
    const split = compileChoices(null, ["Shop, café", "Shop", "desk"]);
    expect(split("Shop, café,desk, Shop")).toEqual(["Shop, café", "desk", "Shop"]);
    expect(split("shop,  CAFÉ".normalize("NFD"))).toEqual(["shop,  CAFÉ".normalize("NFD")]);
    expect(split("a,b;c")).toEqual(["a,b", "c"]);
    expect(compileChoices(" ", ["a b"])("a b c")).toEqual(["a b", "c"]);
    expect(compileChoices("|", [])("a|b;c||")).toEqual(["a", "b;c"]);
  });
});

test("options are words that a survey can hold: no NUL, no half characters, no braces, none too long", () => {
  const nul = String.fromCharCode(0);
  const half = "\u{1F600}".slice(0, 1);
  const { options, read } = gathered(
    { kind: "single" },
    ["a"],
    [[`Sh${nul}op`], ["Shop"], [`Desk${half}`], ["{x}"], ["x".repeat(201)], [nul]],
  );
  expect(options).toEqual(["Shop", "Desk"]);
  expect(read(`S${nul}hop`)).toEqual({ option: "other", text: "Shop" });
  expect(read("{x}")).toEqual({ option: "other", text: "{x}" });
});

test("columns that hold one word are told apart, each is chosen by it, and no label is too long", () => {
  const columns = ["c_1", "c_2", "c_3"];
  const two = gathered({ columns }, columns, [["Shop", "Shop", "{x}"]]);
  expect(two.options).toEqual(["Shop", "Shop (2)", "c_3"]);
  expect(two.read("Shop", "", "")).toEqual(["shop"]);
  expect(two.read("", "Shop", "")).toEqual(two.read("", "x", ""));
  expect(two.read("", "Shop", "")).not.toEqual(["shop"]);
  expect(two.read("", "", "{x}")).toEqual([{ option: "other", text: "{x}" }]);
  const long = "\u{1F600}".repeat(100);
  const { options } = gathered({ columns }, columns, [[long, long, ""]]);
  expect(options.map((word) => word.length)).toEqual([200, 200, 3]);
  expect(gathered({ columns: ["Used – {x}", " "], title: "Used" }, ["Used – {x}", " "], []).options).toEqual([
    "(x)",
    "—",
  ]);
});

test("words of somebody's own are no options: their column, our exports, and lists as JSON", () => {
  const columns = ["Used – Shop", "Used – Other (please specify)"];
  const { options, read } = gathered({ columns }, columns, [["x", "My own words"]]);
  expect(options).toEqual(["Shop"]);
  expect(read("x", "My own words")).toEqual(["shop", { option: "other", text: "My own words" }]);
  expect(gatherOptions(other({ columns: ["Q_3_TEXT", "Q_4_TEXT"] }), [], [])).toEqual([]);
  expect(gatherOptions(other({ columns: ["Other"], kind: "single" }), ["Other"], [["My own words"]])).toEqual([]);
  const cells = ['["shop",{"option":"other","text":"mine"}]', "shop; other: a lift, a ramp", "other: mine"];
  for (const kind of ["multiple", "single"])
    expect(gathered({ kind }, ["a"], [["shop"], [cells[2] ?? ""]]).options).toEqual(["shop"]);
  expect(
    gathered(
      {},
      ["a"],
      cells.map((cell) => [cell]),
    ).options,
  ).toEqual(["shop"]);
});

test.each([
  ["Other (please specify)", true],
  ["Q5_7_TEXT", true],
  ["Used – Other", true],
  ["What? Other:", true],
  ["Q5[other]", true],
  ["Sonstiges (bitte angeben)", true],
  ["أخرى", true],
  ["Other staff", false],
  ["Another", false],
  ["What other shops do you use?", false],
])("%s is for own words: %s", (name, own) => {
  expect(holdsOwnWords(name)).toBe(own);
});

test.each([
  [["Used – Shop", "Used – Staff"], "Used"],
  [["Which? Shop", "Which? Staff"], "Which?"],
  [["Q5_1", "Q5_12"], "Q5"],
  [["Used [Shop]", "Used [Staff]"], "Used"],
  [["Check-in", "Check-out"], "Check-in / Check-out"],
  [["Shop", "Shops"], "Shop / Shops"],
])("columns %j ask %s", (columns, title) => {
  expect(titleOfColumns(columns)).toBe(title);
});

describe("what is suggested can be taken", () => {
  test("of a tool's file with two columns of one name, neither as a question nor as a segment", () => {
    const header = ["Submit Date (UTC)", "Shop", "Desk", "Other", "Plan", "Other"];
    const rows = ["a", "b", "a", "b"].map((word, i) => {
      return [`2026-05-0${i + 1} 10:00:00`, "Shop", i % 2 ? "Desk" : "", word, "solo", i % 3 ? "c" : "d"];
    });
    const { questions, others, attributes, comment } = guessSource("typeform", profileColumns(header, rows));
    expect(others[0]).toEqual({ columns: ["Shop", "Desk"], kind: "multiple" });
    const all = [...questions.map(({ column }) => column), ...others.flatMap(({ columns }) => columns), ...attributes];
    expect([...all, comment]).not.toContain("Other");
  });

  const guess = (header: string[], rows: string[][]) => guessOthers(profileColumns(header, rows), true);

  test("of two columns with one name neither, and what stands on both sides is not one question", () => {
    const header = ["Shop", "Desk", "Other", "Bus", "Car", "Other"];
    const rows = [
      ["Shop", "", "mine", "Bus", "", "yours"],
      ["", "Desk", "", "", "Car", ""],
    ];
    expect(guess(header, rows)).toEqual([
      { columns: ["Shop", "Desk"], kind: "multiple" },
      { columns: ["Bus", "Car"], kind: "multiple" },
    ]);
    expect(guess(header.slice(0, 4), rows)[0]).toEqual({ columns: ["Shop", "Desk", "Other"], kind: "multiple" });
    expect(
      guess(
        ["Why", "Other"],
        [
          ["a", "b"],
          ["b", "b"],
          ["a", "b"],
        ],
      )[1],
    ).toEqual({ columns: ["Other"], kind: "long_text" });
  });

  test("no more than a mapping takes", () => {
    const names = Array.from({ length: 150 }, (_, i) => `Used – o${i}`);
    expect(guess(names, [names.map(() => "x")]).map((one) => one.columns.length)).toEqual([100]);
    const texts = Array.from({ length: 150 }, (_, i) => `Why ${i}?`);
    expect(guess([...texts, "n".repeat(501)], [[...texts, "a"].map((text) => `because of ${text}`)])).toHaveLength(100);
  });
});

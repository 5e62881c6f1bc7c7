import { describe, expect, test } from "vitest";
import { findColumns } from "@/domain/imports/columns";
import { mappedColumns, parseMapping } from "@/domain/imports/mapping";
import { matchSurvey, surveyOfMapping } from "@/domain/imports/target";
import { faultInEnglish } from "@/features/imports/import-refusal";

const nps = { column: "netpro", kind: "nps", scale: { min: 0, max: 10 }, missing: [11] };
const effort = { column: "effort", kind: "ces", scale: { min: 1, max: 5, highMeans: "hard" } };
const base = { date: { columns: ["day"] }, questions: [nps] };
const about = { brand: { name: "Larkway", color: "#1f6f5c", corner: "round" as const }, locale: "en" };

function errorsOf(mapping: unknown): Record<string, string> {
  const parsed = parseMapping(mapping);
  return parsed.ok
    ? {}
    : Object.fromEntries(parsed.errors.map(({ path, fault, schema }) => [path, schema ?? faultInEnglish(fault)]));
}

function mappingOf(input: unknown) {
  const parsed = parseMapping(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.mapping;
}

function madeOf(mapping: ReturnType<typeof mappingOf>) {
  const made = surveyOfMapping(mapping, about);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made;
}

describe("a mapping", () => {
  test("in its shortest form, and again from what was read", () => {
    const mapping = mappingOf(base);
    expect(mapping).toMatchObject({ comment: null, attributes: [], questions: [{ missing: ["11"] }] });
    expect(mappingOf(mapping)).toEqual(mapping);
  });

  test.each<[string, object, string, RegExp]>([
    [
      "effort without its high end",
      { questions: [{ ...effort, scale: { min: 1, max: 5 } }] },
      "questions.0.scale.highMeans",
      /cannot be guessed/,
    ],
    [
      "a high end that is bad for nps",
      { questions: [{ ...nps, scale: { min: 0, max: 10, highMeans: "hard" } }] },
      "questions.0.scale.highMeans",
      /effort/,
    ],
    ["a scale nobody asks on", { questions: [{ ...nps, scale: { min: 1, max: 10 } }] }, "questions.0.scale", /0–10/],
    ["no scale", { questions: [{ column: "a", kind: "nps" }] }, "questions.0.scale", /./],
    ["nothing that answers", { questions: [] }, "questions", /at least one column/],
    [
      "a choice of one in two columns",
      { others: [{ columns: ["a", "b"], kind: "single" }] },
      "others.0.columns",
      /several choices/,
    ],
    [
      "options that are not one a column",
      { others: [{ columns: ["a", "b"], kind: "multiple", options: ["x"] }] },
      "others.0.options",
      /each column/,
    ],
    [
      "a text in a score's column",
      { others: [{ columns: ["netpro"], kind: "long_text" }] },
      "others.0.columns.0",
      /already/,
    ],
    ["one column twice", { questions: [nps, nps] }, "questions.1.column", /already/],
    ["two date columns without a pattern", { date: { columns: ["a", "b"] } }, "date.pattern", /pattern/],
    ["a pattern with a strange column", { date: { columns: ["a"], pattern: ["{b}"] } }, "date.pattern.0", /not among/],
    ["a zone that does not exist", { date: { columns: ["a"], zone: "Mars/Olympus" } }, "date.zone", /time zone/],
    ["who answered as a segment", { attributes: ["email"] }, "attributes.0", /never becomes a dimension/],
    ["machinery as a segment", { attributes: ["utm_source"] }, "attributes.0", /reserved/],
    ["a segment named like a prototype", { attributes: ["__proto__"] }, "attributes.0", /reserved/],
    ["a word that is not known", { comments: "x" }, "", /comments/],
  ])("refuses %s", (_case, part, path, message) => {
    expect(errorsOf({ ...base, ...part })[path]).toMatch(message);
  });
});

test("a row's key has no question without a score, unless there is nothing else than the date", () => {
  const others = [{ columns: ["Why?"], kind: "long_text" }];
  expect(mappedColumns(mappingOf({ ...base, attributes: ["Plan"], others }))).toEqual(["Plan", "day", "netpro"]);
  expect(mappedColumns(mappingOf({ date: base.date, comment: "c", others }))).toEqual(["c", "day"]);
  expect(mappedColumns(mappingOf({ date: base.date, others }))).toEqual(["Why?", "day"]);
});

describe("columns", () => {
  test("fit exactly, or but for blanks around them", () => {
    const found = findColumns(mappingOf(base), ["x", "NETPRO", "netpro  ", "day"]);
    expect(found).toMatchObject({ ok: true });
    if (found.ok)
      expect([...found.places]).toEqual([
        ["day", 3],
        ["netpro", 2],
      ]);
  });

  test("that are missing or stand twice are named with their path", () => {
    const found = findColumns(mappingOf(base), ["day", "day", "score"]);
    expect(found.ok ? [] : found.errors.map(({ path }) => path)).toEqual(["date.columns.0", "questions.0.column"]);
  });
});

describe("a survey of a mapping", () => {
  test("has a question a column, on its scale, with ids after the names", () => {
    const questions = [
      { ...nps, column: "Q 15: Net-Promoter" },
      { ...effort, column: "Q 15; net-promoter" },
      { ...nps, column: "1. constructor" },
      { column: "überzeugt?", kind: "csat", scale: { min: 0, max: 1 } },
      { column: "質問", kind: "rating", scale: { min: 0, max: 10 }, title: "How loud was it?" },
    ];
    const mapping = mappingOf({ ...base, questions, comment: "why" });
    const { definition, target } = madeOf(mapping);
    expect(definition.questions.map(({ id, kind }) => [id, kind])).toEqual([
      ["Q_15_Net-Promoter", "nps"],
      ["Q_15_net-promoter", "ces"],
      ["q_constructor", "nps"],
      ["u_berzeugt", "csat"],
      ["question", "rating"],
      ["why", "long_text"],
    ]);
    expect(target.questions.map(({ scale }) => scale.id)).toEqual([
      "nps",
      "ces-effort-1-5",
      "nps",
      "csat-thumbs",
      "rating-0-10",
    ]);
  });

  test("pairs names that have one id by their places, and titles take no value from a column's name", () => {
    const long = "How was the way from the station to our desk on the day of ";
    const columns = ["السبب", "الاقتراح", "Why?", "Why!", `${long}arrival`, `${long}leaving`, "And {answer.why}?"];
    const mapping = mappingOf({
      ...{ date: { columns: ["day"] }, comment: "Why?!" },
      others: columns.map((column) => ({ columns: [column], kind: "long_text", question: "elsewhere" })),
    });
    const { definition, target } = madeOf(mapping);
    const ids = definition.questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(8);
    expect([...target.others.map(({ id }) => id), target.comment?.id]).toEqual(ids);
    expect(definition.questions[6]?.title).toEqual({ en: "And (answer.why)?" });
    // Into the same survey again, without ids: by their titles, whatever their order.
    const again = [...mapping.others].reverse().map(({ columns, kind }) => ({ columns, kind }));
    const matched = matchSurvey(mappingOf({ ...mapping, others: again }), definition);
    expect(matched.ok && matched.target.others.map(({ id }) => id)).toEqual(ids.slice(0, 7).reverse());
  });

  test("is refused where its own words ask for values, by the part of the mapping", () => {
    const others = [
      { columns: ["a"], kind: "single", options: ["{x}", "y"] },
      { columns: ["b"], kind: "long_text", title: "Why {z}?" },
    ];
    const made = surveyOfMapping(mappingOf({ ...base, others }), about);
    expect(made.ok ? [] : made.errors).toEqual([
      { path: "others.0.options", fault: { code: "braces" } },
      { path: "others.1.title", fault: { code: "braces" } },
    ]);
    const blank = surveyOfMapping(mappingOf({ ...base, comment: " " }), about);
    expect(blank.ok ? [] : blank.errors).toEqual([{ path: "comment", fault: { code: "unfit" } }]);
  });
});

describe("an existing survey", () => {
  const { definition } = madeOf(mappingOf({ ...base, questions: [nps, effort], comment: "why" }));

  test("is matched by id, by title, or by the question that is named", () => {
    const by = (part: object) => matchSurvey(mappingOf({ ...base, questions: [{ ...nps, ...part }] }), definition);
    expect(by({})).toMatchObject({ ok: true });
    expect(by({ column: "NetPro" })).toMatchObject({ ok: true });
    expect(by({ column: "Q15", question: "netpro" })).toMatchObject({ ok: true });
    expect(by({ column: "Q15" })).toMatchObject({
      ok: false,
      errors: [{ path: "questions.0.column", fault: { code: "noQuestion", values: { ids: "netpro, effort" } } }],
    });
  });

  test("refuses another scale and names both", () => {
    const easy = { ...effort, scale: { min: 1, max: 5, highMeans: "easy" } };
    const matched = matchSurvey(mappingOf({ ...base, questions: [easy] }), definition);
    const [error] = matched.ok ? [] : matched.errors;
    const message = error ? faultInEnglish(error.fault) : "";
    expect(message).toContain("ces 1–5, high means easy");
    expect(message).toContain("ces 1–5, high means hard");
  });
});

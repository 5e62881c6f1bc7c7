import { describe, expect, test } from "vitest";
import { type Definition, parseDefinition, type Question } from "@/domain/survey/definition";
import { changeScale } from "@/domain/survey/edit/change-scale";
import { removePart } from "@/domain/survey/edit/remove-part";
import { sayEdit } from "@/features/surveys/builder/say-edit";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

function survey(score: object, more: object[] = []): Definition {
  const parsed = parseDefinition({
    version: 1,
    locales: ["en", "de"],
    brand: { name: "Fennel", color: "#1f6f5c" },
    questions: [{ id: "score", title: { en: "How was it?", de: "Wie war es?" }, ...score }, ...more],
    endings: [{ id: "end", title: { en: "Thank you", de: "Danke" } }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const why = (showIf: object) => ({ id: "why", kind: "long_text", title: { en: "Why?", de: "Warum?" }, showIf });

const ENGLISH = strictTranslator("en", "edits");

type Scaled = Parameters<typeof changeScale>[1];

function changed(definition: Definition, change: Partial<Scaled>): { questions: Question[]; said: readonly string[] } {
  const [score] = definition.questions;
  const edit = changeScale(definition, { ...score, ...change } as Scaled);
  if (!edit.ok) throw new Error(edit.why.code);
  const parsed = parseDefinition(JSON.parse(JSON.stringify(edit.definition)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return { questions: parsed.definition.questions, said: sayEdit(ENGLISH, edit) };
}

describe("another scale", () => {
  test("takes conditions on bands along and drops what no answer could meet", () => {
    const low = survey({ kind: "csat", scale: "1-10" }, [why({ question: "score", op: "at_most", value: 6 })]);
    expect(changed(low, { scale: "1-5" }).questions[1]?.showIf).toEqual({
      question: "score",
      op: "between",
      value: [1, 2],
    });
    const seven = survey({ kind: "csat", scale: "1-10" }, [why({ question: "score", op: "is", value: 7 })]);
    const { questions, said } = changed(seven, { scale: "1-5" });
    expect(questions[1]?.showIf).toBeUndefined();
    expect(said).toEqual(["Question 2 is now always asked."]);
  });

  test("of the same points leaves conditions and own words as they are", () => {
    const definition = survey({ kind: "csat", scale: "1-5", labels: { 1: { en: "Awful", de: "Furchtbar" } } }, [
      why({ question: "score", op: "is", value: 3 }),
    ]);
    const { questions } = changed(definition, { scale: "stars" });
    expect(questions[0]).toMatchObject({ scale: "stars", labels: { 1: { en: "Awful" } } });
    expect(questions[1]?.showIf).toEqual({ question: "score", op: "is", value: 3 });
    expect(changed(definition, { scale: "1-7" }).questions[0]).not.toHaveProperty("labels");
  });

  test("keeps a banding that it is read with, and no other", () => {
    const definition = survey({ kind: "csat", scale: "1-5", banding: "top-1" });
    expect(changed(definition, { scale: "stars" }).questions[0]).toHaveProperty("banding", "top-1");
    expect(changed(definition, { scale: "1-10" }).questions[0]).not.toHaveProperty("banding");
  });

  test("another banding changes no condition: the points are the same", () => {
    const definition = survey({ kind: "csat", scale: "1-10" }, [why({ question: "score", op: "at_least", value: 9 })]);
    const { questions, said } = changed(definition, { banding: "top-3" });
    expect(questions[0]).toHaveProperty("banding", "top-3");
    expect(questions[1]?.showIf).toEqual({ question: "score", op: "at_least", value: 9 });
    expect(said).toEqual([]);
  });
});

describe("effort", () => {
  test("is bad at its high end: conditions turn round with it", () => {
    const definition = survey({ kind: "ces", scale: "1-7" }, [why({ question: "score", op: "at_most", value: 3 })]);
    // Difficult was 1 to 3 of 7; as effort the same people press 5 to 7.
    const effort = changed(definition, { anchors: "effort" });
    expect(effort.questions[1]?.showIf).toEqual({ question: "score", op: "at_least", value: 5 });
    // On five points the difficult ones press 4 or 5.
    const five = changed(definition, { anchors: "effort", scale: "1-5" });
    expect(five.questions[1]?.showIf).toEqual({ question: "score", op: "between", value: [4, 5] });
  });

  test("ready words follow to the statement and back, the author's own stay", () => {
    const ready = {
      en: "How easy was it to do what you came for?",
      de: "Wie einfach war es, Ihr Anliegen zu erledigen?",
    };
    const agreed = changed(survey({ kind: "ces", title: ready }), { anchors: "agreement" }).questions[0];
    expect(agreed?.title.en).toBe("To what extent do you agree? {brand} made it easy for me to handle my issue.");
    expect(Object.keys(agreed?.title ?? {})).toEqual(["en", "de"]);
    expect(changed(survey({ kind: "ces" }), { anchors: "agreement" }).questions[0]?.title.en).toBe("How was it?");
  });
});

describe("an option", () => {
  const options = ["a", "b", "c"].map((id) => ({ id, label: { en: id, de: id } }));

  test("goes with the tests that named it", () => {
    const definition = survey({ kind: "single", options }, [
      why({
        any: [
          { question: "score", op: "one_of", value: ["a", "b"] },
          { question: "score", op: "is", value: "a" },
        ],
      }),
    ]);
    const edit = removePart(definition, "score", "options", "a");
    if (!edit.ok) throw new Error(edit.why.code);
    expect(edit.definition.questions[0]).toMatchObject({ options: [{ id: "b" }, { id: "c" }] });
    expect(edit.definition.questions[1]?.showIf).toEqual({ question: "score", op: "one_of", value: ["b"] });
    expect(sayEdit(ENGLISH, edit)).toEqual(["Question 2 is now asked by other conditions."]);
  });

  test("that is the last stays, and so does the last row", () => {
    const one = survey({ kind: "single", options: options.slice(0, 1) });
    expect(removePart(one, "score", "options", "a").ok).toBe(false);
    const rows = survey({ kind: "matrix", rows: options }, [
      why({ question: "score", row: "b", op: "at_most", value: 2 }),
    ]);
    const edit = removePart(rows, "score", "rows", "b");
    if (!edit.ok) throw new Error(edit.why.code);
    expect(edit.definition.questions[1]).not.toHaveProperty("showIf");
    expect(edit.definition.questions[0]).toMatchObject({ rows: [{ id: "a" }, { id: "c" }] });
  });
});

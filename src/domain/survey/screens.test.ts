import { describe, expect, it } from "vitest";
import { checkAnswers } from "@/domain/survey/answers";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { changesWithAnswers, nextAfter, screenOf } from "@/domain/survey/screens";

const context = { attributes: {}, locale: "en" as const };

/** a · b only where a is 6 or less · c | d · e: two screens where the layout groups. */
function survey(layout: "one" | "grouped"): Definition {
  const text = (id: string, more = {}) => ({ id, kind: "short_text", title: { en: id }, ...more });
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    page: { layout },
    questions: [
      { id: "a", kind: "nps", title: { en: "a" } },
      text("b", { required: true, showIf: { question: "a", op: "at_most", value: 6 } }),
      text("c"),
      text("d", { newScreen: true }),
      text("e"),
    ],
    endings: [{ id: "end", title: { en: "Thanks" } }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const grouped = survey("grouped");
const ids = (definition: Definition, answers: Record<string, number | string>, id: string) =>
  screenOf(definition, answers, context, id).questions.map((question) => question.id);
const next = (answers: Record<string, number | string>, shown: string[]) =>
  nextAfter(grouped, answers, context, shown).question?.id ?? "ending";

describe("screenOf", () => {
  it("groups the path up to the next new screen, and counts the path's screens", () => {
    expect(ids(grouped, {}, "a")).toEqual(["a", "c"]);
    expect(ids(grouped, { a: 3 }, "c")).toEqual(["a", "b", "c"]);
    expect(screenOf(grouped, {}, context, "e")).toMatchObject({ number: 2, of: 2 });
  });

  it("shows each question alone without grouping, and one off the path alone", () => {
    expect(ids(survey("one"), { a: 3 }, "b")).toEqual(["b"]);
    expect(screenOf(survey("one"), { a: 3 }, context, "c")).toMatchObject({ number: 3, of: 5 });
    expect(ids(grouped, { a: 9 }, "b")).toEqual(["b"]);
  });
});

describe("nextAfter", () => {
  it("stays where an answer brought a question onto the same screen, then goes on", () => {
    expect(next({ a: 9 }, ["a", "c"])).toBe("d");
    expect(next({ a: 3 }, ["a", "c"])).toBe("b");
    expect(next({ a: 3, b: "x" }, ["a", "b", "c"])).toBe("d");
    expect(next({ a: 3, b: "x" }, ["d", "e"])).toBe("ending");
  });

  it("goes back to what is required and was left open", () => {
    expect(next({}, ["d", "e"])).toBe("a");
  });

  it("begins where nothing of what was shown is on the path", () => {
    expect(next({ a: 9 }, ["b"])).toBe("c");
    expect(nextAfter(grouped, {}, context, undefined).question?.id).toBe("a");
  });
});

describe("a screen that is checked as a whole", () => {
  const check = (answers: object, steps: string[]) =>
    checkAnswers(grouped, answers, { complete: false, context, steps });

  it("leaves out what its own answers took off the path, instead of refusing it", () => {
    expect(check({ a: 9, b: "typed before the score was changed", c: "x" }, ["a", "b", "c"])).toMatchObject({
      ok: true,
      answers: { a: 9, c: "x" },
      offPath: [],
    });
    // Alone it is a crafted post: nobody was asked.
    expect(check({ a: 9, b: "x" }, ["b"])).toMatchObject({ ok: false, errors: [{ code: "not_asked" }] });
  });

  it("tells at once what does not fit and what is missing", () => {
    const checked = check({ a: 3, c: "x".repeat(600) }, ["a", "b", "c"]);
    expect(checked.ok ? [] : checked.errors.map((error) => `${error.path} ${error.code}`)).toEqual([
      "answers.c too_long",
      "answers.b required",
    ]);
  });
});

it("knows which screens may change with their answers", () => {
  expect(changesWithAnswers(grouped, screenOf(grouped, {}, context, "a"))).toBe(true);
  expect(changesWithAnswers(grouped, screenOf(grouped, {}, context, "d"))).toBe(false);
  expect(changesWithAnswers(survey("one"), screenOf(survey("one"), {}, context, "a"))).toBe(false);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAnswers, checkAnswers, mergeAnswers } from "@/domain/survey/answers";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const nps = TEMPLATES.nps({ name: "Larkway", color: "#484188" });
const context = { attributes: {}, locale: "en" as const };
const open = { complete: false, context };

function problem(definition: Definition, answers: unknown, more: Partial<Parameters<typeof checkAnswers>[2]> = {}) {
  const checked = checkAnswers(definition, answers, { ...open, ...more });
  return checked.ok ? null : checked.errors.map((error) => `${error.path} ${error.code}`);
}

describe("checkAnswers", () => {
  it("takes a score and says where it leads", () => {
    expect(checkAnswers(nps, { score: 9 }, open)).toEqual({
      ok: true,
      answers: { score: 9 },
      onPath: ["score", "why"],
      offPath: [],
      ending: "thanks",
    });
  });

  it.each([
    [11],
    [-1],
    [7.5],
    ["9"],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [[9]],
    [{ score: 9 }],
    [{ na: true }],
  ])("refuses %j as a score with its path", (value) => {
    const paths = problem(nps, { score: value });
    expect(paths).toHaveLength(1);
    expect(paths?.[0]).toMatch(/^answers\.score (type|off_scale|not_applicable)$/);
  });

  it("refuses unknown questions, too many answers, and what is no object", () => {
    expect(problem(nps, { score: 9, other: 1 })).toEqual(["answers.other unknown"]);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`q${i}`, 1]));
    expect(problem(nps, many)).toEqual(["answers too_many"]);
    expect(problem(nps, [9])).toEqual(["answers type"]);
    expect(problem(nps, null)).toEqual(["answers type"]);
    expect(problem(nps, JSON.parse('{"__proto__": 9}'))).toEqual(["answers.__proto__ unknown"]);
  });

  it("keeps texts whole and tidy, refuses what cannot be stored or is too long", () => {
    const said = (why: string) => checkAnswers(nps, { score: 9, why }, open);
    expect(said("  a\r\nb  ")).toMatchObject({ ok: true, answers: { why: "a\nb" } });
    expect(problem(nps, { why: "a\u0000" })).toEqual(["answers.why text"]);
    expect(problem(nps, { why: "\udfff" })).toEqual(["answers.why text"]);
    expect(problem(nps, { why: "x".repeat(10_001) })).toEqual(["answers.why too_long"]);
    expect(said("x".repeat(10_000))).toMatchObject({ ok: true });
    expect(problem(nps, { why: " " })).toEqual(["answers.why text"]);
  });

  it("asks for required answers when complete, and at the step that shows them", () => {
    expect(problem(nps, { why: "x" })).toBeNull();
    expect(problem(nps, { why: "x" }, { complete: true })).toEqual(["answers.score required"]);
    expect(problem(nps, { score: null }, { steps: ["score"] })).toEqual(["answers.score required"]);
    expect(problem(nps, { why: null }, { steps: ["why"], stored: { score: 3 } })).toBeNull();
  });

  it("re-walks the path: an answer never asked for is refused, one that a change took off the path is kept and marked", () => {
    const parsed = parseDefinition({
      version: 1,
      brand: { name: "Larkway", color: "#484188" },
      questions: [
        { id: "score", kind: "nps", title: { en: "?" } },
        { id: "area", kind: "short_text", title: { en: "?" }, showIf: { question: "score", op: "at_most", value: 6 } },
        { id: "more", kind: "short_text", title: { en: "?" }, showIf: { question: "area", op: "answered" } },
      ],
      endings: [{ id: "end", title: { en: "Thanks" } }],
    });
    if (!parsed.ok) throw new Error("does not parse");
    const { definition } = parsed;
    expect(problem(definition, { score: 9, area: "price" })).toEqual(["answers.area not_asked"]);
    const stored = { score: 3, area: "price", more: "much" };
    expect(checkAnswers(definition, { score: 9 }, { ...open, stored })).toMatchObject({
      ok: true,
      answers: { score: 9, area: "price", more: "much" },
      onPath: ["score"],
      offPath: ["area", "more"],
    });
    expect(problem(definition, { score: 9, area: "price" }, { stored })).toBeNull();
    expect(problem(definition, { score: 9, area: "other" }, { stored })).toEqual(["answers.area not_asked"]);
  });

  it("never throws and never accepts what another look would refuse, over every kind", () => {
    const sink = kitchenSink();
    const ids = sink.questions.map((question) => question.id);
    const value = fc.oneof(
      fc.anything({ withBigInt: false, withNullPrototype: true, maxDepth: 3 }),
      fc.integer({ min: -2, max: 12 }),
      fc.constantFrom("a", "b", "none", true, false, null, { na: true }, { option: "other", text: "x" }, "2026-02-30"),
      fc.array(fc.constantFrom("a", "b", "none", "a"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("r1", "r2", "__proto__"), fc.integer({ min: 0, max: 6 })),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids, "nobody"), value), fc.boolean(), (answers, complete) => {
        const first = checkAnswers(sink, answers, { complete, context });
        if (!first.ok) return first.errors.every((error) => error.path.startsWith("answers"));
        const again = checkAnswers(sink, first.answers, { complete, context });
        return again.ok && canonicalAnswers(again.answers) === canonicalAnswers(first.answers);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("mergeAnswers", () => {
  it("merges by question, and null takes back", () => {
    expect(mergeAnswers({ a: 1, b: "x" }, { b: null, c: true })).toEqual({ a: 1, c: true });
  });
});

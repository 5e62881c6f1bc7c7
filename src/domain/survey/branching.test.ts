import { describe, expect, it } from "vitest";
import { nextStep, pathOf, previousQuestion } from "@/domain/survey/branching";
import type { Condition } from "@/domain/survey/condition";
import { type Facts, holds } from "@/domain/survey/conditions";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";

const context = { attributes: { plan: "pro", seats: "12" }, locale: "en" as const };

function survey(change: Record<string, unknown> = {}): Definition {
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [
      { id: "score", kind: "nps", title: { en: "Score" } },
      { id: "why", kind: "long_text", title: { en: "Why" } },
      { id: "call", kind: "yes_no", title: { en: "Call" }, showIf: { question: "score", op: "at_most", value: 6 } },
      {
        id: "number",
        kind: "short_text",
        title: { en: "Number" },
        required: true,
        showIf: { question: "call", op: "is", value: true },
      },
    ],
    endings: [
      { id: "sorry", when: { question: "score", op: "at_most", value: 6 }, title: { en: "Sorry" } },
      { id: "thanks", title: { en: "Thanks" } },
    ],
    ...change,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const walk = (definition: Definition, answers: Parameters<typeof nextStep>[1], after?: string) => {
  const step = nextStep(definition, answers, { ...context, ...(after === undefined ? {} : { after }) });
  return step.question?.id ?? `end ${step.ending?.id}`;
};

describe("pathOf", () => {
  it("asks what the answers call for, and ends by score", () => {
    const ids = (answers: Parameters<typeof pathOf>[1]) => {
      const path = pathOf(survey(), answers, context);
      return [...path.questions.map((question) => question.id), path.ending.id];
    };
    expect(ids({})).toEqual(["score", "why", "thanks"]);
    expect(ids({ score: 9 })).toEqual(["score", "why", "thanks"]);
    expect(ids({ score: 3 })).toEqual(["score", "why", "call", "sorry"]);
    expect(ids({ score: 3, call: true })).toEqual(["score", "why", "call", "number", "sorry"]);
    // "call" is off the path at 9, so its old answer calls for nothing.
    expect(ids({ score: 9, call: true })).toEqual(["score", "why", "thanks"]);
  });

  it("follows rules: skip forward, end early", () => {
    const rules = [
      { after: "score", when: { question: "score", op: "is", value: 10 }, go: { ending: "thanks" } },
      { after: "score", when: { question: "score", op: "at_most", value: 2 }, go: { question: "call" } },
    ];
    const definition = survey({ logic: rules });
    expect(pathOf(definition, { score: 10 }, context).questions.map((question) => question.id)).toEqual(["score"]);
    expect(pathOf(definition, { score: 1 }, context).questions.map((question) => question.id)).toEqual([
      "score",
      "call",
    ]);
  });

  it("walks 200 questions of every kind without a limit being felt", () => {
    const sink = kitchenSink();
    expect(pathOf(sink, {}, context).questions).toHaveLength(sink.questions.length);
  });
});

describe("nextStep", () => {
  it("without a shown question: the first that is open and required, or behind the last answer", () => {
    expect(walk(survey(), {})).toBe("score");
    expect(walk(survey(), { score: 3 })).toBe("why");
    expect(walk(survey(), { score: 3, call: true })).toBe("number");
    expect(walk(survey(), { why: "x" })).toBe("score");
    expect(walk(survey(), { score: 9, why: "x" })).toBe("end thanks");
  });

  it("after a shown question: the one that follows, answered or not, unless a required one is open before it", () => {
    expect(walk(survey(), { score: 3 }, "why")).toBe("call");
    expect(walk(survey(), { score: 9 }, "why")).toBe("end thanks");
    expect(walk(survey(), { score: 3, why: "x" }, "score")).toBe("why");
    expect(walk(survey(), {}, "why")).toBe("score");
    expect(walk(survey(), { score: 3, call: true }, "number")).toBe("number");
  });

  it("leads back along the path", () => {
    expect(previousQuestion(survey(), { score: 3 }, context, "call")?.id).toBe("why");
    expect(previousQuestion(survey(), { score: 3 }, context, "score")).toBeNull();
    expect(previousQuestion(survey(), { score: 9 }, context, "call")).toBeNull();
  });
});

describe("conditions", () => {
  const facts: Facts = {
    ...context,
    answers: {
      score: 7,
      why: "Too SLOW",
      areas: ["price", { option: "other", text: "the wait" }],
      one: { option: "other", text: "x" },
      rows: { r1: 2 },
      day: "2026-05-03",
      skipped: { na: true },
    },
  };
  it.each<[Condition, boolean]>([
    [{ question: "score", op: "is", value: 7 }, true],
    [{ question: "score", op: "is", value: "7" }, false],
    [{ question: "score", op: "is_not", value: 7 }, false],
    [{ question: "none", op: "is_not", value: 7 }, true],
    [{ question: "score", op: "at_least", value: 7 }, true],
    [{ question: "none", op: "at_least", value: 0 }, false],
    [{ question: "score", op: "between", value: [0, 6] }, false],
    [{ question: "score", op: "between", value: [7] }, false],
    [{ question: "score", op: "one_of", value: [6, 7] }, true],
    [{ question: "score", op: "none_of", value: [6, 7] }, false],
    [{ question: "areas", op: "includes", value: "price" }, true],
    [{ question: "areas", op: "includes", value: "other" }, true],
    [{ question: "one", op: "is", value: "other" }, true],
    [{ question: "why", op: "contains", value: "slow" }, true],
    [{ question: "areas", op: "contains", value: "wait" }, true],
    [{ question: "rows", row: "r1", op: "at_most", value: 2 }, true],
    [{ question: "rows", row: "r2", op: "answered" }, false],
    [{ question: "day", op: "at_least", value: "2026-05-01" }, true],
    [{ question: "skipped", op: "not_applicable" }, true],
    [{ question: "skipped", op: "at_least", value: 0 }, false],
    [{ question: "toString", op: "answered" }, false],
    [{ attribute: "plan", op: "is", value: "pro" }, true],
    [{ attribute: "seats", op: "at_least", value: 10 }, true],
    [{ attribute: "constructor", op: "answered" }, false],
    [{ language: "is", value: "en" }, true],
    [
      {
        not: {
          all: [
            { question: "score", op: "is", value: 7 },
            { language: "is", value: "de" },
          ],
        },
      },
      true,
    ],
    [
      {
        any: [
          { question: "score", op: "is", value: 1 },
          { question: "why", op: "answered" },
        ],
      },
      true,
    ],
  ])("%j is %s", (condition, expected) => {
    expect(holds(condition, facts)).toBe(expected);
  });
});

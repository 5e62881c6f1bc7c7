import { describe, expect, it } from "vitest";
import type { Condition } from "@/domain/survey/condition";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import {
  operatorsOf,
  startingTest,
  subjectsOf,
  testWith,
  valueKind,
} from "@/features/surveys/builder/logic/condition-subjects";
import {
  addRule,
  putOtherwise,
  putRule,
  removeRule,
  rulesOf,
  swapRules,
} from "@/features/surveys/builder/logic/edit-rules";
import { readTest } from "@/features/surveys/builder/logic/read-test";
import { translatorIn } from "@/platform/i18n/translator";

const t = (text: string) => ({ en: text });

function survey(): Definition {
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [
      { id: "score", kind: "nps", title: t("Score") },
      { id: "low", kind: "long_text", title: t("Low") },
      { id: "high", kind: "long_text", title: t("High") },
    ],
    endings: [{ id: "end", title: t("Thanks") }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}
const parses = (definition: Definition) => expect(parseDefinition(definition)).toEqual({ ok: true, definition });

describe("rules", () => {
  it("a first rule: the low scores, past the next question", () => {
    const added = addRule(survey(), 0);
    expect(added?.definition.logic).toEqual([
      { after: "score", when: { question: "score", op: "at_most", value: 6 }, go: { question: "high" } },
    ]);
    if (added) parses(added.definition);
  });

  it("a further rule comes behind the others and before what always holds, other questions' rules stay where they are", () => {
    const once = addRule(survey(), 0)?.definition ?? survey();
    const other = putOtherwise(once, "low", { ending: "end" });
    const always = putOtherwise(other, "score", { ending: "end" });
    const twice = addRule(always, 0);
    expect(twice?.at).toBe(1);
    expect(twice?.definition.logic.map(({ after, when }) => `${after} ${when ? "if" : "always"}`)).toEqual([
      "score if",
      "score if",
      "score always",
      "low always",
    ]);
    if (twice) parses(twice.definition);
    expect(putOtherwise(always, "score", null).logic).toEqual(other.logic);
    expect(putOtherwise(always, "score", { question: "high" }).logic[1]?.go).toEqual({ question: "high" });
    expect(putOtherwise(survey(), "score", null)).toEqual(survey());
  });

  it("change, exchange places, go", () => {
    const one = addRule(survey(), 0)?.definition ?? survey();
    const two = addRule(one, 0)?.definition ?? one;
    const changed = putRule(two, 1, { when: { question: "score", op: "is", value: 10 }, go: { ending: "end" } });
    const swapped = swapRules(changed, 0, 1);
    expect(swapped.logic.map(({ go }) => go)).toEqual([{ ending: "end" }, { question: "high" }]);
    parses(swapped);
    expect(removeRule(swapped, 0).logic).toEqual([changed.logic[0]]);
    expect(putRule(swapped, 0, { when: null }).logic).toEqual([changed.logic[0]]);
    expect(swapRules(swapped, 0, 9)).toBe(swapped);
  });

  it("behind the last question a rule leads to an ending; a rule behind one that always holds is never come to", () => {
    expect(addRule(survey(), 2)?.definition.logic[0]?.go).toEqual({ ending: "end" });
    const logic = [
      { after: "score", go: { question: "high" } },
      { after: "score", when: { question: "score", op: "is", value: 1 } as Condition, go: { ending: "end" } },
    ];
    expect(rulesOf({ ...survey(), logic }, "score")).toMatchObject({
      rules: [],
      otherwise: { at: 0 },
      never: [{ at: 1 }],
    });
  });
});

describe("what conditions can look at", () => {
  const sink = kitchenSink();
  const end = sink.questions.length;

  it("earlier answers and their rows, the own answer first, the link, the language where there are two; never statements or what comes later", () => {
    expect(subjectsOf(survey(), 1, "score", "en", translatorIn("en", "logic")).map(({ label }) => label)).toEqual([
      "the answer",
      "in the link",
    ]);
    expect(subjectsOf(survey(), 0, null, "en", null).map(({ key }) => key)).toEqual(["link"]);
    expect(subjectsOf(sink, 0, null, "en", null).map(({ key }) => key)).toEqual(["link", "language"]);
    const keys = subjectsOf(sink, end, null, "en", null).map(({ key }) => key);
    expect(keys).toContain("q:matrix:r1");
    expect(keys).not.toContain("q:statement");
  });

  it("every operator of every subject makes a test that the document takes and the editor reads again as the same", () => {
    for (const { key } of subjectsOf(sink, end, null, "en", null))
      for (const op of operatorsOf(sink, key)) {
        const condition = testWith(sink, key, op, null);
        expect(readTest(sink, condition), `${key} ${op}`).toMatchObject({ key, op, kind: valueKind(sink, key, op) });
        const [last, ...rest] = [...sink.endings].reverse();
        const endings = [{ id: "some", when: condition, title: t("Some") }, ...rest, ...(last ? [last] : [])];
        expect(parseDefinition({ ...sink, endings }).ok, `${key} ${op}`).toBe(true);
      }
  });

  it("a value that still fits stays with another operator", () => {
    const before = { question: "nps", op: "at_most", value: 3 } as const;
    expect(testWith(sink, "q:nps", "is", before)).toEqual({ question: "nps", op: "is", value: 3 });
    expect(testWith(sink, "q:nps", "one_of", before)).toEqual({ question: "nps", op: "one_of", value: [3] });
    expect(testWith(sink, "q:nps", "between", before)).toEqual({ question: "nps", op: "between", value: [3, 6] });
    expect(testWith(sink, "q:nps", "answered", before)).toEqual({ question: "nps", op: "answered" });
    expect(startingTest(sink, "link")).toEqual({ attribute: "plan", op: "is", value: "" });
  });

  it("what the editor would not offer is not read, so it is kept", () => {
    for (const condition of [
      { question: "nps", op: "contains", value: "x" },
      { question: "nps", op: "is", value: "9" },
      { question: "single", op: "is", value: "gone" },
      { question: "gone", op: "answered" },
      { not: { question: "nps", op: "is", value: 9 } },
      { not: { all: [{ question: "nps", op: "is", value: 9 }] } },
    ] as Condition[])
      expect(readTest(sink, condition)).toBeNull();
  });

  it("what it offers can hold: no starting rule is unreachable", () => {
    const made = addRule(survey(), 0)?.definition ?? survey();
    expect(lintSurvey(made, { published: null }).open.filter(({ rule }) => rule === "unreachable")).toEqual([]);
  });
});

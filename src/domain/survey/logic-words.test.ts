import { describe, expect, it } from "vitest";
import type { Condition } from "@/domain/survey/condition";
import { conditionWords } from "@/domain/survey/condition-words";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { endingMark, onlyIfSentence, placeName, ruleLines, ruleSentence } from "@/domain/survey/logic-words";
import { sayLogic } from "@/features/surveys/say-logic";
import { translatorIn } from "@/platform/i18n/translator";

/** The words are the app's own. */
const ENGLISH = sayLogic(translatorIn("en", "logic"), "en");

function survey(change: Record<string, unknown> = {}): Definition {
  const parsed = parseDefinition({
    version: 1,
    locales: ["en", "de"],
    brand: { name: "Larkway", color: "#484188" },
    questions: [
      { id: "score", kind: "nps", title: { en: "How likely are you to recommend {brand}?" } },
      { id: "areas", kind: "multiple", title: { en: "Areas" }, options: OPTIONS, other: true },
      { id: "one", kind: "single", title: { en: "One" }, options: OPTIONS },
      { id: "rows", kind: "matrix", title: { en: "Rows" }, rows: [{ id: "r1", label: { en: "Speed" } }] },
      { id: "call", kind: "yes_no", title: { en: "Call" } },
      { id: "day", kind: "date", title: { en: "Day" } },
      { id: "why", kind: "long_text", title: { en: "Why" } },
    ],
    endings: [
      { id: "sorry", when: { question: "score", op: "at_most", value: 6 }, title: { en: "Sorry" } },
      { id: "thanks", title: { en: "Thank you" } },
    ],
    ...change,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const OPTIONS = [
  { id: "a", label: { en: "Price", de: "Preis" } },
  { id: "b", label: { en: "Service" } },
];

describe("conditionWords", () => {
  it.each<[Condition, string]>([
    [{ question: "score", op: "at_most", value: 6 }, "the answer to question 1 is 6 or less"],
    [{ question: "score", op: "at_least", value: 9 }, "the answer to question 1 is 9 or more"],
    [{ question: "score", op: "between", value: [7, 8] }, "the answer to question 1 is 7 or 8"],
    [{ question: "score", op: "between", value: [0, 6] }, "the answer to question 1 is 0 to 6"],
    [{ question: "score", op: "between", value: [3, 3] }, "the answer to question 1 is 3"],
    [{ question: "score", op: "one_of", value: [1, 4, 7] }, "the answer to question 1 is 1, 4 or 7"],
    [{ question: "score", op: "none_of", value: [1] }, "the answer to question 1 is not 1"],
    [{ question: "areas", op: "includes", value: "a" }, "the answer to question 2 includes “Price”"],
    [{ question: "areas", op: "includes", value: "other" }, "the answer to question 2 includes “Other”"],
    [{ question: "one", op: "one_of", value: ["a", "b"] }, "the answer to question 3 is “Price” or “Service”"],
    [{ question: "rows", row: "r1", op: "at_most", value: 2 }, "“Speed” of question 4 is 2 or less"],
    [{ question: "call", op: "is", value: true }, "the answer to question 5 is yes"],
    [{ question: "day", op: "at_least", value: "2026-05-03" }, "the answer to question 6 is May 3, 2026 or later"],
    [{ question: "why", op: "contains", value: "slow" }, "the answer to question 7 contains “slow”"],
    [{ question: "why", op: "not_answered" }, "the answer to question 7 is not given"],
    [{ question: "score", op: "not_applicable" }, "the answer to question 1 is “not applicable”"],
    [{ attribute: "plan", op: "is", value: "pro" }, "“plan” in the link is “pro”"],
    [{ attribute: "seats", op: "at_least", value: 10 }, "“seats” in the link is 10 or more"],
    [{ language: "is", value: "de" }, "the language is Deutsch"],
    [{ not: { question: "areas", op: "includes", value: "a" } }, "the answer to question 2 does not include “Price”"],
    [{ not: { language: "is", value: "de" } }, "not (the language is Deutsch)"],
    [
      {
        all: [
          { question: "score", op: "at_most", value: 6 },
          {
            any: [
              { question: "call", op: "is", value: false },
              { language: "is_not", value: "en" },
            ],
          },
        ],
      },
      "the answer to question 1 is 6 or less and (the answer to question 5 is no or the language is not English)",
    ],
  ])("%j: %s", (condition, words) => {
    expect(conditionWords(survey(), condition, { locale: "en", words: ENGLISH })).toBe(words);
  });

  it("quotes in the language that is edited", () => {
    const condition: Condition = { question: "one", op: "is", value: "a" };
    expect(conditionWords(survey(), condition, { locale: "de", words: ENGLISH, about: "one" })).toBe(
      "the answer is “Preis”",
    );
  });
});

it("has words for every test in every language of the app", () => {
  for (const locale of ["de", "ar"] as const) {
    const words = sayLogic(translatorIn(locale, "logic"), locale);
    const said = conditionWords(survey(), { question: "score", op: "between", value: [0, 6] }, { locale: "en", words });
    expect(said).toMatch(locale === "de" ? /Frage 1 ist 0 bis 6/ : /السؤال 1 هي من 0 إلى 6/);
  }
});

describe("rules", () => {
  const logic = [
    { after: "score", when: { question: "score", op: "at_most", value: 6 }, go: { question: "one" } },
    { after: "score", when: { question: "score", op: "between", value: [7, 8] }, go: { question: "call" } },
    { after: "score", go: { ending: "thanks" } },
    { after: "call", go: { question: "why" } },
  ];

  it("stand short in the outline, questions by number and endings by letter", () => {
    expect(ruleLines(survey({ logic }), "score", "en", ENGLISH)).toEqual(["6 or less → 3 · 7 or 8 → 5 · else → B"]);
    expect(ruleLines(survey({ logic }), "call", "en", ENGLISH)).toEqual(["then always → 7"]);
    expect(ruleLines(survey({ logic }), "why", "en", ENGLISH)).toEqual([]);
  });

  it("say when a question is asked", () => {
    const questions = survey().questions.map((one) =>
      one.id === "why" ? { ...one, showIf: { question: "score", op: "at_most", value: 6 } } : one,
    );
    expect(ruleLines(survey({ questions }), "why", "en", ENGLISH)).toEqual(["only if 1 is 6 or less"]);
  });

  it("read as sentences", () => {
    const definition = survey({ logic });
    expect(definition.logic.map((rule, at) => ruleSentence(definition, rule, "en", ENGLISH, at === 3))).toEqual([
      "If the answer is 6 or less, go to 3 · One",
      "If the answer is 7 or 8, go to 5 · Call",
      "Otherwise end with B · Thank you",
      "Always go to 7 · Why",
    ]);
    expect(onlyIfSentence(definition, { question: "call", op: "is", value: true }, "en", ENGLISH)).toBe(
      "Only if the answer to question 5 is yes",
    );
  });

  it("cut long titles, with the brand in place", () => {
    expect(placeName(survey(), { question: "score" }, "en")).toBe("1 · How likely are you to recommend Larkway?");
    const questions = [{ id: "score", kind: "nps", title: { en: "word ".repeat(40).trim() } }];
    const name = placeName(
      survey({ questions, endings: [{ id: "end", title: { en: "x" } }] }),
      { question: "score" },
      "en",
    );
    expect(name).toMatch(/^1 · .{1,59}…$/);
  });
});

it("letters go on after Z", () => {
  expect([0, 25, 26, 49, -1].map(endingMark)).toEqual(["A", "Z", "AA", "AX", "?"]);
});

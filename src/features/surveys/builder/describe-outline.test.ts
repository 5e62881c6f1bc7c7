import { expect, test } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { describeOutline, sayDuration } from "@/features/surveys/builder/describe-outline";
import { findKinds } from "@/features/surveys/builder/find-kinds";
import { letterOf, placeName, placeOf } from "@/features/surveys/builder/name-place";
import { comesTo, fittingScore, pretended, pretendedAnswers } from "@/features/surveys/builder/pretend-score";
import { commandOf } from "@/features/surveys/builder/read-shortcut";
import { sayLogic } from "@/features/surveys/say-logic";
import { translatorIn } from "@/platform/i18n/translator";

const t = (en: string) => ({ en });
const words = translatorIn("en", "builder");
const OUTLINE = { t: words, logic: sayLogic(translatorIn("en", "logic"), "en") };
const CONTEXT = { attributes: {}, locale: "en" as const };

function branching(): Definition {
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [
      { id: "score", kind: "nps", title: t("Recommend {brand}?") },
      {
        id: "wrong",
        kind: "long_text",
        title: t("What went wrong?"),
        showIf: { question: "score", op: "at_most", value: 6 },
      },
      {
        id: "back",
        kind: "yes_no",
        title: t("Was our help fast and friendly?"),
        showIf: { question: "wrong", op: "answered" },
      },
    ],
    logic: [],
    endings: [
      { id: "sorry", when: { question: "score", op: "at_most", value: 6 }, title: t("Sorry") },
      { id: "thanks", title: t("Thanks") },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

const look = (definition: Definition, errors: Parameters<typeof describeOutline>[1]["errors"] = []) =>
  describeOutline(definition, { errors, lint: lintSurvey(definition, { published: null }), locale: "en" }, OUTLINE);

test("the outline names questions by number and endings by letter, with their rules and what is wrong", () => {
  const { questions, endings } = look(branching());
  expect(questions.map(({ mark, title, kind }) => [mark, title, kind])).toEqual([
    ["1", "Recommend Larkway?", "NPS"],
    ["2", "What went wrong?", "Text"],
    ["3", "Was our help fast and friendly?", "Yes or no"],
  ]);
  expect(questions[1]?.lines).toEqual(["only if 1 is 6 or less"]);
  expect(questions[2]?.trouble).toEqual({ blocks: false, words: "1 finding" });
  expect(questions[0]?.trouble).toBeNull();
  expect(endings.map(({ mark, lines, fixed }) => [mark, lines, fixed])).toEqual([
    ["A", ["only if 1 is 6 or less"], false],
    ["B", [], true],
  ]);
});

test("what cannot be read is marked where it is, and what has no words says so", () => {
  const survey = branching();
  const empty = {
    ...survey,
    questions: survey.questions.map((one) => (one.id === "wrong" ? { ...one, title: t(" ") } : one)),
  };
  const parsed = parseDefinition(empty);
  if (parsed.ok) throw new Error("An empty title is no title.");
  const { questions } = look(
    empty,
    parsed.errors.map(({ path, code }) => ({ path, message: code })),
  );
  expect(questions[1]).toMatchObject({ title: null, trouble: { blocks: true, words: "something is missing" } });
  expect(parsed.errors.map(({ path }) => placeOf(empty, path))).toEqual([{ list: "questions", id: "wrong" }]);
});

test("a search finds any word of a question: help, options, other languages", () => {
  const { questions } = describeOutline(
    kitchenSink(),
    { errors: [], lint: { open: [], dismissed: [] }, locale: "en" },
    OUTLINE,
  );
  const found = (words: string) =>
    questions.filter(({ text }) => text.toLowerCase().includes(words)).map(({ place }) => place.id);
  expect(found("think of today")).toEqual(["ces"]);
  expect(found("none of these")).toEqual(["multiple"]);
  expect(found("employees ؟")).toEqual(["number"]);
});

test("places are named as people count, and found by errors, findings and rules", () => {
  const survey = { ...branching(), logic: [{ after: "wrong", go: { ending: "sorry" } }] };
  expect(placeName(survey, { list: "questions", id: "back" }, words)).toBe("Question 3");
  expect(placeName(survey, { list: "endings", id: "thanks" }, words)).toBe("Ending B");
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
  expect(placeOf(survey, "questions.2.title.en")?.id).toBe("back");
  expect(placeOf(survey, "questions.wrong.title")?.id).toBe("wrong");
  expect(placeOf(survey, "logic.0.when")?.id).toBe("wrong");
  for (const whole of ["locales.de", "brand.color", "survey", "questions.9.title", "logic.4.when"])
    expect(placeOf(survey, whole)).toBeNull();
});

test("a preview pretends the score that leads to the place: the present one, else the highest that does", () => {
  const survey = branching();
  const at = (list: "questions" | "endings", id: string) => ({ list, id });
  expect(fittingScore(survey, at("questions", "score"), 10, CONTEXT)).toBe(10);
  expect(fittingScore(survey, at("questions", "wrong"), 10, CONTEXT)).toBe(6);
  expect(fittingScore(survey, at("questions", "wrong"), 3, CONTEXT)).toBe(3);
  expect(fittingScore(survey, at("endings", "thanks"), 2, CONTEXT)).toBe(10);
  // The third question wants words too, which no score gives.
  expect(fittingScore(survey, at("questions", "back"), 9, CONTEXT)).toBe(9);
  expect(comesTo(survey, at("questions", "back"), { score: 9 }, CONTEXT)).toBe(false);
  const score = pretended(survey, at("questions", "wrong"));
  expect(pretendedAnswers(score, 7)).toEqual({ score: 7 });
  expect(pretendedAnswers(score, 11)).toEqual({});
});

test("of several scores a preview pretends the one that the place looks at", () => {
  const survey = branching();
  const first = { id: "first", kind: "csat" as const, scale: "1-5" as const, title: t("Satisfied?"), required: true };
  const two = { ...survey, questions: [first, ...survey.questions] };
  expect(pretended(two, { list: "questions", id: "wrong" })?.id).toBe("score");
  expect(pretended(two, { list: "endings", id: "thanks" })?.id).toBe("score");
  expect(pretended(two, { list: "questions", id: "back" })?.id).toBe("first");
  expect(fittingScore(two, { list: "endings", id: "sorry" }, null, CONTEXT)).toBe(6);
});

test("the menu has every kind once, and finds them by other words", () => {
  const kinds = findKinds("", words).flatMap((group) => group.kinds.map(({ kind }) => kind));
  expect(new Set(kinds).size).toBe(17);
  expect(new Set(kinds)).toEqual(new Set(kitchenSink().questions.map(({ kind }) => kind)));
  const found = (search: string) => findKinds(search, words).flatMap((group) => group.kinds.map(({ kind }) => kind));
  expect(found("stars")).toEqual(["csat"]);
  expect(found(" Grid ")).toEqual(["matrix"]);
  expect(found("xyz")).toEqual([]);
  expect(found("")).toHaveLength(17);
});

test("durations are as rough as they are known", () => {
  expect([0, 0.6, 1, 70 / 60, 1.99, 2.4, 11].map((minutes) => sayDuration(minutes, words))).toEqual([
    "about 10 s on a phone",
    "about 40 s on a phone",
    "about 1 min on a phone",
    "about 1 min 10 s on a phone",
    "about 2 min on a phone",
    "about 2 min on a phone",
    "about 11 min on a phone",
  ]);
});

test("keys: letters only where nothing is typed, undo is the draft's in its fields and the browser's in others", () => {
  const key = (name: string, more: object = {}) => ({
    key: name,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  });
  expect(commandOf(key("a"), "elsewhere", true)).toBe("add");
  expect(commandOf(key("a"), "elsewhere", false)).toBeNull();
  expect(commandOf(key("a"), "draft-field", true)).toBeNull();
  expect(commandOf(key("z", { ctrlKey: true }), "draft-field", true)).toBe("undo");
  expect(commandOf(key("Z", { metaKey: true, shiftKey: true }), "elsewhere", false)).toBe("redo");
  expect(commandOf(key("y", { ctrlKey: true }), "elsewhere", true)).toBe("redo");
  expect(commandOf(key("z", { ctrlKey: true }), "own-field", true)).toBeNull();
  expect(commandOf(key("s", { ctrlKey: true }), "own-field", true)).toBe("store");
  expect(commandOf(key("ArrowUp", { altKey: true }), "elsewhere", false)).toBe("up");
  expect(commandOf(key("ArrowUp", { altKey: true }), "draft-field", true)).toBeNull();
  expect(commandOf(key("?", { shiftKey: true }), "elsewhere", true)).toBe("help");
});

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Condition } from "@/domain/survey/condition";
import { type Definition, parseDefinition, type QuestionKind } from "@/domain/survey/definition";
import { addQuestion } from "@/domain/survey/edit/add-question";
import { changeKind } from "@/domain/survey/edit/change-kind";
import { changedText } from "@/domain/survey/edit/changed-text";
import { duplicateQuestion } from "@/domain/survey/edit/duplicate-question";
import type { Edit } from "@/domain/survey/edit/edit";
import { addEnding, moveEnding, removeEnding } from "@/domain/survey/edit/edit-endings";
import { freshId } from "@/domain/survey/edit/fresh-id";
import { mendFinding } from "@/domain/survey/edit/mend-finding";
import { moveQuestion } from "@/domain/survey/edit/move-question";
import { putText } from "@/domain/survey/edit/put-text";
import { removeQuestion } from "@/domain/survey/edit/remove-question";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { canBePiped } from "@/domain/survey/piped-answer";
import { sayEdit } from "@/features/surveys/builder/say-edit";
import { APP_LOCALES } from "@/platform/i18n/locale";
import { strictTranslator } from "@/platform/i18n/testing/strict-translator";

// Many random documents: slow machines need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const KINDS: QuestionKind[] = [
  ...["nps", "csat", "ces", "rating", "single", "multiple", "yes_no", "short_text", "long_text"],
  ...["email", "number", "date", "ranking", "statement", "consent", "matrix", "quality"],
] as QuestionKind[];

const BRAND = { name: "Larkway", color: "#484188" };
const SINK = kitchenSink();
const t = (en: string) => ({ en });

function read(input: unknown): Definition {
  const parsed = parseDefinition(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

/** A branching survey: 1 score → (low) 2 what went wrong → 3 yes or no → 4 names the answers. */
function branching(): Definition {
  return read({
    version: 1,
    locale: "en",
    brand: BRAND,
    questions: [
      { id: "score", kind: "nps", title: t("Recommend?") },
      {
        id: "wrong",
        kind: "long_text",
        title: t("What went wrong?"),
        showIf: { question: "score", op: "at_most", value: 6 },
      },
      { id: "back", kind: "yes_no", title: t("May we write back?") },
      {
        id: "more",
        kind: "short_text",
        title: t("You gave {answer.score|a score}. More?"),
        variants: [{ when: { question: "score", op: "between", value: [9, 10] }, title: t("What is best?") }],
      },
      { id: "last", kind: "rating", scale: "1-5", title: t("And the page?") },
    ],
    logic: [{ after: "back", when: { question: "back", op: "is", value: false }, go: { question: "last" } }],
    endings: [
      { id: "sorry", when: { question: "score", op: "at_most", value: 6 }, title: t("Sorry") },
      { id: "thanks", title: t("Thanks for {answer.back|your answer}") },
    ],
  });
}

/** The words are the app's own; a sentence that lacks a figure throws. */
const WORDS = APP_LOCALES.map((locale) => strictTranslator(locale, "edits"));
const ENGLISH = strictTranslator("en", "edits");

function made(edit: Edit) {
  if (!edit.ok) throw new Error(edit.why.code);
  return { ...edit, said: sayEdit(ENGLISH, edit) };
}

const why = (edit: Edit) => (edit.ok ? null : sayEdit(ENGLISH, edit).join(" "));
const idsOf = ({ questions }: Definition) => questions.map(({ id }) => id);

/** Random from a seed, so that ids of one run are the same in the next. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("every edit of a valid document gives a valid document or says why not", () => {
  /** Conditions, wordings, jumps and pipes between the questions of the kitchen sink, all of them legal. */
  const documents = fc
    .record({
      from: fc.nat(SINK.questions.length - 4),
      length: fc.integer({ min: 1, max: 9 }),
      links: fc.array(fc.record({ what: fc.nat(5), a: fc.nat(20), b: fc.nat(20), nest: fc.nat(3) }), { maxLength: 14 }),
      endings: fc.array(fc.nat(20), { maxLength: 3 }),
    })
    .map(({ from, length, links, endings }) => {
      const questions = structuredClone(SINK.questions.slice(from, from + length));
      const logic: Definition["logic"] = [];
      const nested = (id: string, depth: number): Condition => {
        const leaf: Condition = { question: id, op: "answered" };
        if (depth === 1) return { all: [leaf, { attribute: "plan", op: "is", value: "pro" }] };
        if (depth === 2) return { not: { any: [leaf, { question: id, op: "between", value: [1, 3] }] } };
        return leaf;
      };
      for (const { what, a, b, nest } of links) {
        const [low, high] = [a % questions.length, b % questions.length].sort((x, y) => x - y);
        const [one, two] = [questions[low ?? 0], questions[high ?? 0]];
        if (!one || !two || one === two) continue;
        if (what === 0) two.showIf = nested(one.id, nest);
        if (what === 1)
          two.variants = [...(two.variants ?? []), { when: nested(one.id, nest), title: { en: "Else?", ar: "و؟" } }];
        if (what === 2) logic.push({ after: one.id, when: nested(one.id, nest), go: { question: two.id } });
        if (what === 3) logic.push({ after: two.id, when: nested(one.id, nest), go: { ending: "end" } });
        if (what === 4 && canBePiped(one.kind)) two.title = { ...two.title, en: `{answer.${one.id}|that} and why?` };
        if (what === 5) logic.push({ after: one.id, go: { question: two.id } });
      }
      const early = endings.map((at, index) => ({
        id: `e${index}`,
        when: nested(questions[at % questions.length]?.id ?? "", at % 3),
        title: { en: "Well", ar: "حسنًا" },
      }));
      return read({ ...SINK, questions, logic, endings: [...early, ...SINK.endings] });
    });

  const steps = fc.array(
    fc.record({
      what: fc.nat(7),
      at: fc.nat(30),
      to: fc.integer({ min: -1, max: 30 }),
      kind: fc.constantFrom(...KINDS),
    }),
    { minLength: 1, maxLength: 8 },
  );

  test("adding, copying, moving, deleting, changing the kind; endings too", () => {
    fc.assert(
      fc.property(documents, steps, fc.integer(), (start, edits, seed) => {
        const random = seeded(seed);
        let present = start;
        for (const { what, at, to, kind } of edits) {
          const question = present.questions[at % present.questions.length];
          const ending = present.endings[at % present.endings.length];
          if (!question || !ending) throw new Error("A document has questions and endings.");
          const edit = [
            () => addQuestion(present, { kind, after: question.id }, random),
            () => duplicateQuestion(present, question.id, random),
            () => moveQuestion(present, question.id, to % (present.questions.length + 1)),
            () => removeQuestion(present, question.id),
            () => changeKind(present, question.id, kind),
            () => addEnding(present, random),
            () => moveEnding(present, ending.id, to % (present.endings.length + 1)),
            () => removeEnding(present, ending.id),
          ][what]?.();
          if (!edit) throw new Error("unknown edit");
          for (const sentence of WORDS.flatMap((words) => sayEdit(words, edit))) expect(sentence).toMatch(/^\S.+\.$/);
          if (!edit.ok) continue;
          const parsed = parseDefinition(JSON.parse(JSON.stringify(edit.definition)));
          expect(parsed.ok ? [] : parsed.errors).toEqual([]);
          if (parsed.ok) expect(parsed.definition).toEqual(edit.definition);
          present = edit.definition;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("moving", () => {
  test("a question goes as far as its conditions, jumps and texts let it, and the refusal names what holds it", () => {
    const survey = branching();
    expect(why(moveQuestion(survey, "wrong", 0))).toBe(
      "Question 2 looks at the answer to question 1, so it stays after question 1.",
    );
    expect(why(moveQuestion(survey, "score", 1))).toBe(
      "Question 2 looks at its answer, so question 1 stays before it.",
    );
    expect(why(moveQuestion(survey, "back", 4))).toBe(
      "Question 5 is where question 3 leads, so question 3 stays before it.",
    );
    expect(why(moveQuestion(survey, "last", 2))).toBe(
      "Question 5 is where question 3 leads, so it stays after question 3.",
    );
    expect(why(moveQuestion(survey, "more", 0))).toContain("the answer to question 1");
    expect(idsOf(made(moveQuestion(survey, "last", 3)).definition)).toEqual(["score", "wrong", "back", "last", "more"]);
    expect(idsOf(made(moveQuestion(survey, "back", 1)).definition)).toEqual(["score", "back", "wrong", "more", "last"]);
    expect(why(moveQuestion(survey, "score", -1))).toBe("It is the first question already.");
    expect(why(moveQuestion(survey, "last", 5))).toBe("It is the last question already.");
  });
});

describe("deleting", () => {
  test("cleans what looked at the answer, and says each thing", () => {
    const { definition, said } = made(removeQuestion(branching(), "score"));
    expect(said).toEqual([
      "Question 2 is now always asked.",
      "Question 4 lost a wording that hung on it.",
      "Question 4 no longer names its answer.",
      "The ending “Sorry” is gone: only that answer led there.",
    ]);
    expect(definition.questions[2]?.title.en).toBe("You gave a score. More?");
    expect(definition.endings.map(({ id }) => id)).toEqual(["thanks"]);
  });

  test("what led to it leads to the question behind it; its own rules go", () => {
    const { definition, said } = made(removeQuestion(branching(), "last"));
    expect(said).toEqual(["A rule after question 3 is gone: it led here."]);
    expect(definition.logic).toEqual([]);
    const jump = { ...branching(), logic: [{ after: "score", go: { question: "back" } }] };
    expect(made(removeQuestion(jump, "back")).definition.logic).toEqual([{ after: "score", go: { question: "more" } }]);
    expect(why(removeQuestion({ ...branching(), questions: branching().questions.slice(0, 1) }, "score"))).toContain(
      "at least one",
    );
  });

  test("findings that were left go with their question", () => {
    const left = { about: "", reason: "Kept." };
    const dismissed = [
      { rule: "leading", path: "questions.wrong.title", ...left },
      { rule: "leading", path: "questions.wrongly.title", ...left },
    ];
    const { definition } = made(removeQuestion({ ...branching(), dismissed }, "wrong"));
    expect(definition.dismissed?.map(({ path }) => path)).toEqual(["questions.wrongly.title"]);
  });
});

describe("copying", () => {
  test("a copy asks under the same conditions and leads on by its own answer", () => {
    const { definition, id } = made(duplicateQuestion(branching(), "back", seeded(1)));
    expect(idsOf(definition)).toEqual(["score", "wrong", "back", id, "more", "last"]);
    expect(definition.logic.at(-1)).toEqual({
      after: id,
      when: { question: id, op: "is", value: false },
      go: { question: "last" },
    });
  });

  test("an id is never one that is there, whatever chance gives", () => {
    const always = () => 0;
    const first = freshId("nps", [], always);
    expect(freshId("nps", [first], always)).not.toBe(first);
  });
});

describe("changing the kind", () => {
  test("bands follow to the new scale; words that are ready follow too, the author's own stay", () => {
    const { definition, said } = made(changeKind(branching(), "score", "csat"));
    const [score, wrong, , more] = definition.questions;
    expect(score).toMatchObject({ id: "score", kind: "csat", scale: "1-5", title: t("Recommend?"), required: true });
    expect(wrong?.showIf).toEqual({ question: "score", op: "between", value: [1, 2] });
    expect(more?.variants?.[0]?.when).toEqual({ question: "score", op: "between", value: [4, 5] });
    expect(said).toContain("Question 2 is now asked by other conditions.");
    const fresh = made(addQuestion(branching(), { kind: "yes_no" }, seeded(3)));
    const changed = made(changeKind(fresh.definition, fresh.id, "long_text")).definition.questions.at(-1);
    expect(changed?.title.en).toBe("What should we do differently?");
  });

  test("single scores mean nothing on another scale, so their tests go", () => {
    const start = branching();
    const exact = start.questions.map((one) =>
      one.id === "wrong" ? { ...one, showIf: { question: "score", op: "at_most" as const, value: 4 } } : one,
    );
    const { definition, said } = made(changeKind({ ...start, questions: exact }, "score", "csat"));
    expect(definition.questions[1]?.showIf).toBeUndefined();
    expect(said).toContain("Question 2 is now always asked.");
  });

  test("options and rows stay where the new kind has them; a statement asks nothing", () => {
    const options = made(changeKind(SINK, "multiple", "ranking")).definition.questions.find(
      ({ id }) => id === "multiple",
    );
    expect(options && "options" in options ? options.options.map(({ id }) => id) : null).toEqual(["a", "b", "none"]);
    const rows = made(changeKind(SINK, "matrix", "quality")).definition.questions.find(({ id }) => id === "matrix");
    expect(rows && "rows" in rows ? rows.rows.map(({ id }) => id) : null).toEqual(["r1", "r2"]);
    const { definition } = made(changeKind(branching(), "score", "statement"));
    expect(definition.questions[0]).toMatchObject({ kind: "statement", required: false });
    expect(definition.endings).toHaveLength(1);
  });
});

describe("endings", () => {
  test("a new one is for low scores, before the one for everybody, which stays last", () => {
    const { definition, id } = made(addEnding(branching(), seeded(5)));
    expect(definition.endings.map((ending) => ending.id)).toEqual(["sorry", id, "thanks"]);
    expect(definition.endings[1]?.when).toEqual({ question: "score", op: "at_most", value: 6 });
    expect(why(moveEnding(definition, id, 2))).toBe("The last ending catches everybody, so it stays last.");
    expect(made(moveEnding(definition, id, 0)).definition.endings[0]?.id).toBe(id);
  });

  test("where the last goes, the one before it catches everybody; rules that led there go", () => {
    const start = { ...branching(), logic: [{ after: "score", go: { ending: "thanks" } }] };
    const { definition, said } = made(removeEnding(start, "thanks"));
    expect(definition.endings).toEqual([{ id: "sorry", title: t("Sorry") }]);
    expect(definition.logic).toEqual([]);
    expect(said).toEqual(["The ending before it now catches everybody.", "A rule that led to it is gone."]);
    expect(why(removeEnding(definition, "sorry"))).toBe("A survey has at least one ending.");
  });
});

describe("new questions", () => {
  test("every kind speaks every language of the survey, and the wording rules have nothing against its words", () => {
    const wording = ["double-barrelled", "leading", "double-negative", "two-questions", "agree-disagree", "many-words"];
    for (const kind of KINDS) {
      const { definition, id } = made(addQuestion(SINK, { kind }, seeded(7)));
      const added = definition.questions.find((question) => question.id === id);
      expect(Object.keys(added?.title ?? {})).toEqual(["en", "ar"]);
      const found = lintSurvey(definition, { published: null }).open.filter(({ path }) =>
        path.startsWith(`questions.${id}`),
      );
      expect([kind, found.map(({ rule }) => rule).filter((rule) => wording.includes(rule))]).toEqual([kind, []]);
    }
  });

  test("the first score is required, nothing else", () => {
    const open = read({
      version: 1,
      locale: "en",
      brand: BRAND,
      questions: [{ id: "a", kind: "long_text", title: t("Why?") }],
      endings: [{ id: "e", title: t("Thanks") }],
    });
    const first = made(addQuestion(open, { kind: "nps" }, seeded(1)));
    const second = made(addQuestion(first.definition, { kind: "csat" }, seeded(2)));
    expect(second.definition.questions.map(({ required }) => required)).toEqual([false, true, false]);
  });
});

describe("telling texts apart", () => {
  test("one changed text is named by its place; anything more is no typing", () => {
    const before = branching();
    const typed = putText(before, "questions.more.title", "Anything more?");
    expect(changedText(before, typed)).toBe("questions.3.title.en");
    expect(changedText(before, before)).toBeNull();
    expect(changedText(before, made(removeQuestion(before, "last")).definition)).toBeNull();
    const both = typed && putText(typed, "questions.score.title", "Would you?");
    expect(changedText(before, both)).toBeNull();
  });

  test("words are put where the linter found them, in the survey's own language", () => {
    const survey = branching();
    expect(putText(survey, "questions.more.variants.0.title", "Best?")?.questions[3]?.variants?.[0]?.title).toEqual(
      t("Best?"),
    );
    expect(putText(survey, "endings.sorry.title", "We are sorry")?.endings[0]?.title).toEqual(t("We are sorry"));
    expect(putText(survey, "brand.color", "#123456")?.brand.color).toBe("#123456");
    for (const nowhere of ["questions.more.help", "questions.gone.title", "locales.de", "survey", "endings.sorry.body"])
      expect(putText(survey, nowhere, "x")).toBeNull();
  });

  test("what the linter proposes is put there, “not applicable” too; what its author has to do is not", () => {
    const survey = branching();
    const [first] = survey.questions;
    const found = { rule: "missing-na", code: "noNa", severity: "consider", about: "" } as const;
    const mended = mendFinding(survey, { ...found, path: `questions.${first?.id}` });
    expect(mended?.questions).toEqual(survey.questions.map((one) => (one === first ? { ...one, na: true } : one)));
    expect(mendFinding(survey, { ...found, path: "questions.gone" })).toBeNull();
    expect(mendFinding(survey, { ...found, rule: "too-long", code: "minutes", path: "questions.score" })).toBeNull();
    const worded = { ...found, path: "questions.score.title", wording: "Would you?" };
    expect(mendFinding(survey, worded)).toEqual(putText(survey, "questions.score.title", "Would you?"));
  });
});

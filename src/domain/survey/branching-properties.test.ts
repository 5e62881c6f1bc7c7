import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkAnswers } from "@/domain/survey/answers";
import { nextStep, pathOf, previousQuestion } from "@/domain/survey/branching";
import { parseDefinition } from "@/domain/survey/definition";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { ruleLines } from "@/domain/survey/logic-words";
import { anyAnswered, anyDocument, parsed } from "@/domain/survey/testing/any-survey";
import { sayLogic } from "@/features/surveys/say-logic";
import { translatorIn } from "@/platform/i18n/translator";

const WORDS = sayLogic(translatorIn("ar", "logic"), "ar");

// Many random documents: slow machines need longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const context = fc.record({
  attributes: fc.dictionary(fc.constantFrom("plan", "seats"), fc.constantFrom("pro", "12", "x")),
  locale: fc.constantFrom("en" as const, "ar" as const),
});
const anyGiven = fc.tuple(anyAnswered, context).map(([one, where]) => ({ ...one, where }));
const RUNS = { numRuns: 80 };

describe("for any survey and any answers", () => {
  it("the path moves forward, asks nothing twice and ends at an ending of the survey", () => {
    fc.assert(
      fc.property(anyGiven, ({ definition, answers, where }) => {
        const { questions, ending } = pathOf(definition, answers, where);
        const places = questions.map(({ id }) => definition.questions.findIndex((one) => one.id === id));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(definition.endings).toContain(ending);
      }),
      RUNS,
    );
  });

  it("pressing Next leads through all of the path to the ending, in no more steps than it has questions; Back is its inverse", () => {
    fc.assert(
      fc.property(anyGiven, ({ definition, answers, where }) => {
        const { questions, ending } = pathOf(definition, answers, where);
        // As one who answers all that is required: the rest is answered or passed over as it comes.
        const missed = questions.some(({ id, required, kind }) => required && kind !== "statement" && !(id in answers));
        fc.pre(!missed);
        const walked: string[] = [];
        let after: string | undefined = questions[0]?.id;
        while (after !== undefined) {
          walked.push(after);
          expect(walked.length).toBeLessThanOrEqual(definition.questions.length);
          const step = nextStep(definition, answers, { ...where, after });
          if (step.ending) {
            expect(step.ending.id).toBe(ending.id);
            break;
          }
          expect(previousQuestion(definition, answers, where, step.question.id)?.id).toBe(after);
          after = step.question.id;
        }
        expect(walked).toEqual(questions.map(({ id }) => id));
      }),
      RUNS,
    );
  });

  it("nextStep is total: some question of the path or its ending, whatever was shown last", () => {
    fc.assert(
      fc.property(anyGiven, fc.option(fc.constantFrom("q0", "q3", "nowhere"), { nil: undefined }), (given, after) => {
        const { definition, answers, where } = given;
        const { questions, ending } = pathOf(definition, answers, where);
        const step = nextStep(definition, answers, { ...where, ...(after === undefined ? {} : { after }) });
        if (step.ending) expect(step.ending.id).toBe(ending.id);
        else expect(questions).toContain(step.question);
      }),
      RUNS,
    );
  });

  it("answering on the way, one step at a time, comes to the path that the API sees when all is sent at once", () => {
    fc.assert(
      fc.property(anyGiven, ({ definition, answers, where }) => {
        const onPath = pathOf(definition, answers, where).questions.map(({ id }) => id);
        const kept = Object.fromEntries(Object.entries(answers).filter(([id]) => onPath.includes(id)));
        const atOnce = checkAnswers(definition, kept, { complete: false, context: where });
        expect(atOnce).toMatchObject({ ok: true, onPath, offPath: [] });
        let stored = {};
        for (const id of onPath) {
          if (!(id in kept)) continue;
          const step = checkAnswers(definition, { [id]: kept[id] }, { complete: false, context: where, stored });
          if (!step.ok) throw new Error(JSON.stringify(step.errors));
          stored = step.answers;
        }
        expect(stored).toEqual(kept);
        expect(pathOf(definition, stored, where)).toEqual(pathOf(definition, answers, where));
      }),
      RUNS,
    );
  });

  it("answers off the path steer nothing", () => {
    fc.assert(
      fc.property(anyGiven, ({ definition, answers, where }) => {
        const { questions } = pathOf(definition, answers, where);
        const kept = Object.fromEntries(
          Object.entries(answers).filter(([id]) => questions.some((one) => one.id === id)),
        );
        expect(pathOf(definition, kept, where)).toEqual(pathOf(definition, answers, where));
      }),
      RUNS,
    );
  });
});

it("any document is read the same from its own JSON, looked over, and told in words, without a throw", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const definition = parsed(document);
      expect(parseDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition });
      lintSurvey(definition, { published: definition, allowedHosts: [] });
      for (const { id } of definition.questions)
        for (const line of ruleLines(definition, id, "ar", WORDS)) expect(line).not.toMatch(/undefined|\[object/);
    }),
    { numRuns: 60 },
  );
});

it("what the linter calls unreachable no answer ever comes to", () => {
  fc.assert(
    fc.property(anyGiven, ({ definition, answers, where }) => {
      const { questions, ending } = pathOf(definition, answers, where);
      const never = lintSurvey(definition, { published: null })
        .open.filter(({ rule }) => rule === "unreachable")
        .map(({ path }) => path);
      for (const { id } of questions) expect(never).not.toContain(`questions.${id}`);
      expect(never).not.toContain(`endings.${ending.id}`);
    }),
    RUNS,
  );
});

import type { Answers } from "@/domain/survey/answer-value";
import { checkAnswers } from "@/domain/survey/answers";
import { nextStep } from "@/domain/survey/branching";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import type { Figure } from "./lib/figure";

const QUESTIONS = 100;
const SECONDS = 1;

/** What the engine costs on a long survey with branching: a step taken, and a whole answer checked. */
export function benchSurvey(): Figure[] {
  const definition = longSurvey();
  const context = { attributes: {}, locale: "en" as const };
  const answers: Answers = Object.fromEntries(
    definition.questions.map(({ id }, index) => [id, index % 2 === 0 ? index % 11 : `answer ${index}`]),
  );
  const after = `q${QUESTIONS - 2}`;
  return [
    perSecond("survey: nextStep at the end of 100 questions with branching", () =>
      nextStep(definition, answers, { ...context, after }),
    ),
    perSecond("survey: a whole answer to 100 questions checked", () =>
      checkAnswers(definition, answers, { complete: true, context, stored: answers }),
    ),
  ];
}

/** Scores and texts by turns; each text is asked only after a score that is not the best, some scores skip two ahead. */
function longSurvey(): Definition {
  const questions = Array.from({ length: QUESTIONS }, (_, index) =>
    index % 2 === 0
      ? { id: `q${index}`, kind: "nps", title: { en: `Question ${index}?` }, required: false }
      : {
          id: `q${index}`,
          kind: "short_text",
          title: { en: `Why ${index}?` },
          showIf: { question: `q${index - 1}`, op: "at_most", value: 9 },
        },
  );
  const logic = Array.from({ length: QUESTIONS / 10 - 1 }, (_, index) => ({
    after: `q${index * 10}`,
    when: { question: `q${index * 10}`, op: "at_most", value: 2 },
    go: { question: `q${index * 10 + 4}` },
  }));
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions,
    logic,
    endings: [{ id: "end", title: { en: "Thank you" } }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

function perSecond(name: string, run: () => unknown): Figure {
  const until = (seconds: number) => {
    const [start, end] = [performance.now(), performance.now() + seconds * 1000];
    let times = 0;
    while (performance.now() < end) for (let i = 0; i < 20; i++, times++) run();
    return times / ((performance.now() - start) / 1000);
  };
  until(SECONDS / 4);
  return { name, value: until(SECONDS), unit: "/s" };
}

import { expect, it } from "vitest";
import type { QuestionKind } from "@/domain/survey/definition";
import { addQuestion } from "@/domain/survey/edit/add-question";
import { TITLES } from "@/domain/survey/edit/question-words";
import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { LOCALES } from "@/domain/survey/locale";
import { readyTexts } from "@/domain/survey/templates/ready-texts";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };

it.each(TEMPLATE_IDS)("%s raises nothing but what it justifies, in any language", (id) => {
  for (const locale of LOCALES) {
    const definition = TEMPLATES[id](brand, locale);
    const { open, dismissed } = lintSurvey(definition, { published: null, ready: readyTexts(definition) });
    expect(open.map(({ rule, path, code }) => `${locale} ${rule} ${path} ${code}`)).toEqual([]);
    expect(dismissed).toHaveLength(definition.dismissed?.length ?? 0);
  }
});

it("takes what one expects: one question with its why half a minute, the longest template not over three", () => {
  expect(estimateMinutes(TEMPLATES.nps(brand))).toBeLessThan(1);
  for (const id of TEMPLATE_IDS) expect(estimateMinutes(TEMPLATES[id](brand))).toBeLessThan(3);
});

it("a template that is rewritten in one language tells that the five others still ask what stood there", () => {
  const template = TEMPLATES.onboarding(brand, "de");
  const [score, ...others] = template.questions;
  if (!score) throw new Error("It asks nothing.");
  const title = { ...score.title, de: "Wie leicht fiel Ihnen der erste Tag?" };
  const definition = { ...template, questions: [{ ...score, title }, ...others] };
  const [found] = lintSurvey(definition, { published: null, ready: readyTexts(definition) }).open;
  expect(found).toMatchObject({
    rule: "old-translations",
    path: `questions.${score.id}`,
    severity: "consider",
    values: { language: "English", more: 4 },
  });
});

it("a question added to a template begins in words that belong together", () => {
  const template = TEMPLATES.nps(brand);
  for (const kind of Object.keys(TITLES) as QuestionKind[]) {
    const added = addQuestion(template, { kind }, Math.random);
    if (!added.ok) throw new Error(kind);
    const { open } = lintSurvey(added.definition, { published: null, ready: readyTexts(added.definition) });
    expect(open.filter(({ rule }) => rule === "old-translations")).toEqual([]);
  }
});

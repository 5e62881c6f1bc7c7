import { expect, it } from "vitest";
import { estimateMinutes } from "@/domain/survey/lint/estimate-minutes";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { LOCALES } from "@/domain/survey/locale";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";

const brand = { name: "Larkway", color: "#484188" };

it.each(TEMPLATE_IDS)("%s raises nothing but what it justifies, in any language", (id) => {
  for (const locale of LOCALES) {
    const definition = TEMPLATES[id](brand, locale);
    const { open, dismissed } = lintSurvey(definition, { published: null });
    expect(open.map(({ rule, path, code }) => `${locale} ${rule} ${path} ${code}`)).toEqual([]);
    expect(dismissed).toHaveLength(definition.dismissed?.length ?? 0);
  }
});

it("takes what one expects: one question with its why half a minute, the longest template not over three", () => {
  expect(estimateMinutes(TEMPLATES.nps(brand))).toBeLessThan(1);
  for (const id of TEMPLATE_IDS) expect(estimateMinutes(TEMPLATES[id](brand))).toBeLessThan(3);
});

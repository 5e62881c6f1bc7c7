import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { HELP_RECEIVED } from "@/domain/survey/templates/csat-words";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_SATISFACTION } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";

/** Satisfaction after an interaction (SURVEYS TPL-03 a): five points, each with its words, then why. */
export function csatTemplate(brand: Brand, locale: Locale = "en"): Definition {
  return startingTemplate(
    brand,
    locale,
    { id: "score", kind: "csat", scale: "1-5", required: true, title: HELP_RECEIVED },
    WHY_SATISFACTION,
  );
}

export const CSAT_FACTS: TemplateFacts = {
  name: "Satisfaction (CSAT, 1 to 5)",
  delayHours: 1,
  quarantineDays: 30,
  stage: "after",
};

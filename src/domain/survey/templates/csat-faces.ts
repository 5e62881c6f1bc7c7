import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { HELP_RECEIVED } from "@/domain/survey/templates/csat-words";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_SATISFACTION } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";

/** Satisfaction with five faces, each with its words (SURVEYS TPL-03 b); a series of its own. */
export function csatFacesTemplate(brand: Brand, locale: Locale = "en"): Definition {
  return startingTemplate(
    brand,
    locale,
    { id: "score", kind: "csat", scale: "faces-5", required: true, title: HELP_RECEIVED },
    WHY_SATISFACTION,
  );
}

export const CSAT_FACES_FACTS: TemplateFacts = {
  name: "Satisfaction (CSAT, faces)",
  delayHours: 1,
  quarantineDays: 30,
  stage: "after",
};

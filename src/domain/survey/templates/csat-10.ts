import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_SATISFACTION } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";

/** Satisfaction with the service team on a scale of 1 to 10 (SURVEYS TPL-03 c), then why. */
export function csat10Template(brand: Brand, locale: Locale = "en"): Definition {
  return startingTemplate(
    brand,
    locale,
    {
      id: "score",
      kind: "csat",
      scale: "1-10",
      required: true,
      title: {
        en: "On a scale of 1 to 10, how satisfied are you with the {brand} service team?",
        de: "Wie zufrieden sind Sie auf einer Skala von 1 bis 10 mit dem Serviceteam von {brand}?",
        fr: "Sur une échelle de 1 à 10, dans quelle mesure êtes-vous satisfait(e) de l’équipe du service client de {brand} ?",
        es: "En una escala del 1 al 10, ¿qué grado de satisfacción tiene con el equipo de atención de {brand}?",
        ja: "{brand}のサービスチームにどの程度満足されましたか？1から10でお答えください。",
        ar: "على مقياس من 1 إلى 10، ما مدى رضاك عن فريق الخدمة في {brand}؟",
      },
    },
    WHY_SATISFACTION,
  );
}

export const CSAT_10_FACTS: TemplateFacts = {
  name: "Satisfaction with the service team (CSAT, 1 to 10)",
  delayHours: 1,
  quarantineDays: 30,
  stage: "after",
};

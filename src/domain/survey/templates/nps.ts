import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_RECOMMEND } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";

/** Relational NPS (SURVEYS TPL-01): how likely one is to recommend, 0 to 10, then why. */
export function npsTemplate(brand: Brand, locale: Locale = "en"): Definition {
  return startingTemplate(
    brand,
    locale,
    {
      id: "score",
      kind: "nps",
      required: true,
      title: {
        en: "How likely are you to recommend {brand} to a friend or colleague?",
        de: "Wie wahrscheinlich ist es, dass Sie {brand} im Freundes- oder Kollegenkreis weiterempfehlen?",
        fr: "Quelle est la probabilité que vous recommandiez {brand} à un proche ou à un collègue ?",
        es: "¿Qué probabilidad hay de que recomiende {brand} a un amigo o colega?",
        ja: "{brand}を親しい人や同僚にすすめる可能性はどのくらいありますか？",
        ar: "ما مدى احتمال أن توصي صديقًا أو زميلًا بـ {brand}؟",
      },
    },
    WHY_RECOMMEND,
  );
}

export const NPS_FACTS: TemplateFacts = {
  name: "Recommendation (NPS)",
  delayHours: 1440,
  quarantineDays: 90,
  stage: "during",
};

import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_EASE } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";

/** Ease (SURVEYS TPL-04): how easy it was to resolve the issue today, very difficult to very easy, then what made it so. */
export function cesTemplate(brand: Brand, locale: Locale = "en"): Definition {
  return startingTemplate(
    brand,
    locale,
    {
      id: "score",
      kind: "ces",
      scale: "1-7",
      anchors: "ease",
      required: true,
      title: {
        en: "How easy was it to resolve your issue with {brand} today?",
        de: "Wie einfach war es, Ihr Anliegen heute bei {brand} zu klären?",
        fr: "Dans quelle mesure a-t-il été facile de résoudre votre demande auprès de {brand} aujourd’hui ?",
        es: "¿Qué tan fácil fue resolver su asunto con {brand} hoy?",
        ja: "本日、{brand}でのご用件の解決はどのくらい簡単でしたか？",
        ar: "ما مدى سهولة حل مشكلتك مع {brand} اليوم؟",
      },
    },
    WHY_EASE,
  );
}

export const CES_FACTS: TemplateFacts = {
  name: "Ease (CES)",
  delayHours: 0,
  quarantineDays: 30,
  stage: "after",
};

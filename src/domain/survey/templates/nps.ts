import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
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
    {
      low: {
        en: "What disappointed you most, and what should we fix first?",
        de: "Was hat Sie am meisten enttäuscht, und was sollten wir zuerst verbessern?",
        fr: "Qu’est-ce qui vous a le plus déçu, et que devrions-nous corriger en premier ?",
        es: "¿Qué le decepcionó más y qué deberíamos arreglar primero?",
        ja: "最も残念だった点と、まず改善すべき点を教えてください。",
        ar: "ما أكثر ما خيّب ظنك، وما الذي علينا إصلاحه أولًا؟",
      },
      middle: {
        en: "What is missing for a 9 or 10?",
        de: "Was fehlt zu einer 9 oder 10?",
        fr: "Que manque-t-il pour un 9 ou un 10 ?",
        es: "¿Qué falta para un 9 o un 10?",
        ja: "9点や10点になるには何が足りませんか？",
        ar: "ما الذي ينقص لتكون الدرجة 9 أو 10؟",
      },
      high: {
        en: "What do you value most about {brand}?",
        de: "Was schätzen Sie an {brand} am meisten?",
        fr: "Qu’appréciez-vous le plus chez {brand} ?",
        es: "¿Qué es lo que más valora de {brand}?",
        ja: "{brand}の最も良いと思う点は何ですか？",
        ar: "ما أكثر ما تقدّره في {brand}؟",
      },
    },
  );
}

import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { WHY_EASE } from "@/domain/survey/templates/shared-words";
import { startingTemplate } from "@/domain/survey/templates/starting";
import { wordsAt } from "@/domain/survey/words-at";

/** The CES 2.0 statement (SURVEYS TPL-04), strongly disagree to strongly agree; another series, never joined with ease. */
export function cesAgreeTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const made = startingTemplate(
    brand,
    locale,
    {
      id: "score",
      kind: "ces",
      scale: "1-7",
      anchors: "agreement",
      required: true,
      title: {
        en: "To what extent do you agree? {brand} made it easy for me to handle my issue.",
        de: "Inwieweit stimmen Sie zu? {brand} hat es mir leicht gemacht, mein Anliegen zu klären.",
        fr: "Dans quelle mesure êtes-vous d’accord ? {brand} m’a permis de régler ma demande facilement.",
        es: "¿En qué medida está de acuerdo? {brand} me facilitó resolver mi asunto.",
        ja: "次の文にどの程度同意されますか？{brand}のおかげで、用件を簡単に済ませることができた。",
        ar: "إلى أي مدى توافق؟ سهّلت {brand} عليّ معالجة طلبي.",
      },
    },
    WHY_EASE,
  );
  const reason = "Kept as CES 2.0 words it, to compare with figures of others; a series of its own.";
  const path = "questions.score.title";
  return { ...made, dismissed: [{ rule: "agree-disagree", path, about: wordsAt(made, path), reason }] };
}

export const CES_AGREE_FACTS: TemplateFacts = {
  name: "Ease (CES 2.0 statement)",
  delayHours: 0,
  quarantineDays: 30,
  stage: "after",
};

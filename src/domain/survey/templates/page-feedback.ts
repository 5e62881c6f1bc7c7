import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { surveyDocument } from "@/domain/survey/templates/document";
import type { TemplateFacts } from "@/domain/survey/templates/facts";
import { NO, YES } from "@/domain/survey/templates/shared-words";
import { six } from "@/domain/survey/templates/six";

/** One click about one page or article (SURVEYS TPL-12); who says no is asked what they were looking for. */
export function pageFeedbackTemplate(brand: Brand, locale: Locale = "en"): Definition {
  const score: ScoreQuestion = {
    id: "score",
    kind: "csat",
    scale: "thumbs",
    required: true,
    title: six(
      "Was this page helpful?",
      "War diese Seite hilfreich?",
      "Cette page vous a-t-elle été utile ?",
      "¿Le resultó útil esta página?",
      "このページは役に立ちましたか？",
      "هل كانت هذه الصفحة مفيدة؟",
    ),
    labels: { "0": NO, "1": YES },
  };
  return surveyDocument(brand, locale, [
    score,
    {
      id: "why",
      kind: "long_text",
      required: false,
      showIf: { question: "score", op: "is", value: 0 },
      title: six(
        "What were you looking for?",
        "Wonach haben Sie gesucht?",
        "Que cherchiez-vous ?",
        "¿Qué buscaba?",
        "何をお探しでしたか？",
        "عمَّ كنت تبحث؟",
      ),
    },
  ]);
}

export const PAGE_FEEDBACK_FACTS: TemplateFacts = {
  name: "Was this page helpful?",
  delayHours: 0,
  quarantineDays: 60,
  stage: "during",
};

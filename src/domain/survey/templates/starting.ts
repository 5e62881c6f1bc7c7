import type { Brand, Definition, ScoreQuestion } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { bandConditions, surveyDocument, thanksByScore } from "@/domain/survey/templates/document";
import { WHY_ANY, type WhyByBand } from "@/domain/survey/templates/shared-words";

/**
 * The shape all starting templates share: the score (alone required), the "why" that fits it, thanks in the words that
 * fit it.
 */
export function startingTemplate(brand: Brand, locale: Locale, score: ScoreQuestion, why: WhyByBand): Definition {
  return surveyDocument(brand, locale, [score, askWhy(score, why)], thanksByScore(score));
}

/** The one open question: why, in the words that fit the score. */
export function askWhy(score: ScoreQuestion, why: WhyByBand): Definition["questions"][number] {
  const [low, middle, high] = bandConditions(score);
  return {
    id: "why",
    kind: "long_text",
    title: WHY_ANY,
    required: false,
    variants: [
      { when: low, title: why.low },
      { when: middle, title: why.middle },
      { when: high, title: why.high },
    ],
  };
}

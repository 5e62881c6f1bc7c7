import { SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { Answers } from "@/domain/survey/answer-value";
import { type Facts, holds } from "@/domain/survey/conditions";
import type { Definition, Question, ScoreQuestion } from "@/domain/survey/definition";
import { cesScale } from "@/domain/survey/kinds/ces";
import { csatScale } from "@/domain/survey/kinds/csat";
import { type Locale, textIn } from "@/domain/survey/locale";

/** The questions in their order. */
export function questionsOf(definition: Definition): Question[] {
  return definition.questions;
}

/** The questions answered by one score: nps, csat, ces, rating. */
export function scoreQuestions(definition: Definition): ScoreQuestion[] {
  return definition.questions.filter(isScoreQuestion);
}

/** Whether a question is answered by one score. */
export function isScoreQuestion(question: Question): question is ScoreQuestion {
  return question.kind === "nps" || question.kind === "csat" || question.kind === "ces" || question.kind === "rating";
}

/** The question with this id, or undefined. */
export function questionById(definition: Definition, id: string): Question | undefined {
  return definition.questions.find((question) => question.id === id);
}

/** The scale of a score question; its banding is `SCALES[id]`. */
export function scaleOf(question: ScoreQuestion): ScaleId {
  switch (question.kind) {
    case "nps":
      return "nps";
    case "csat":
      return csatScale(question);
    case "ces":
      return cesScale(question);
    case "rating":
      return `rating-${question.scale}`;
  }
}

/** Whether points lie in a row with labelled ends, or below one another, each with its words. The same on every device. */
export function layoutOf(question: ScoreQuestion): "row" | "column" {
  if (question.layout) return question.layout;
  const { min, max } = SCALES[scaleOf(question)];
  const stars = question.kind === "csat" && question.scale === "stars";
  const ends = question.kind === "rating" || (question.kind === "ces" && question.anchors === "effort");
  return ends || stars || max - min > 6 ? "row" : "column";
}

/** The score to count for an answer: turned round where the high end means bad (CES 1.0: 1 of 7 counts as 7). */
export function countedScore(question: ScoreQuestion, score: number): number {
  const scale: Scale = SCALES[scaleOf(question)];
  return scale.reversedOnEntry ? scale.min + scale.max - score : score;
}

/** The words of a question in a language, after its variants, with `{brand}` still in place. */
export function wordingOf(
  definition: Definition,
  question: Question,
  facts: { answers: Answers; attributes: Facts["attributes"]; locale: Locale },
): { title: string; help: string } {
  const variant = question.variants?.find((one) => holds(one.when, facts));
  return {
    title: textIn(variant?.title ?? question.title, facts.locale, definition.locale),
    help: textIn(variant?.help ?? question.help, facts.locale, definition.locale),
  };
}

/**
 * What makes a series: the question's wording in the survey's own language, its scale with polarity, its layout and its
 * own labels. Equal fingerprints are one series; spaces and Unicode form do not matter; translations and help do not either.
 */
export function seriesFingerprint(question: ScoreQuestion, locale: Locale): string {
  const words = (text: Parameters<typeof textIn>[0]) =>
    textIn(text, locale, locale).normalize("NFC").replace(/\s+/gu, " ").trim();
  const labels = Object.entries(question.labels ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([point, text]) => [Number(point), words(text)]);
  const variants = (question.variants ?? []).map((variant) => words(variant.title));
  return JSON.stringify([scaleOf(question), layoutOf(question), words(question.title), labels, variants]);
}

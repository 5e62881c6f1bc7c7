import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { type Text, textIn } from "@/domain/survey/locale";
import { isScoreQuestion, scaleOf } from "@/domain/survey/outline";
import type { StartingId } from "@/domain/survey/templates/starting-templates";

/** The words of a survey that its form edits: the question, the "why" by band, the thanks by band. */
export const WORD_KEYS = [
  "ask",
  "whyLow",
  "whyMiddle",
  "whyHigh",
  "thanks",
  "thanksLow",
  "thanksMiddle",
  "thanksHigh",
] as const;
export type WordKey = (typeof WORD_KEYS)[number];

/** Those words in one language, `{brand}` still in place; a survey of another shape has only some of them. */
export type Words = Partial<Record<WordKey, string>>;

/** The same in all languages. */
export type WordTexts = Partial<Record<WordKey, Text>>;

const TEMPLATE_OF_SCALE: Readonly<Record<string, StartingId>> = {
  nps: "nps",
  "csat-1-5": "csat",
  "csat-faces-5": "csat-faces",
  "csat-1-10": "csat-10",
  "ces-1-7": "ces",
  "ces-agree-1-7": "ces-agree",
};

/** The first question that gives a score, or undefined. */
export function firstScore(definition: Definition): ScoreQuestion | undefined {
  return definition.questions.find(isScoreQuestion);
}

/**
 * The template that a survey has the shape of (score, why by band, thanks by band), whatever its words; null for every
 * other survey, of which the form edits less.
 */
export function templateOf(definition: Definition): StartingId | null {
  const [score, why] = definition.questions;
  if (!score || !isScoreQuestion(score) || why?.kind !== "long_text" || definition.questions.length !== 2) return null;
  if (score.id !== "score" || why.id !== "why") return null;
  const shaped = why.variants?.length === 3 && definition.endings.length === 3 && definition.logic.length === 0;
  return shaped ? (TEMPLATE_OF_SCALE[scaleOf(score)] ?? null) : null;
}

/** The texts that the form may edit. */
export function textsOf(definition: Definition): WordTexts {
  const score = firstScore(definition);
  const last = definition.endings.at(-1);
  const common = { ...(score ? { ask: score.title } : {}), ...(last ? { thanks: last.title } : {}) };
  if (templateOf(definition) === null) return common;
  const variants = definition.questions[1]?.variants ?? [];
  const [low, middle, high] = definition.endings;
  return {
    ...common,
    whyLow: variants[0]?.title,
    whyMiddle: variants[1]?.title,
    whyHigh: variants[2]?.title,
    thanksLow: low?.body,
    thanksMiddle: middle?.body,
    thanksHigh: high?.body,
  };
}

/** The same in the survey's own language. */
export function wordsOf(definition: Definition): Words {
  const texts = textsOf(definition);
  const own = WORD_KEYS.flatMap((key): [WordKey, string][] => {
    const text = texts[key];
    return text === undefined ? [] : [[key, textIn(text, definition.locale, definition.locale)]];
  });
  return Object.fromEntries(own);
}

/** The survey with these texts in place of its own; what is left out stays. */
export function withTexts(definition: Definition, texts: WordTexts): Definition {
  const score = firstScore(definition);
  const shaped = templateOf(definition) !== null;
  const whys = [texts.whyLow, texts.whyMiddle, texts.whyHigh];
  const bodies = [texts.thanksLow, texts.thanksMiddle, texts.thanksHigh];
  const oldThanks = textIn(definition.endings.at(-1)?.title, definition.locale, definition.locale);
  return {
    ...definition,
    questions: definition.questions.map((question, index) => {
      if (question.id === score?.id) return { ...question, title: texts.ask ?? question.title };
      if (!shaped || index !== 1) return question;
      const variants = question.variants?.map((one, band) => ({ ...one, title: whys[band] ?? one.title }));
      return { ...question, variants };
    }),
    endings: definition.endings.map((ending, index) => {
      const same = textIn(ending.title, definition.locale, definition.locale) === oldThanks;
      const title = same ? (texts.thanks ?? ending.title) : ending.title;
      const body = shaped ? (bodies[index] ?? ending.body) : ending.body;
      return { ...ending, title, ...(body === undefined ? {} : { body }) };
    }),
  };
}

/** The word of the form that stands at a place of the document, as the linter names it; null where the form has none. */
export function wordAt(definition: Definition, path: string): WordKey | null {
  const score = firstScore(definition);
  if (score && path === `questions.${score.id}.title`) return "ask";
  if (templateOf(definition) === null) return null;
  const whys = ["whyLow", "whyMiddle", "whyHigh"] as const;
  return whys.find((_, at) => path === `questions.why.variants.${at}.title`) ?? null;
}

import type { Definition, ScoreQuestion } from "@/domain/survey/definition";
import { type Text, textIn } from "@/domain/survey/locale";
import { isScoreQuestion } from "@/domain/survey/outline";

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

/** Those words in one language, `{brand}` still in place. */
export type Words = Partial<Record<WordKey, string>>;

/** The same in all languages. */
export type WordTexts = Partial<Record<WordKey, Text>>;

/** The first question that gives a score, or undefined. */
export function firstScore(definition: Definition): ScoreQuestion | undefined {
  return definition.questions.find(isScoreQuestion);
}

/** The texts that the form may edit, of a survey that began as one of its templates. */
export function textsOf(definition: Definition): WordTexts {
  const [score, why] = definition.questions;
  const [low, middle, high] = definition.endings;
  return {
    ask: score?.title,
    whyLow: why?.variants?.[0]?.title,
    whyMiddle: why?.variants?.[1]?.title,
    whyHigh: why?.variants?.[2]?.title,
    thanks: high?.title,
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

/** The survey with these texts in place of its own; what is left out stays. The thanks are the same for everybody. */
export function withTexts(definition: Definition, texts: WordTexts): Definition {
  const whys = [texts.whyLow, texts.whyMiddle, texts.whyHigh];
  const bodies = [texts.thanksLow, texts.thanksMiddle, texts.thanksHigh];
  return {
    ...definition,
    questions: definition.questions.map((question, index) => {
      if (index === 0) return { ...question, title: texts.ask ?? question.title };
      const variants = question.variants?.map((one, band) => ({ ...one, title: whys[band] ?? one.title }));
      return { ...question, variants };
    }),
    endings: definition.endings.map((ending, index) => {
      const body = bodies[index] ?? ending.body;
      return { ...ending, title: texts.thanks ?? ending.title, ...(body === undefined ? {} : { body }) };
    }),
  };
}

/** The word of the form that stands at a place of the document, as the linter names it; null where the form has none. */
export function wordAt(path: string): WordKey | null {
  if (path === "questions.score.title") return "ask";
  const whys = ["whyLow", "whyMiddle", "whyHigh"] as const;
  return whys.find((_, at) => path === `questions.why.variants.${at}.title`) ?? null;
}

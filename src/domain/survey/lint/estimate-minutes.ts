import type { Definition, Question } from "@/domain/survey/definition";
import { waysFrom } from "@/domain/survey/lint/ways";
import { textIn } from "@/domain/survey/locale";

/** A phone takes about 1.4 times as long as a computer (10.1177/0894439318823703). */
const PHONE = 1.4;
/** Seconds to read a word, at 200 a minute. */
const WORD = 0.3;

/** Minutes on a phone along the longest path: reading, and answering by kind. An estimate, good to about a third. */
export function estimateMinutes(definition: Definition): number {
  const { questions } = definition;
  const longest: number[] = Array.from({ length: questions.length + 1 }, () => 0);
  for (let index = questions.length - 1; index >= 0; index--) {
    const question = questions[index];
    const after = Math.max(0, ...waysFrom(definition, index).map((way) => longest[way] ?? 0));
    longest[index] = (question ? secondsOf(definition, question) : 0) + after;
  }
  return ((longest[0] ?? 0) * PHONE) / 60;
}

function secondsOf(definition: Definition, question: Question): number {
  const { locale } = definition;
  const options = "options" in question ? question.options : [];
  const rows = "rows" in question ? question.rows : [];
  const read = [question.title, question.help, ...[...options, ...rows].map(({ label }) => label)]
    .map((text) => textIn(text, locale, locale))
    .reduce((words, text) => words + wordsIn(text, locale), 0);
  return read * WORD + answering(question);
}

/** Japanese has no spaces: about two characters to a word. */
function wordsIn(text: string, locale: Definition["locale"]): number {
  return locale === "ja" ? text.length / 2 : (text.match(/\S+/gu)?.length ?? 0);
}

/** Seconds to give an answer; who writes nothing in an optional field takes less, so open ones are means. */
function answering(question: Question): number {
  switch (question.kind) {
    case "long_text":
      return question.required ? 30 : 15;
    case "short_text":
    case "email":
    case "date":
    case "number":
      return question.required ? 10 : 6;
    case "ranking":
      return 4 * question.options.length;
    case "matrix":
    case "quality":
      return 4 * question.rows.length;
    case "statement":
      return 1;
    default:
      return 4;
  }
}

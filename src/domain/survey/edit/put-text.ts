import type { Definition, Question } from "@/domain/survey/definition";
import type { Text } from "@/domain/survey/locale";

/**
 * The document with the words at a place as the linter names it (`questions.score.title`, `questions.why.variants.0.title`,
 * `endings.thanks.body`, `brand.color`) replaced in the survey's own language; null where no text stands there.
 */
export function putText(definition: Definition, path: string, words: string): Definition | null {
  const [list, id = "", ...rest] = path.split(".");
  if (path === "brand.color") return { ...definition, brand: { ...definition.brand, color: words } };
  const put = (text: Text | undefined): Text | null => (text ? { ...text, [definition.locale]: words } : null);
  if (list === "questions") {
    const found = definition.questions.find((question) => question.id === id);
    const next = found ? inQuestion(found, rest, put) : null;
    return next && { ...definition, questions: definition.questions.map((one) => (one === found ? next : one)) };
  }
  const ending = list === "endings" ? definition.endings.find((one) => one.id === id) : undefined;
  const part = rest[0] === "title" || rest[0] === "body" ? rest[0] : null;
  const text = ending && part ? put(ending[part]) : null;
  if (!ending || !part || !text) return null;
  return { ...definition, endings: definition.endings.map((one) => (one === ending ? { ...one, [part]: text } : one)) };
}

function inQuestion(
  question: Question,
  [part, at, inner]: readonly string[],
  put: (text: Text | undefined) => Text | null,
): Question | null {
  if (part === "title" || part === "help") {
    const text = put(question[part]);
    return text && { ...question, [part]: text };
  }
  const place = Number(at);
  if (part === "variants" && (inner === "title" || inner === "help")) {
    const text = put(question.variants?.[place]?.[inner]);
    return (
      text && {
        ...question,
        variants: question.variants?.map((one, index) => (index === place ? { ...one, [inner]: text } : one)),
      }
    );
  }
  return null;
}

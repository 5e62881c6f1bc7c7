import type { Condition } from "@/domain/survey/condition";
import type { Definition, Ending, Question, Rule } from "@/domain/survey/definition";
import { namedByTexts, namedIn } from "@/domain/survey/edit/look-at";
import { LOCALES, type Text, textIn } from "@/domain/survey/locale";
import { pipesIn, plainWords } from "@/domain/survey/pipes";

/** How a test on the answer goes on; null takes it out. */
export type Rewrite = (test: Extract<Condition, { question: string }>) => Condition | null;

const TAKE_OUT: Rewrite = () => null;

/**
 * The document in which nothing depends on the answer to `id` any more, and what that changed, one sentence each: tests are
 * taken out of conditions (or rewritten), what hung on nothing else goes, texts that name it keep their other words.
 * The question itself and where it leads stay.
 */
export function forgetAnswer(
  definition: Definition,
  id: string,
  { rewrite = TAKE_OUT, keepTexts = false }: { rewrite?: Rewrite; keepTexts?: boolean } = {},
): { definition: Definition; said: string[] } {
  const said: string[] = [];
  const prune = (condition: Condition) => without(condition, id, rewrite);
  const questions = definition.questions.map((question, index) =>
    cleanQuestion(question, { id, prune, keepTexts, say: (words) => said.push(`Question ${index + 1} ${words}`) }),
  );
  const rules = cleanRules(definition, prune, said);
  const endings = cleanEndings(definition, { id, prune, keepTexts, said });
  const kept = new Set(endings.map((ending) => ending.id));
  const logic = rules.filter(({ go }) => "question" in go || kept.has(go.ending));
  if (logic.length < rules.length) said.push("What led to that ending is gone with it.");
  return { definition: { ...definition, questions, logic, endings }, said };
}

interface Clean {
  readonly id: string;
  readonly prune: (condition: Condition) => Condition | null;
  readonly keepTexts: boolean;
}

function cleanQuestion(
  question: Question,
  { id, prune, keepTexts, say }: Clean & { say: (words: string) => void },
): Question {
  let next = question;
  if (question.showIf) {
    const showIf = prune(question.showIf);
    if (showIf === null) {
      const { showIf: _, ...always } = next;
      next = always;
      say("is now always asked.");
    } else if (showIf !== question.showIf) {
      next = { ...next, showIf };
      say("is now asked by other conditions.");
    }
  }
  if (question.variants) {
    const variants = question.variants.flatMap((variant) => {
      const when = prune(variant.when);
      return when === null ? [] : [when === variant.when ? variant : { ...variant, when }];
    });
    const lost = question.variants.length - variants.length;
    if (lost > 0) say(lost === 1 ? "lost a wording that hung on it." : `lost ${lost} wordings that hung on it.`);
    if (lost > 0 || variants.some((variant, at) => variant !== question.variants?.[at])) next = { ...next, variants };
  }
  if (keepTexts || !namedByTexts(next).includes(id)) return next;
  say("no longer names its answer.");
  const plain = (text: Text) => unnamed(text, id);
  return {
    ...next,
    title: plain(next.title),
    ...(next.help ? { help: plain(next.help) } : {}),
    ...(next.variants
      ? {
          variants: next.variants.map((one) => ({
            ...one,
            title: plain(one.title),
            ...(one.help ? { help: plain(one.help) } : {}),
          })),
        }
      : {}),
  };
}

function cleanRules({ logic, questions }: Definition, prune: Clean["prune"], said: string[]): Rule[] {
  return logic.flatMap((rule) => {
    if (!rule.when) return [rule];
    const when = prune(rule.when);
    if (when === rule.when) return [rule];
    const at = questions.findIndex((question) => question.id === rule.after) + 1;
    said.push(`A rule after question ${at} ${when === null ? "is gone" : "now looks at less"}.`);
    return when === null ? [] : [{ ...rule, when }];
  });
}

function cleanEndings(definition: Definition, { id, prune, keepTexts, said }: Clean & { said: string[] }): Ending[] {
  const { locale, brand } = definition;
  return definition.endings.flatMap((ending) => {
    const name = `The ending “${plainWords(textIn(ending.title, locale, locale), brand.name)}”`;
    let next = ending;
    if (ending.when) {
      const when = prune(ending.when);
      if (when === null) {
        said.push(`${name} is gone: only that answer led there.`);
        return [];
      }
      if (when !== ending.when) {
        next = { ...next, when };
        said.push(`${name} now looks at other answers.`);
      }
    }
    if (keepTexts || ![ending.title, ending.body].flatMap(namedIn).includes(id)) return [next];
    said.push(`${name} no longer names the answer.`);
    return [{ ...next, title: unnamed(next.title, id), ...(next.body ? { body: unnamed(next.body, id) } : {}) }];
  });
}

function without(condition: Condition, id: string, rewrite: Rewrite): Condition | null {
  if ("all" in condition || "any" in condition) {
    const before = "all" in condition ? condition.all : condition.any;
    const parts = before.flatMap((part) => without(part, id, rewrite) ?? []);
    const [only] = parts;
    if (!only) return null;
    if (parts.length === before.length && parts.every((part, at) => part === before[at])) return condition;
    if (parts.length === 1) return only;
    return "all" in condition ? { all: parts } : { any: parts };
  }
  if ("not" in condition) {
    const part = without(condition.not, id, rewrite);
    return part === null ? null : part === condition.not ? condition : { not: part };
  }
  return "question" in condition && condition.question === id ? rewrite(condition) : condition;
}

/** A text with the answer's other words in its place. */
function unnamed(text: Text, id: string): Text {
  const next: Text = { ...text };
  for (const locale of LOCALES) {
    const words = text[locale];
    if (words === undefined) continue;
    const pipes = pipesIn(words).filter(({ source, name }) => source === "answer" && name === id);
    next[locale] = pipes.reduce((left, pipe) => left.replace(pipe.written, () => pipe.fallback ?? "…"), words);
  }
  return next;
}

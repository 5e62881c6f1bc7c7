import type { Condition } from "@/domain/survey/condition";
import type { Definition, Ending, Question, Rule } from "@/domain/survey/definition";
import type { Mended } from "@/domain/survey/edit/edit";
import { namedByTexts, namedIn } from "@/domain/survey/edit/look-at";
import { LOCALES, type Text, textIn } from "@/domain/survey/locale";
import { pipesIn, plainWords } from "@/domain/survey/pipes";

/** How a test on the answer goes on; null takes it out. */
export type Rewrite = (test: Extract<Condition, { question: string }>) => Condition | null;

const TAKE_OUT: Rewrite = () => null;

/**
 * The document in which nothing depends on the answer to `id` any more, and all that this changed: tests are
 * taken out of conditions (or rewritten), what hung on nothing else goes, texts that name it keep their other words.
 * The question itself and where it leads stay.
 */
export function forgetAnswer(
  definition: Definition,
  id: string,
  { rewrite = TAKE_OUT, keepTexts = false }: { rewrite?: Rewrite; keepTexts?: boolean } = {},
): { definition: Definition; mended: Mended[] } {
  const mended: Mended[] = [];
  const prune = (condition: Condition) => without(condition, id, rewrite);
  const questions = definition.questions.map((question, index) =>
    cleanQuestion(question, { id, prune, keepTexts, mended, n: index + 1 }),
  );
  const rules = cleanRules(definition, prune, mended);
  const endings = cleanEndings(definition, { id, prune, keepTexts, mended });
  const kept = new Set(endings.map((ending) => ending.id));
  const logic = rules.filter(({ go }) => "question" in go || kept.has(go.ending));
  if (logic.length < rules.length) mended.push({ code: "endingRulesGone" });
  return { definition: { ...definition, questions, logic, endings }, mended };
}

interface Clean {
  readonly id: string;
  readonly prune: (condition: Condition) => Condition | null;
  readonly keepTexts: boolean;
  /** What was changed is added here. */
  readonly mended: Mended[];
}

function cleanQuestion(
  question: Question,
  { id, prune, keepTexts, mended, n }: Clean & { readonly n: number },
): Question {
  let next = question;
  if (question.showIf) {
    const showIf = prune(question.showIf);
    if (showIf === null) {
      const { showIf: _, ...always } = next;
      next = always;
      mended.push({ code: "alwaysAsked", values: { n } });
    } else if (showIf !== question.showIf) {
      next = { ...next, showIf };
      mended.push({ code: "askedOtherwise", values: { n } });
    }
  }
  if (question.variants) {
    const variants = question.variants.flatMap((variant) => {
      const when = prune(variant.when);
      return when === null ? [] : [when === variant.when ? variant : { ...variant, when }];
    });
    const lost = question.variants.length - variants.length;
    if (lost > 0) mended.push({ code: "wordingsLost", values: { n, lost } });
    if (lost > 0 || variants.some((variant, at) => variant !== question.variants?.[at])) next = { ...next, variants };
  }
  if (keepTexts || !namedByTexts(next).includes(id)) return next;
  mended.push({ code: "unnamed", values: { n } });
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

function cleanRules({ logic, questions }: Definition, prune: Clean["prune"], mended: Mended[]): Rule[] {
  return logic.flatMap((rule) => {
    if (!rule.when) return [rule];
    const when = prune(rule.when);
    if (when === rule.when) return [rule];
    const n = questions.findIndex((question) => question.id === rule.after) + 1;
    mended.push({ code: when === null ? "ruleGone" : "ruleLess", values: { n } });
    return when === null ? [] : [{ ...rule, when }];
  });
}

function cleanEndings(definition: Definition, { id, prune, keepTexts, mended }: Clean): Ending[] {
  const { locale, brand } = definition;
  return definition.endings.flatMap((ending) => {
    const values = { name: plainWords(textIn(ending.title, locale, locale), brand.name) };
    let next = ending;
    if (ending.when) {
      const when = prune(ending.when);
      if (when === null) {
        mended.push({ code: "endingGone", values });
        return [];
      }
      if (when !== ending.when) {
        next = { ...next, when };
        mended.push({ code: "endingOtherwise", values });
      }
    }
    if (keepTexts || ![ending.title, ending.body].flatMap(namedIn).includes(id)) return [next];
    mended.push({ code: "endingUnnamed", values });
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

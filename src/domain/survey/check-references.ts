import type { Condition } from "@/domain/survey/condition";
import type { Definition, Question, Rule } from "@/domain/survey/definition";
import type { DefinitionError, FaultCode } from "@/domain/survey/definition-error";
import type { Text } from "@/domain/survey/locale";

/** How deep one condition may nest, and how many comparisons it may have. */
const DEPTH = 6;
const LEAVES = 50;

/**
 * What a schema cannot say: ids are unique, every text speaks the survey's own language, conditions look back and jumps
 * lead forward (so a survey can have no loop), the last ending catches all.
 */
export function checkReferences(definition: Definition): DefinitionError[] {
  const { questions, logic, endings } = definition;
  const errors: DefinitionError[] = [];
  const checks = checksOf(definition, (path, code, values) =>
    errors.push({ path, code, ...(values ? { values } : {}) }),
  );
  const { say, unique, spoken, looksBack } = checks;
  if (!definition.locales.includes(definition.locale)) say("locales", "ownLanguage");
  if (new Set(definition.locales).size < definition.locales.length) say("locales", "languageTwice");
  unique("questions", questions);
  unique("endings", endings);
  for (const [index, question] of questions.entries()) {
    checkTexts(question, index, checks);
    checkBounds(question, `questions.${index}`, checks);
  }
  for (const [index, rule] of logic.entries()) checkRule(rule, `logic.${index}`, definition, checks);
  for (const [index, ending] of endings.entries()) {
    spoken(`endings.${index}.title`, ending.title);
    spoken(`endings.${index}.body`, ending.body);
    spoken(`endings.${index}.link.label`, ending.link?.label);
    looksBack(`endings.${index}.when`, ending.when, questions.length);
  }
  if (endings.at(-1)?.when !== undefined) say(`endings.${endings.length - 1}.when`, "catchesAll");
  spoken("link.label", definition.link?.label);
  spoken("privacy.text", definition.privacy?.text);
  return errors;
}

type Say = (path: string, code: FaultCode, values?: DefinitionError["values"]) => void;

/** What is checked in many places of one document; each tells what it finds, by its path. */
interface Checks {
  readonly say: Say;
  /** The place of a question, by its id. */
  readonly order: ReadonlyMap<string, number>;
  readonly unique: (path: string, items: readonly { readonly id: string }[]) => void;
  /** A text has words in the survey's own language. */
  readonly spoken: (path: string, text: Text | undefined) => void;
  /** A condition asks only for questions that stand before a place. */
  readonly looksBack: (path: string, condition: Condition | undefined, before: number) => void;
}

function checksOf({ questions, locale }: Definition, say: Say): Checks {
  const order = new Map(questions.map((question, index) => [question.id, index]));
  return {
    say,
    order,
    unique: (path, items) => {
      const seen = new Set<string>();
      for (const [index, { id }] of items.entries()) {
        if (seen.has(id)) say(`${path}.${index}.id`, "idTwice");
        seen.add(id);
      }
    },
    spoken: (path, text) => {
      if (text && text[locale] === undefined) say(`${path}.${locale}`, "ownText");
    },
    looksBack: (path, condition, before) => {
      if (!condition) return;
      const { depth, asked, leaves } = outline(condition);
      if (depth > DEPTH || leaves > LEAVES) return say(path, "conditionSize", { leaves: LEAVES, depth: DEPTH });
      for (const id of asked) {
        const at = order.get(id);
        if (at === undefined) say(path, "noQuestion", { id });
        else if (at >= before) say(path, "looksAhead", { id });
      }
    },
  };
}

function checkTexts(question: Question, index: number, { unique, spoken, looksBack }: Checks): void {
  const path = `questions.${index}`;
  spoken(`${path}.title`, question.title);
  spoken(`${path}.help`, question.help);
  looksBack(`${path}.showIf`, question.showIf, index);
  for (const [at, variant] of (question.variants ?? []).entries()) {
    spoken(`${path}.variants.${at}.title`, variant.title);
    spoken(`${path}.variants.${at}.help`, variant.help);
    looksBack(`${path}.variants.${at}.when`, variant.when, index);
  }
  for (const list of ["options", "rows", "categories"] as const) {
    const items = listOf(question, list);
    unique(`${path}.${list}`, items);
    for (const [at, item] of items.entries()) spoken(`${path}.${list}.${at}.label`, item.label);
  }
  if ("labels" in question)
    for (const [point, label] of Object.entries(question.labels ?? {})) spoken(`${path}.labels.${point}`, label);
  if (question.kind === "number") spoken(`${path}.unit`, question.unit);
}

function checkBounds(question: Question, path: string, { say }: Checks): void {
  if ("min" in question && question.min !== undefined && question.max !== undefined && question.min > question.max)
    say(`${path}.min`, "minMax");
  if (question.kind === "multiple" && (question.min ?? 0) > question.options.length + (question.other ? 1 : 0))
    say(`${path}.min`, "asksMore");
  if (question.kind !== "quality") return;
  const known = new Set(question.categories.map(({ id }) => id));
  for (const [at, { category }] of question.rows.entries())
    if (!known.has(category)) say(`${path}.rows.${at}.category`, "noCategory", { id: category });
}

function checkRule(rule: Rule, path: string, { endings }: Definition, { say, order, looksBack }: Checks): void {
  const after = order.get(rule.after);
  if (after === undefined) {
    say(`${path}.after`, "noQuestion", { id: rule.after });
    return;
  }
  looksBack(`${path}.when`, rule.when, after + 1);
  if ("ending" in rule.go) {
    const { ending } = rule.go;
    if (!endings.some(({ id }) => id === ending)) say(`${path}.go.ending`, "noEnding", { id: ending });
    return;
  }
  const to = order.get(rule.go.question);
  if (to === undefined) say(`${path}.go.question`, "noQuestion", { id: rule.go.question });
  else if (to <= after) say(`${path}.go.question`, "backwards");
}

function listOf(question: Question, list: "options" | "rows" | "categories"): { id: string; label: Text }[] {
  if (list === "options") return "options" in question ? question.options : [];
  if (list === "rows") return "rows" in question ? question.rows : [];
  return "categories" in question ? question.categories : [];
}

function outline(condition: Condition): { depth: number; leaves: number; asked: string[] } {
  const parts =
    "all" in condition ? condition.all : "any" in condition ? condition.any : "not" in condition ? [condition.not] : [];
  if (parts.length === 0) return { depth: 1, leaves: 1, asked: "question" in condition ? [condition.question] : [] };
  const inner = parts.map(outline);
  return {
    depth: 1 + Math.max(...inner.map((part) => part.depth)),
    leaves: inner.reduce((sum, part) => sum + part.leaves, 0),
    asked: inner.flatMap((part) => part.asked),
  };
}

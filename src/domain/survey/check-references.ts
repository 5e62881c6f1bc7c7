import type { Condition } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import type { DefinitionError, FaultCode } from "@/domain/survey/definition-error";
import type { Text } from "@/domain/survey/locale";

const DEPTH = 6;
const LEAVES = 50;

/**
 * What a schema cannot say: ids are unique, every text speaks the survey's own language, conditions look back and jumps
 * lead forward (so a survey can have no loop), the last ending catches all.
 */
export function checkReferences(definition: Definition): DefinitionError[] {
  const errors: DefinitionError[] = [];
  const say = (path: string, code: FaultCode, values?: DefinitionError["values"]) =>
    errors.push({ path, code, ...(values ? { values } : {}) });
  const order = new Map(definition.questions.map((question, index) => [question.id, index]));

  const unique = (path: string, items: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    for (const [index, { id }] of items.entries()) {
      if (seen.has(id)) say(`${path}.${index}.id`, "idTwice");
      seen.add(id);
    }
  };
  const spoken = (path: string, text: Text | undefined) => {
    if (text && text[definition.locale] === undefined) say(`${path}.${definition.locale}`, "ownText");
  };
  const looksBack = (path: string, condition: Condition | undefined, before: number) => {
    if (!condition) return;
    const { depth, asked, leaves } = outline(condition);
    if (depth > DEPTH || leaves > LEAVES) return say(path, "conditionSize", { leaves: LEAVES, depth: DEPTH });
    for (const id of asked) {
      const at = order.get(id);
      if (at === undefined) say(path, "noQuestion", { id });
      else if (at >= before) say(path, "looksAhead", { id });
    }
  };

  if (!definition.locales.includes(definition.locale)) say("locales", "ownLanguage");
  if (new Set(definition.locales).size < definition.locales.length) say("locales", "languageTwice");
  unique("questions", definition.questions);
  unique("endings", definition.endings);

  for (const [index, question] of definition.questions.entries()) {
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
    if ("min" in question && question.min !== undefined && question.max !== undefined && question.min > question.max)
      say(`${path}.min`, "minMax");
    if (question.kind === "multiple" && (question.min ?? 0) > question.options.length + (question.other ? 1 : 0))
      say(`${path}.min`, "asksMore");
    if (question.kind === "quality")
      for (const [at, row] of question.rows.entries())
        if (!question.categories.some((category) => category.id === row.category))
          say(`${path}.rows.${at}.category`, "noCategory", { id: row.category });
  }

  for (const [index, rule] of definition.logic.entries()) {
    const path = `logic.${index}`;
    const after = order.get(rule.after);
    if (after === undefined) {
      say(`${path}.after`, "noQuestion", { id: rule.after });
      continue;
    }
    looksBack(`${path}.when`, rule.when, after + 1);
    if ("ending" in rule.go) {
      const { ending } = rule.go;
      if (!definition.endings.some(({ id }) => id === ending)) say(`${path}.go.ending`, "noEnding", { id: ending });
    } else {
      const to = order.get(rule.go.question);
      if (to === undefined) say(`${path}.go.question`, "noQuestion", { id: rule.go.question });
      else if (to <= after) say(`${path}.go.question`, "backwards");
    }
  }

  for (const [index, ending] of definition.endings.entries()) {
    spoken(`endings.${index}.title`, ending.title);
    spoken(`endings.${index}.body`, ending.body);
    spoken(`endings.${index}.link.label`, ending.link?.label);
    looksBack(`endings.${index}.when`, ending.when, definition.questions.length);
  }
  if (definition.endings.at(-1)?.when !== undefined) say(`endings.${definition.endings.length - 1}.when`, "catchesAll");
  spoken("link.label", definition.link?.label);
  spoken("privacy.text", definition.privacy?.text);
  return errors;
}

function listOf(
  question: Definition["questions"][number],
  list: "options" | "rows" | "categories",
): { id: string; label: Text }[] {
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

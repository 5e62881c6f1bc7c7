import type { Condition } from "@/domain/survey/condition";
import type { Definition, Rule } from "@/domain/survey/definition";
import { startingTest, subjectsOf } from "@/features/surveys/builder/logic/condition-subjects";

/** A rule with its place in the document's one list. */
export interface PlacedRule {
  readonly at: number;
  readonly rule: Rule;
}

/** What follows a question: rules with conditions in order, then where everybody else goes (null: to the next question). */
export interface RulesOf {
  readonly rules: readonly PlacedRule[];
  readonly otherwise: PlacedRule | null;
  /** Rules behind one that always holds: nobody comes to them. */
  readonly never: readonly PlacedRule[];
}

/** The rules after a question, as the editor shows them. */
export function rulesOf(definition: Definition, id: string): RulesOf {
  const placed = definition.logic.map((rule, at) => ({ rule, at })).filter(({ rule }) => rule.after === id);
  const end = placed.findIndex(({ rule }) => !rule.when);
  if (end < 0) return { rules: placed, otherwise: null, never: [] };
  return { rules: placed.slice(0, end), otherwise: placed[end] ?? null, never: placed.slice(end + 1) };
}

/** Adds a rule behind the question's others: a likely condition, and the first place it can lead to. */
export function addRule(definition: Definition, index: number): { definition: Definition; at: number } | null {
  const question = definition.questions[index];
  if (!question) return null;
  const [subject] = subjectsOf(definition, index + 1, question.id, definition.locale, null);
  const go = targetsOf(definition, index)[0];
  if (!subject || !go) return null;
  const { rules, otherwise } = rulesOf(definition, question.id);
  const last = rules.at(-1);
  const at = otherwise?.at ?? (last ? last.at + 1 : definition.logic.length);
  const made: Rule = { after: question.id, when: startingTest(definition, subject.key), go };
  return { definition: { ...definition, logic: definition.logic.toSpliced(at, 0, made) }, at };
}

/** Where a rule after this question can lead: past the next question, to an ending, or (last) to the next one itself. */
export function targetsOf(definition: Definition, index: number): Rule["go"][] {
  const later = definition.questions.slice(index + 1).map(({ id }) => ({ question: id }));
  const endings = definition.endings.map(({ id }) => ({ ending: id }));
  return [...later.slice(1), ...endings, ...later.slice(0, 1)];
}

/** Puts another condition or target into a rule; without a condition left, the rule is taken out. */
export function putRule(
  definition: Definition,
  at: number,
  change: { when?: Condition | null; go?: Rule["go"] },
): Definition {
  if (change.when === null) return removeRule(definition, at);
  const { when, go } = change;
  const logic = definition.logic.map((rule, place) =>
    place === at ? { ...rule, ...(when ? { when } : {}), ...(go ? { go } : {}) } : rule,
  );
  return { ...definition, logic };
}

export function removeRule(definition: Definition, at: number): Definition {
  return { ...definition, logic: definition.logic.toSpliced(at, 1) };
}

/** Exchanges two rules of one question, by their places in the document. */
export function swapRules(definition: Definition, a: number, b: number): Definition {
  const [first, second] = [definition.logic[a], definition.logic[b]];
  if (!first || !second) return definition;
  return { ...definition, logic: definition.logic.with(a, second).with(b, first) };
}

/** Where everybody goes for whom no rule held; null is the next question. */
export function putOtherwise(definition: Definition, id: string, go: Rule["go"] | null): Definition {
  const { rules, otherwise } = rulesOf(definition, id);
  if (otherwise) return go ? putRule(definition, otherwise.at, { go }) : removeRule(definition, otherwise.at);
  if (!go) return definition;
  const last = rules.at(-1);
  const at = last ? last.at + 1 : definition.logic.length;
  return { ...definition, logic: definition.logic.toSpliced(at, 0, { after: id, go }) };
}

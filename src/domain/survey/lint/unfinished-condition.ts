import type { Condition } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import type { LintRule } from "@/domain/survey/lint/finding";

/** Conditions that compare with nothing: they hold always or never, whatever was meant. */
export const unfinishedCondition: LintRule = {
  id: "unfinished-condition",
  severity: "consider",
  find: (definition) =>
    conditionsOf(definition)
      .filter(({ when }) => isUnfinished(when))
      .map(({ path }) => ({ path, code: "unfinished" as const })),
};

/** Every condition, by the place it belongs to. */
function conditionsOf({ questions, logic, endings }: Definition): { path: string; when: Condition }[] {
  const some = (path: string, when: Condition | undefined) => (when ? [{ path, when }] : []);
  return [
    ...questions.flatMap(({ id, showIf, variants = [] }) => {
      const conditions = [
        ...some("", showIf),
        ...variants.flatMap(({ when }) => some("", when)),
        ...logic.filter(({ after }) => after === id).flatMap(({ when }) => some("", when)),
      ];
      const found = conditions.find(({ when }) => isUnfinished(when)) ?? conditions[0];
      return found ? [{ path: `questions.${id}`, when: found.when }] : [];
    }),
    ...endings.flatMap(({ id, when }) => some(`endings.${id}`, when)),
  ];
}

function isUnfinished(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(isUnfinished);
  if ("any" in condition) return condition.any.some(isUnfinished);
  if ("not" in condition) return isUnfinished(condition.not);
  if ("language" in condition || ["answered", "not_answered", "not_applicable"].includes(condition.op)) return false;
  const { value } = condition;
  return value === undefined || value === "" || (Array.isArray(value) && (value.length === 0 || value.includes("")));
}

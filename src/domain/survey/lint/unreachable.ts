import type { Condition } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import type { Found, LintRule } from "@/domain/survey/lint/finding";
import { canHold, waysFrom } from "@/domain/survey/lint/ways";
import { isScoreQuestion } from "@/domain/survey/outline";

/**
 * Questions, wordings and endings that nobody can come to. Loops and dead ends have no rule: conditions look back, jumps
 * lead forward and the last ending catches everybody, so a document that had one would not be read at all.
 */
export const unreachable: LintRule = {
  id: "unreachable",
  severity: "consider",
  find: (definition) => [...questions(definition), ...variants(definition), ...endings(definition)],
};

function questions(definition: Definition): Found[] {
  const reached = new Set([0]);
  for (let index = 0; index < definition.questions.length; index++)
    if (reached.has(index)) for (const way of waysFrom(definition, index)) reached.add(way);
  return definition.questions.flatMap((question, index): Found[] => {
    if (reached.has(index) && canHold(definition, [], question.showIf)) return [];
    const path = `questions.${question.id}`;
    const scored = isScoreQuestion(question) && question.kind !== "rating";
    return scored ? [{ path, code: "unreachedScore", severity: "blocks" }] : [{ path, code: "unreachedQuestion" }];
  });
}

function variants(definition: Definition): Found[] {
  return definition.questions.flatMap((question) => {
    const earlier: Condition[] = [];
    return (question.variants ?? []).flatMap(({ when }, at): Found[] => {
      const possible = canHold(definition, earlier, when);
      earlier.push(when);
      return possible ? [] : [{ path: `questions.${question.id}.variants.${at}`, code: "unreachedWording" }];
    });
  });
}

function endings(definition: Definition): Found[] {
  const named = new Set(definition.logic.flatMap(({ go }) => ("ending" in go ? [go.ending] : [])));
  const earlier: Condition[] = [];
  return definition.endings.flatMap(({ id, when }): Found[] => {
    const possible = named.has(id) || canHold(definition, earlier, when);
    if (when) earlier.push(when);
    return possible ? [] : [{ path: `endings.${id}`, code: "unreachedEnding" }];
  });
}

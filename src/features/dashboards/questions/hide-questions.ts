import type { Tx } from "@/db/client";
import { type CountedQuestion, countAnsweredBy, type GivenQuery } from "@/db/queries/answers/count-given";
import type { WorkspaceScope } from "@/db/scope";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { noReading } from "@/domain/metrics/reading";
import { isSmall } from "@/features/dashboards/hide-small-groups";
import type { QuestionBody, QuestionResult } from "@/features/dashboards/questions/build-question";

/**
 * Which questions an anonymous survey does not tell: those that fewer answered than its smallest group, and those of which a
 * filter leaves a group that a breakdown by its dimension would hide, as the few beside it would follow from it and from the whole.
 */
export async function findHiddenQuestions(
  tx: Tx,
  scope: WorkspaceScope,
  minimum: number,
  given: GivenQuery,
  questions: readonly CountedQuestion[],
  patience?: number,
): Promise<(one: QuestionResult) => boolean> {
  const hidden = new Set<string>();
  for (const [name, value] of Object.entries(given.filters)) {
    const { [name]: _, ...filters } = given.filters;
    const sizes = await countAnsweredBy(tx, scope, { ...given, filters }, name, questions, patience);
    if (sizes === null) return () => true;
    for (const key of new Set(sizes.map(keyOf))) {
      const groups = sizes.filter((one) => keyOf(one) === key).map((one) => ({ key: one.value, n: one.n }));
      if (hiddenGroups(groups, { minimum }).includes(value)) hidden.add(key);
    }
  }
  return ({ asked: { question }, counts }) =>
    isSmall(counts.answered, minimum) || hidden.has(keyOf({ questionId: question.id, kind: question.kind }));
}

/** Takes away what parts of a question tell of fewer: the mean of a row, the mean place of an option. */
export function hideParts(body: QuestionBody, minimum: number): QuestionBody {
  if (body.shape === "ranking")
    return {
      ...body,
      lines: body.lines.map((line) => (isSmall(line.n, minimum) ? { ...line, meanRank: noReading("too_few") } : line)),
    };
  if (body.shape !== "rows") return body;
  const lines = body.lines.map((line) => (isSmall(line.summary?.n ?? 0, minimum) ? { ...line, summary: null } : line));
  return { ...body, lines };
}

function keyOf({ questionId, kind }: { readonly questionId: string; readonly kind: string }): string {
  return `${questionId} ${kind}`;
}

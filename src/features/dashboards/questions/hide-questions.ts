import type { Tx } from "@/db/client";
import {
  type AnsweredGroup,
  type CountedQuestion,
  countAnsweredBy,
  type GivenQuery,
} from "@/db/queries/answers/count-given";
import type { WorkspaceScope } from "@/db/scope";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { noReading } from "@/domain/metrics/reading";
import { isSmall, WITHOUT } from "@/features/dashboards/hide-small-groups";
import type { QuestionBody, QuestionResult } from "@/features/dashboards/questions/build-question";

/** Longest that looking for what to hide may take, in milliseconds, however many filters there are. */
const PATIENCE_MS = 5_000;

/** Whether a question is not told; or, of one that is, the row or the option `item`. */
type Hides = (one: QuestionResult, item: string | null) => boolean;

/**
 * Which questions, rows and ranked options an anonymous survey does not tell: those that fewer answered than its smallest group, and those of which a
 * filter leaves a group that a breakdown by its dimension would hide, as the few beside it would follow from it and from the whole.
 * All filters together may take `patience` milliseconds; none is told where they took longer.
 */
export async function findHiddenQuestions(
  tx: Tx,
  scope: WorkspaceScope,
  minimum: number,
  given: GivenQuery,
  questions: readonly CountedQuestion[],
  patience: number = PATIENCE_MS,
): Promise<Hides> {
  const hidden = new Set<string>();
  const end = performance.now() + patience;
  for (const [name, value] of Object.entries(given.filters)) {
    const { [name]: _, ...filters } = given.filters;
    const left = end - performance.now();
    const sizes = left > 0 ? await countAnsweredBy(tx, scope, { ...given, filters }, name, questions, left) : null;
    if (sizes === null) return () => true;
    for (const key of new Set(sizes.map(keyOf))) {
      const groups = sizes.filter((one) => keyOf(one) === key).map(({ value: key, n }) => ({ key: key ?? WITHOUT, n }));
      if (hiddenGroups(groups, { minimum }).includes(value)) hidden.add(key);
    }
  }
  return ({ asked: { question }, counts }, item) =>
    (item === null && isSmall(counts.answered, minimum)) ||
    hidden.has(keyOf({ questionId: question.id, kind: question.kind, item }));
}

/** Takes away what parts of a question tell of fewer, or let follow: the mean of a row, the mean place of an option. */
export function hideParts(one: QuestionResult, minimum: number, hides: Hides): QuestionBody {
  const { body } = one;
  if (body.shape === "ranking")
    return {
      ...body,
      lines: body.lines.map((line) =>
        isSmall(line.n, minimum) || hides(one, line.key) ? { ...line, meanRank: noReading("too_few") } : line,
      ),
    };
  if (body.shape !== "rows") return body;
  const lines = body.lines.map((line) =>
    isSmall(line.summary?.n ?? 0, minimum) || hides(one, line.key) ? { ...line, summary: null } : line,
  );
  return { ...body, lines };
}

function keyOf({ questionId, kind, item }: Pick<AnsweredGroup, "questionId" | "kind" | "item">): string {
  return JSON.stringify([questionId, kind, item]);
}

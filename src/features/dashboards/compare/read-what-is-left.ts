import type { Tx } from "@/db/client";
import { findAnswerWeight, listPopulations } from "@/db/queries/population-shares";
import type { WorkspaceScope } from "@/db/scope";
import { readWeighing, usualWeighing, type Weighing } from "@/features/dashboards/compare/read-weighing";
import type { WeighedAnswers } from "@/features/dashboards/compare/weigh-side";
import type { DayRange } from "@/features/dashboards/cut-days";

/**
 * What is left of a change as if every group had answered in proportion: weighed by what is known of the survey, its answers' own
 * weights or its stated groups. Null where nothing is known, or the number is of several surveys.
 */
export async function readWhatIsLeft(
  tx: Tx,
  scope: WorkspaceScope,
  current: WeighedAnswers,
  compared: { readonly range: DayRange; readonly n: number },
): Promise<Weighing | null> {
  const [question, ...others] = current.subject.questions;
  if (question === undefined || others.length > 0) return null;
  const known = {
    populations: await listPopulations(tx, scope, question.surveyId),
    own: await findAnswerWeight(tx, scope, question.surveyId),
  };
  const kind = usualWeighing(known);
  if (kind === "none") return null;
  const sides = { current, previous: { ...current, ...compared }, overlap: false };
  return readWeighing(tx, scope, sides, known, { kind, by: null });
}

import type { Tx } from "@/db/client";
import { findAnswerWeight, listPopulations } from "@/db/queries/population-shares";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import {
  type KnownWeights,
  readWeighing,
  usualWeighing,
  type Weighing,
} from "@/features/dashboards/compare/read-weighing";
import type { WeighedAnswers } from "@/features/dashboards/compare/weigh-side";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";

/** What is known of the one survey a number is of; null where it is of several. */
export async function readKnownWeights(
  tx: Tx,
  scope: WorkspaceScope,
  { questions }: Subject,
): Promise<KnownWeights | null> {
  const [question, ...others] = questions;
  if (question === undefined || others.length > 0) return null;
  const [populations, own] = await readTogether(tx, [
    () => listPopulations(tx, scope, question.surveyId),
    () => findAnswerWeight(tx, scope, question.surveyId),
  ]);
  return { populations, own };
}

/**
 * What is left of a change as if every group had answered in proportion: weighed by what is known of the survey, its answers' own
 * weights or its stated groups. Null where nothing is known.
 */
export async function readWhatIsLeft(
  tx: Tx,
  scope: WorkspaceScope,
  current: WeighedAnswers,
  compared: { readonly range: DayRange; readonly n: number },
  known: KnownWeights,
): Promise<Weighing | null> {
  const kind = usualWeighing(known);
  if (kind === "none") return null;
  const sides = { current, previous: { ...current, ...compared }, overlap: false };
  return readWeighing(tx, scope, sides, known, { kind, by: null });
}

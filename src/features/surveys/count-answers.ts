import type { Tx } from "@/db/client";
import { readTallies } from "@/db/queries/read-tallies";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { answered } from "@/domain/metrics/tally";

/** Days before and after all answers: an imported one may be of 1990, one given by key a day ahead. */
const ALWAYS = { from: "1900-01-01", to: "2999-12-31" };

/** How many people have begun to answer each of these surveys, counted ones alone; read from tallies, so it costs little. */
export async function countAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  surveyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const questions = surveyIds.map((surveyId) => ({ surveyId, questionId: COMPLETION }));
  const groups = await readTallies(tx, scope, { questions, ...ALWAYS, periodStarts: [], by: "", filters: {} });
  const counts = new Map<string, number>();
  for (const { surveyId, tally } of groups) {
    counts.set(surveyId, (counts.get(surveyId) ?? 0) + answered(tally.counts));
  }
  return counts;
}

import type { Tx } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import {
  findAnswerWeight,
  type KnownPopulation,
  listPopulations,
  replacePopulation,
  setAnswerWeight,
} from "@/db/queries/population-shares";
import type { WorkspaceScope } from "@/db/scope";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";

/**
 * Stores how large the groups of one attribute are among everybody a survey is about; without groups it is forgotten. Gives what
 * was stated before, for taking it back. Throws 404 for a survey that is not of this workspace.
 */
export async function statePopulation(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  population: KnownPopulation,
): Promise<KnownPopulation> {
  if (!(await findSurvey(tx, scope, surveyId))) throw notFound("There is no such survey.");
  const { dimension } = population;
  const known = (await listPopulations(tx, scope, surveyId)).find((one) => one.dimension === dimension);
  const before = known ?? { ...population, groups: [] };
  await replacePopulation(tx, scope, surveyId, population);
  await writeAudit(tx, scope, {
    action: population.groups.length > 0 ? "population.stated" : "population.forgotten",
    subject: surveyId,
    before: { ...before },
    after: { ...population },
  });
  return before;
}

/** Names the attribute in which answers carry their own weights, or takes it back; gives the one before. */
export async function nameWeight(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  dimension: string | null,
): Promise<string | null> {
  if (!(await findSurvey(tx, scope, surveyId))) throw notFound("There is no such survey.");
  const before = await findAnswerWeight(tx, scope, surveyId);
  await setAnswerWeight(tx, scope, surveyId, dimension);
  await writeAudit(tx, scope, {
    action: "answer_weight.named",
    subject: surveyId,
    before: { dimension: before },
    after: { dimension },
  });
  return before;
}

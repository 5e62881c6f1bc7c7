import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { answerWeight, populationShare } from "@/db/schema/population";
import type { WorkspaceScope } from "@/db/scope";

export type PopulationUnit = (typeof populationShare.$inferSelect)["unit"];

/** How large the groups of one attribute are among everybody a survey is about. */
export interface KnownPopulation {
  readonly dimension: string;
  readonly unit: PopulationUnit;
  /** The local day it was true on. */
  readonly asOf: string;
  readonly groups: readonly { readonly value: string; readonly amount: number }[];
}

/** What a workspace stated of the people a survey is about, by attribute, in order of the names. */
export async function listPopulations(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<KnownPopulation[]> {
  const rows = await tx
    .select()
    .from(populationShare)
    .where(and(eq(populationShare.workspaceId, scope.workspaceId), eq(populationShare.surveyId, surveyId)))
    .orderBy(asc(populationShare.dimension), asc(populationShare.value));
  const found = new Map<string, KnownPopulation>();
  for (const { dimension, unit, asOf, value, amount } of rows) {
    const known = found.get(dimension);
    found.set(dimension, { dimension, unit, asOf, groups: [...(known?.groups ?? []), { value, amount }] });
  }
  return [...found.values()];
}

/** Replaces what was stated of one attribute; without groups it is forgotten. */
export async function replacePopulation(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  { dimension, unit, asOf, groups }: KnownPopulation,
): Promise<void> {
  const { workspaceId } = scope;
  await tx
    .delete(populationShare)
    .where(
      and(
        eq(populationShare.workspaceId, workspaceId),
        eq(populationShare.surveyId, surveyId),
        eq(populationShare.dimension, dimension),
      ),
    );
  if (groups.length === 0) return;
  await tx
    .insert(populationShare)
    .values(groups.map(({ value, amount }) => ({ workspaceId, surveyId, dimension, value, amount, unit, asOf })));
}

/** The attribute in which a survey's answers carry their own weights; null where none was named. */
export async function findAnswerWeight(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<string | null> {
  const [row] = await tx
    .select({ dimension: answerWeight.dimension })
    .from(answerWeight)
    .where(and(eq(answerWeight.workspaceId, scope.workspaceId), eq(answerWeight.surveyId, surveyId)));
  return row?.dimension ?? null;
}

/** Names that attribute; null takes it back. */
export async function setAnswerWeight(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  dimension: string | null,
): Promise<void> {
  const { workspaceId } = scope;
  await tx
    .delete(answerWeight)
    .where(and(eq(answerWeight.workspaceId, workspaceId), eq(answerWeight.surveyId, surveyId)));
  if (dimension !== null) await tx.insert(answerWeight).values({ workspaceId, surveyId, dimension });
}

import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { series } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** Every series that a survey's publishings began, by question and in their order. */
export function listSeries(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<(typeof series.$inferSelect)[]> {
  return tx
    .select()
    .from(series)
    .where(and(eq(series.workspaceId, scope.workspaceId), eq(series.surveyId, surveyId)))
    .orderBy(asc(series.questionId), asc(series.ordinal));
}

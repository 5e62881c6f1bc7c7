import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey } from "@/db/schema/survey";
import { outbox } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";

/** What may change of a survey; its versions never do. */
export type SurveyChange = Partial<
  Pick<
    typeof survey.$inferInsert,
    | "name"
    | "draft"
    | "replacedDraft"
    | "repeats"
    | "pendingRepeats"
    | "onlyFromPage"
    | "embedOn"
    | "opensAt"
    | "closesAt"
    | "responseCap"
    | "anonymous"
    | "minimumGroup"
    | "passwordHash"
    | "status"
    | "closedAt"
    | "updatedAt"
  >
>;

/** Writes changes to a survey of this workspace. */
export async function updateSurveyRow(tx: Tx, scope: WorkspaceScope, id: string, change: SurveyChange): Promise<void> {
  await tx
    .update(survey)
    .set(change)
    .where(and(eq(survey.workspaceId, scope.workspaceId), eq(survey.id, id)));
}

/** Asks for the job that applies a survey's new policy on repeats to what was answered before. */
export async function askToSettle(tx: Tx, scope: WorkspaceScope, surveyId: string): Promise<void> {
  await tx.insert(outbox).values({ workspaceId: scope.workspaceId, topic: "survey.repeats", payload: { surveyId } });
}

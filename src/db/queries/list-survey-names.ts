import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** The newest surveys of a workspace by name, without their documents. */
export function listSurveyNames(
  tx: Tx,
  scope: WorkspaceScope,
  limit: number,
): Promise<{ id: string; name: string; status: "draft" | "live" | "closed" }[]> {
  return tx
    .select({ id: survey.id, name: survey.name, status: survey.status })
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), isNull(survey.deletedAt)))
    .orderBy(desc(survey.createdAt), desc(survey.id))
    .limit(limit);
}

import { and, desc, eq, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SurveyVersionRow } from "@/db/queries/find-survey";
import { surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A page of a survey's published versions, the newest first, those before version `before`. */
export function listSurveyVersions(
  tx: Tx,
  scope: WorkspaceScope,
  { surveyId, before, limit }: { surveyId: string; before: number | null; limit: number },
): Promise<SurveyVersionRow[]> {
  return tx
    .select()
    .from(surveyVersion)
    .where(
      and(
        eq(surveyVersion.workspaceId, scope.workspaceId),
        eq(surveyVersion.surveyId, surveyId),
        before === null ? undefined : lt(surveyVersion.version, before),
      ),
    )
    .orderBy(desc(surveyVersion.version))
    .limit(limit);
}

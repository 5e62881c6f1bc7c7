import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A page of surveys, the newest first (ids grow with time), those before `before`. */
export function listSurveyPage(
  tx: Tx,
  scope: WorkspaceScope,
  { before, limit }: { before: string | null; limit: number },
): Promise<SurveyRow[]> {
  return tx
    .select()
    .from(survey)
    .where(
      and(
        eq(survey.workspaceId, scope.workspaceId),
        isNull(survey.deletedAt),
        before === null ? undefined : lt(survey.id, before),
      ),
    )
    .orderBy(desc(survey.id))
    .limit(limit);
}

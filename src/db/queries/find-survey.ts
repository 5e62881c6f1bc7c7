import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

export type SurveyRow = typeof survey.$inferSelect;
export type SurveyVersionRow = typeof surveyVersion.$inferSelect;

/** A survey of this workspace, or null: another workspace's reads like one that never existed. */
export async function findSurvey(tx: Tx, scope: WorkspaceScope, id: string): Promise<SurveyRow | null> {
  const [row] = await tx
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), eq(survey.id, id), isNull(survey.deletedAt)));
  return row ?? null;
}

/** The survey that a public link names, with the version that new respondents see (null before publishing). */
export async function findSurveyByKey(
  tx: Tx,
  scope: WorkspaceScope,
  key: string,
): Promise<{ survey: SurveyRow; version: SurveyVersionRow | null } | null> {
  const [row] = await tx
    .select()
    .from(survey)
    .leftJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, scope.workspaceId), eq(survey.key, key), isNull(survey.deletedAt)));
  return row ? { survey: row.survey, version: row.survey_version } : null;
}

/** One published version, as respondents saw it. */
export async function findSurveyVersion(
  tx: Tx,
  scope: WorkspaceScope,
  surveyId: string,
  version: number,
): Promise<SurveyVersionRow | null> {
  const [row] = await tx
    .select()
    .from(surveyVersion)
    .where(
      and(
        eq(surveyVersion.workspaceId, scope.workspaceId),
        eq(surveyVersion.surveyId, surveyId),
        eq(surveyVersion.version, version),
      ),
    );
  return row ?? null;
}

/** All surveys of a workspace, the newest first. */
export function listSurveys(tx: Tx, scope: WorkspaceScope): Promise<SurveyRow[]> {
  return tx
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), isNull(survey.deletedAt)))
    .orderBy(desc(survey.createdAt));
}

import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { readyTexts } from "@/domain/survey/templates/ready-texts";
import { draftMark } from "@/features/surveys/builder/save-draft";
import type { BuilderView } from "@/features/surveys/builder/view";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The draft of a survey with what respondents see now. Everybody of the workspace may look; who may write is said. */
export async function loadBuilder(slug: string, id: string): Promise<BuilderView> {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "survey.read");
  const { row, published } = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findSurvey(tx, scope, id) : null;
    if (!row) return notFound();
    const version = row.publishedVersion;
    return { row, published: version === null ? null : await findSurveyVersion(tx, scope, row.id, version) };
  });
  return {
    slug,
    id: row.id,
    name: row.name,
    status: row.status,
    version: row.publishedVersion,
    draft: row.draft,
    mark: draftMark(row.draft),
    savedAt: row.updatedAt.toISOString(),
    published: published?.definition ?? null,
    allowedHosts: workspace.allowedHosts,
    ready: readyTexts(row.draft),
    zone: workspace.zone,
    userId: user.userId,
    mayWrite: can(role, "survey.write"),
    mayPublish: can(role, "survey.publish"),
    links: surveyLinks({ slug, id: row.id }, role, "build", await getTranslations("surveyBar")),
  };
}

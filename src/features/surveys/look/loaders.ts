import "server-only";
import { notFound } from "next/navigation";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The look of a survey's draft, and what respondents see meanwhile. */
export async function loadLook(slug: string, id: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.write");
  const { row, published } = await withTenant(db, scope, async (tx) => {
    const row = UUID.test(id) ? await findSurvey(tx, scope, id) : null;
    if (!row) return notFound();
    const version = row.publishedVersion;
    return { row, published: version === null ? null : await findSurveyVersion(tx, scope, row.id, version) };
  });
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: workspace.zone });
  return {
    slug,
    links: surveyLinks({ slug, id: row.id }, role, "look"),
    id: row.id,
    name: row.name,
    status: row.status,
    since: published
      ? `version ${published.version}, published ${when.format(published.publishedAt)}`
      : "never published",
    draft: row.draft,
    published: published?.definition.brand ?? null,
    canPublish: can(role, "survey.publish"),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

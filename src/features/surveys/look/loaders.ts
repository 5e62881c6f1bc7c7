import { sayInstant } from "@/platform/i18n/say-days";
import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The look of a survey's draft, and what respondents see meanwhile. */
export async function loadLook(slug: string, id: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.write");
  const { row, published } = await withTenant(db, scope, async (tx) => {
    const row = isUuid(id) ? await findSurvey(tx, scope, id) : null;
    if (!row) return notFound();
    const version = row.publishedVersion;
    return { row, published: version === null ? null : await findSurveyVersion(tx, scope, row.id, version) };
  });
  const t = await getTranslations("sharing.since");
  return {
    slug,
    links: surveyLinks({ slug, id: row.id }, role, "look", await getTranslations("surveyBar")),
    id: row.id,
    name: row.name,
    status: row.status,
    since: published
      ? t("published", {
          version: String(published.version),
          at: sayInstant(published.publishedAt, workspace.zone, await getLocale()),
        })
      : t("never"),
    draft: row.draft,
    storedAt: row.updatedAt.toISOString(),
    published: published?.definition.brand ?? null,
    canPublish: can(role, "survey.publish"),
    maySet: can(role, "workspace.settings"),
  };
}

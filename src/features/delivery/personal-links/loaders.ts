import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { listCustomerAttributes } from "@/db/queries/invitations/audience";
import { countOpenLinks } from "@/db/queries/invitations/personal-links";
import { isUuid } from "@/platform/is-uuid";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The page that makes personal links to a survey: whom to choose from, and what is open. */
export async function loadLinks(slug: string, surveyId: string) {
  const { db, scope, role } = await requireWorkspace(slug, "survey.publish");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const loaded = await withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    if (survey === null) return null;
    return {
      survey: { id: survey.id, name: survey.name },
      closedTo: survey.anonymous ? ("anonymous" as const) : survey.status === "draft" ? ("draft" as const) : null,
      attributes: await listCustomerAttributes(tx, scope),
      open: await countOpenLinks(tx, scope, survey.id, now),
    };
  });
  if (loaded === null) notFound();
  const links = surveyLinks({ slug, id: surveyId }, role, "invitations", await getTranslations("surveyBar"));
  return { slug, links, ...loaded };
}

export type LinksView = Awaited<ReturnType<typeof loadLinks>>;

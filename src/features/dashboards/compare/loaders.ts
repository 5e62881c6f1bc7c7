import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { compareParams, readCompareQuery } from "@/features/dashboards/compare/input";
import { toKnownView } from "@/features/dashboards/compare/known/view";
import { readComparison } from "@/features/dashboards/compare/read-comparison";
import { toCompareView } from "@/features/dashboards/compare/view";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { isUuid } from "@/platform/is-uuid";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";
import { viewPlaces } from "@/platform/view-places";

/** Two sides of a survey's number, for whoever may read dashboards; 404 for a survey of another workspace or without a score. */
export async function loadComparison(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const wanted = readCompareQuery(raw);
  const read = await withTenant(db, scope, (tx) =>
    narrowWhereSlow(wanted.query, (query) => readComparison(tx, scope, workspace, surveyId, query, now)),
  );
  const found = read.data;
  const asked = { ...wanted, query: read.asked, ignored: [...wanted.ignored, ...read.left] };
  if (found === null) notFound();
  const words = { ...(await loadDashboardWords()), compare: await getTranslations("compare") };
  const view = toCompareView(found, { workspacePath: `/w/${slug}`, workspace, asked, now, words });
  const chosen = typeof raw.known === "string" ? raw.known : null;
  const files = `/w/${slug}/surveys/${surveyId}/compare/numbers`;
  return {
    ...view,
    taken: viewPlaces({ slug, view: "compare", survey: surveyId, files, params: compareParams(asked.query) }, role),
    slug,
    surveyId,
    known: toKnownView(words, found, chosen, can(role, "survey.write")),
    links: surveyLinks({ slug, id: surveyId }, role, "compare", await getTranslations("surveyBar")),
  };
}

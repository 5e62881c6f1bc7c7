import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { readQuestions } from "@/features/dashboards/questions/read-questions";
import { toQuestionsView } from "@/features/dashboards/questions/view";
import { dashboardParams, type RawQuery, readDashboardQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** The results of every question of a survey, for whoever may read dashboards; 404 for one that is not of this workspace. */
export async function loadQuestions(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const { query, ignored } = readDashboardQuery(raw);
  const data = await withTenant(db, scope, (tx) => readQuestions(tx, scope, workspace, surveyId, query, now));
  if (data === null) notFound();
  const words = {
    ...(await loadDashboardWords()),
    questions: await getTranslations("questions"),
    kinds: await getTranslations("kinds"),
  };
  const view = toQuestionsView(data, {
    ...{ query, ignored, now, words },
    workspacePath: `/w/${slug}`,
    zone: workspace.zone,
    mayRead: can(role, "response.read"),
  });
  const params = new URLSearchParams(dashboardParams(query));
  const file = (kind: string) => `/w/${slug}/surveys/${surveyId}/questions/numbers/${kind}?${params}`;
  return {
    ...view,
    links: surveyLinks({ slug, id: surveyId }, role, "questions", await getTranslations("surveyBar")),
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
  };
}

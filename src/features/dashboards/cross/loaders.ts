import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { crossParams, readCrossQuery } from "@/features/dashboards/cross/input";
import { readCross } from "@/features/dashboards/cross/read-cross";
import { toCrossView } from "@/features/dashboards/cross/view";
import type { RawQuery } from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** A survey's number by two attributes, for whoever may read dashboards; 404 for a survey that is not of this workspace. */
export async function loadCross(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const { query, ignored } = readCrossQuery(raw);
  const data = await withTenant(db, scope, (tx) => readCross(tx, scope, workspace, surveyId, query, now));
  if (data === null) notFound();
  const words = { ...(await loadDashboardWords()), cross: await getTranslations("cross") };
  const view = toCrossView(data, {
    ...{ query, ignored, now, words },
    workspacePath: `/w/${slug}`,
    zone: workspace.zone,
    mayRead: can(role, "response.read"),
  });
  const params = new URLSearchParams(crossParams(query));
  const file = (kind: string) => `/w/${slug}/surveys/${surveyId}/cross/numbers/${kind}?${params}`;
  return {
    ...view,
    links: surveyLinks({ slug, id: surveyId }, role, "cross", await getTranslations("surveyBar")),
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
  };
}

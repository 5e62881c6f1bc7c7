import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { readNonresponseQuery } from "@/features/dashboards/nonresponse/input";
import { readNonresponse } from "@/features/dashboards/nonresponse/read-nonresponse";
import { toNonresponseView } from "@/features/dashboards/nonresponse/view";
import { loadMetricWords } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** Who of those invited to a survey answers, for whoever may see its invitations; 404 for one that is not of this workspace. */
export async function loadNonresponse(
  slug: string,
  surveyId: string,
  raw: Readonly<Record<string, string | string[] | undefined>>,
) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const query = readNonresponseQuery(raw);
  const data = await withTenant(db, scope, (tx) => readNonresponse(tx, scope, workspace, surveyId, query, now));
  if (data === null) notFound();
  const words = { ...(await loadMetricWords()), t: await getTranslations("nonresponse") };
  const view = toNonresponseView(data, { workspacePath: `/w/${slug}`, zone: workspace.zone, query, now, words });
  const bar = await getTranslations("surveyBar");
  return { ...view, links: surveyLinks({ slug, id: surveyId }, role, "invitations", bar) };
}

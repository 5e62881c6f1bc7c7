import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withReads } from "@/db/client";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import type { Role } from "@/db/scope";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { describeClosedNote } from "@/features/dashboards/periods/closed-note";
import {
  type DashboardQuery,
  dashboardParams,
  type RawQuery,
  readDashboardQuery,
} from "@/features/dashboards/survey/input";
import { loadDashboardWords } from "@/features/dashboards/survey/load-dashboard-words";
import { type DashboardData, readDashboard } from "@/features/dashboards/survey/read-dashboard";
import { toDashboardView } from "@/features/dashboards/survey/view";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { narrowWhereSlow } from "@/platform/narrow-where-slow";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";
import { viewPlaces } from "@/platform/view-places";

/** The dashboard of one survey, for whoever may read dashboards; 404 for a survey that is not of this workspace. */
export async function loadDashboard(slug: string, surveyId: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(surveyId)) notFound();
  const now = new Date();
  const { query: wanted, ignored } = readDashboardQuery(raw);
  const read = await withReads(db, scope, (tx) =>
    narrowWhereSlow(wanted, (asked) => readDashboard(tx, scope, workspace, surveyId, asked, now, PAGE_PATIENCE)),
  );
  const { data, asked: query, left } = read;
  if (data === null) notFound();
  return sayDashboard({ data, query, now, ignored: [...ignored, ...left] }, { slug, workspace, role });
}

/** What was read, in the words of who looks. */
export async function sayDashboard(
  read: {
    readonly data: DashboardData;
    readonly query: DashboardQuery;
    readonly ignored: readonly string[];
    readonly now: Date;
  },
  { slug, workspace, role }: { slug: string; workspace: WorkspaceCalendar & { readonly name: string }; role: Role },
) {
  const { data, query, ignored, now } = read;
  const view = toDashboardView(data, {
    workspaceName: workspace.name,
    workspacePath: `/w/${slug}`,
    publicUrl: runtime().env.publicUrl,
    workspace,
    mayEdit: can(role, "survey.write"),
    mayRead: can(role, "response.read"),
    query,
    ignored,
    now,
    words: await loadDashboardWords(),
  });
  const score = data.numbers?.score;
  const closed =
    score &&
    describeClosedNote(await loadLocale(), slug, data.numbers?.closed ?? null, {
      ...{ metric: score.answer.metric, scale: score.scale, reading: score.answer },
    });
  const params = dashboardParams({ ...query, comments: 1 });
  const survey = data.outline.id;
  const files = `/w/${slug}/surveys/${survey}/numbers`;
  return {
    ...view,
    closed: closed ?? null,
    links: surveyLinks({ slug, id: survey }, role, "results", await getTranslations("surveyBar")),
    taken: viewPlaces({ slug, view: "survey", survey, files, params }, role),
  };
}

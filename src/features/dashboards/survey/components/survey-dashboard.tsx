import { DashboardScreen, type ShownDashboard } from "@/features/dashboards/survey/components/dashboard-screen";
import { GroupsSection } from "@/features/dashboards/survey/components/groups-section";
import type { loadDashboard } from "@/features/dashboards/survey/loaders";
import { ClientWords } from "@/ui/client-words";

/** A survey's dashboard with the words that its parts say; those that the view is said with stay on the server. */
export function SurveyDashboard({ view }: { view: Awaited<ReturnType<typeof loadDashboard>> }) {
  const { body, paths, metricName, ...bar } = view;
  const groups = body ? (
    <GroupsSection
      groups={body.groups}
      metricName={metricName}
      explain={`${paths.explain}/${body.headline.number.metric}`}
    />
  ) : null;
  const shown: ShownDashboard = { ...bar, paths, metricName, body: body && { ...body, groups: null } };
  return (
    <ClientWords of={["surveyBar", ...(body ? WITH_ANSWERS : WITHOUT)]}>
      <DashboardScreen written={JSON.stringify(shown)} groups={groups} />
    </ClientWords>
  );
}

const WITH_ANSWERS = [
  ...(["dashboard.page", "dashboard.scope", "dashboard.headline", "dashboard.trend", "dashboard.scores"] as const),
  ...(["dashboard.comments", "dashboard.ledger", "metrics.rough"] as const),
] as const;
const WITHOUT = ["dashboard.scope", "dashboard.empty", "metrics"] as const;

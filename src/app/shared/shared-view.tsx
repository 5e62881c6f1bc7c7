import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readGoalNumbers } from "@/app/read-goal-numbers";
import { SharedComparison } from "@/features/dashboards/shared/compare/components/shared-comparison";
import { loadSharedComparison } from "@/features/dashboards/shared/compare/loaders";
import { SharedDashboard } from "@/features/dashboards/shared/components/shared-dashboard";
import { loadSharedDashboard } from "@/features/dashboards/shared/loaders";
import { SharedOverview } from "@/features/dashboards/shared/overview/components/shared-overview";
import { loadSharedOverview } from "@/features/dashboards/shared/overview/loaders";
import { SharedFrame } from "@/features/delivery/share/components/shared-frame";
import { loadShared, type SharedAccess } from "@/features/delivery/share/loaders";
import { SharedGoal } from "@/features/goals/shared/components/shared-goal";
import { loadSharedGoal } from "@/features/goals/shared/loaders";

/** The view of a share link, read under the link's own scope by the readers of the screen. */
export async function SharedView({ token, embedded }: { token: string; embedded?: boolean }) {
  const access = await loadShared(token);
  const shown = await show(access);
  if (shown === null) notFound();
  return (
    <SharedFrame access={access} name={shown.name} scope={shown.scope} embedded={embedded}>
      {shown.body}
    </SharedFrame>
  );
}

/** Null for what does not exist any more. */
async function show(access: SharedAccess) {
  const { link } = access;
  const now = new Date();
  if (link.view === "survey" && link.surveyId !== null) {
    const view = await loadSharedDashboard(access, { ...link, surveyId: link.surveyId }, now);
    return view && { name: view.name, scope: view.scope, body: <SharedDashboard view={view} /> };
  }
  if (link.view === "compare" && link.surveyId !== null) {
    const view = await loadSharedComparison(access, { ...link, surveyId: link.surveyId }, now);
    return view && { name: view.name, scope: view.scope, body: <SharedComparison view={view} /> };
  }
  if (link.view === "overview") {
    const view = await loadSharedOverview(access, link, now);
    const name = (await getTranslations("share"))("views.overview");
    return view && { name, scope: view.scope, body: <SharedOverview view={view} /> };
  }
  if (link.view === "goal" && link.goalId !== null) {
    const view = await loadSharedGoal(access, { ...link, goalId: link.goalId }, readGoalNumbers, now);
    return view && { name: view.name, scope: view.scope, body: <SharedGoal view={view} /> };
  }
  return null;
}

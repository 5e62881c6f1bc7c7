import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { compareForGoals, readGoalNumbers } from "@/app/read-goal-numbers";
import { close, move, remove, reopen, retarget, review } from "@/app/w/[workspace]/goals/actions";
import { GoalPage } from "@/features/goals/components/goal-page";
import { loadGoal } from "@/features/goals/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goals"))("tab.one") };
}

export default async function OneGoalPage({ params }: { params: Promise<{ workspace: string; goal: string }> }) {
  const { workspace, goal } = await params;
  const view = await loadGoal(workspace, goal, readGoalNumbers, compareForGoals);
  return (
    <GoalPage
      view={view}
      actions={{
        retarget: retarget.bind(null, workspace, goal),
        close: close.bind(null, workspace, goal),
        reopen: reopen.bind(null, workspace, goal),
        remove: remove.bind(null, workspace, goal),
        review: review.bind(null, workspace, goal),
        move: move.bind(null, workspace, goal),
      }}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readGoalNumbers } from "@/app/read-goal-numbers";
import { set } from "@/app/w/[workspace]/goals/actions";
import { GoalWizard } from "@/features/goals/components/goal-wizard";
import { loadNewGoal } from "@/features/goals/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goals"))("new") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewGoalPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadNewGoal(workspace, await searchParams, readGoalNumbers);
  return <GoalWizard view={view} set={set.bind(null, workspace)} />;
}

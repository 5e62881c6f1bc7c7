import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readGoalNumbers } from "@/app/read-goal-numbers";
import { restore } from "@/app/w/[workspace]/goals/actions";
import { GoalsPage } from "@/features/goals/components/goals-page";
import { loadGoals } from "@/features/goals/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goals"))("tab.list") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GoalListPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadGoals(workspace, await searchParams, readGoalNumbers);
  return <GoalsPage view={view} restore={(id) => restore.bind(null, workspace, id)} />;
}

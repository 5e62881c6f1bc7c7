import type { Metadata } from "next";
import { PlannerPage } from "@/features/explain/planner/components/planner-page";
import { loadPlanner } from "@/features/explain/planner/loaders";

export const metadata: Metadata = { title: "How many answers" };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Planner({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <PlannerPage view={await loadPlanner(workspace, await searchParams)} />;
}

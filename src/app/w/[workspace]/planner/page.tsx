import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlannerPage } from "@/features/explain/planner/components/planner-page";
import { loadPlanner } from "@/features/explain/planner/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("planner"))("page") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Planner({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <PlannerPage view={await loadPlanner(workspace, await searchParams)} />;
}

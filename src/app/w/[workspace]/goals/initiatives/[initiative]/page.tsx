import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { compareForGoals } from "@/app/read-goal-numbers";
import { remove } from "@/app/w/[workspace]/goals/initiatives/actions";
import { InitiativePage } from "@/features/goals/initiatives/components/initiative-page";
import { loadInitiative } from "@/features/goals/initiatives/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initiatives"))("tab.one") };
}

export default async function OneInitiativePage({
  params,
}: {
  params: Promise<{ workspace: string; initiative: string }>;
}) {
  const { workspace, initiative } = await params;
  const view = await loadInitiative(workspace, initiative, compareForGoals);
  return <InitiativePage view={view} remove={remove.bind(null, workspace, initiative)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { act, create } from "@/app/w/[workspace]/goals/objectives/actions";
import { ObjectivesPage } from "@/features/goals/objectives/components/objectives-page";
import { loadObjectives } from "@/features/goals/objectives/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("goals"))("objectives.title") };
}

export default async function ObjectiveListPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return (
    <ObjectivesPage
      view={await loadObjectives(workspace)}
      create={create.bind(null, workspace)}
      act={(id, deed) => act.bind(null, workspace, id, deed)}
    />
  );
}

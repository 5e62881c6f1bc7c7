import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { save } from "@/app/w/[workspace]/goals/initiatives/actions";
import { InitiativeFormPage } from "@/features/goals/initiatives/components/initiative-form";
import { loadInitiativeForm } from "@/features/goals/initiatives/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initiatives"))("editTitle") };
}

export default async function EditInitiativePage({
  params,
}: {
  params: Promise<{ workspace: string; initiative: string }>;
}) {
  const { workspace, initiative } = await params;
  const view = await loadInitiativeForm(workspace, initiative, {});
  return <InitiativeFormPage view={view} save={save.bind(null, workspace, initiative)} />;
}

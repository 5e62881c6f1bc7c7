import type { Metadata } from "next";
import { save } from "@/app/w/[workspace]/goals/initiatives/actions";
import { InitiativeFormPage } from "@/features/goals/initiatives/components/initiative-form";
import { loadInitiativeForm } from "@/features/goals/initiatives/loaders";

export const metadata: Metadata = { title: "Change initiative" };

export default async function EditInitiativePage({
  params,
}: {
  params: Promise<{ workspace: string; initiative: string }>;
}) {
  const { workspace, initiative } = await params;
  const view = await loadInitiativeForm(workspace, initiative, {});
  return <InitiativeFormPage view={view} save={save.bind(null, workspace, initiative)} />;
}

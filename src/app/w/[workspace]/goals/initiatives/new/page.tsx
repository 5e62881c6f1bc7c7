import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { save } from "@/app/w/[workspace]/goals/initiatives/actions";
import { InitiativeFormPage } from "@/features/goals/initiatives/components/initiative-form";
import { loadInitiativeForm } from "@/features/goals/initiatives/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initiatives"))("new") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewInitiativePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadInitiativeForm(workspace, null, await searchParams);
  return <InitiativeFormPage view={view} save={save.bind(null, workspace, null)} />;
}

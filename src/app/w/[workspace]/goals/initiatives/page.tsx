import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { restore } from "@/app/w/[workspace]/goals/initiatives/actions";
import { InitiativesPage } from "@/features/goals/initiatives/components/initiatives-page";
import { loadInitiatives } from "@/features/goals/initiatives/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("initiatives"))("title") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InitiativeListPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadInitiatives(workspace, await searchParams);
  return <InitiativesPage view={view} restore={(id) => restore.bind(null, workspace, id)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewPage } from "@/features/dashboards/overview/components/overview-page";
import { loadOverview } from "@/features/dashboards/overview/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function WorkspacePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <OverviewPage view={await loadOverview(workspace, await searchParams)} />;
}

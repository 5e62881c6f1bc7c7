import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewPage } from "@/features/dashboards/overview/components/overview-page";
import { loadOverview } from "@/features/dashboards/overview/loaders";
import { loadOverviewTabs } from "@/features/settings/shell/loaders";
import { PlaceMenu } from "@/ui/shell/place-menu";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function WorkspacePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { tabs } = await loadOverviewTabs(workspace);
  const more = <PlaceMenu tabs={tabs.filter(({ href }) => href !== `/w/${workspace}`)} />;
  return <OverviewPage view={await loadOverview(workspace, await searchParams)} more={more} />;
}

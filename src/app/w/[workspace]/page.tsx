import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OverviewPage } from "@/features/dashboards/overview/components/overview-page";
import { loadOverview } from "@/features/dashboards/overview/loaders";
import { loadHome } from "@/features/dashboards/own/loaders";
import { loadOverviewTabs } from "@/features/settings/shell/loaders";
import { TopicFinding } from "@/features/topics/components/topic-finding";
import { loadTopicFinding } from "@/features/topics/load-finding";
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
  const raw = await searchParams;
  const home = Object.keys(raw).length === 0 ? await loadHome(workspace) : null;
  if (home !== null) redirect(`/w/${workspace}${home}`);
  const [{ tabs }, view] = [await loadOverviewTabs(workspace), await loadOverview(workspace, raw)];
  const finding = await loadTopicFinding(workspace, view.body?.topics ?? null);
  const beside = { more: <PlaceMenu tabs={tabs.slice(1)} />, topic: finding && <TopicFinding finding={finding} /> };
  return <OverviewPage view={view} {...beside} />;
}

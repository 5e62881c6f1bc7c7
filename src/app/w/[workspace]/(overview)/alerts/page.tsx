import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { follow, saveWish, unfollow } from "@/app/w/[workspace]/(overview)/alerts/actions";
import { AlertsPage } from "@/features/alerts/components/alerts-page";
import { loadAlerts } from "@/features/alerts/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("tab.list") };
}

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AlertListPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const view = await loadAlerts(workspace, await searchParams);
  const actions = {
    follow: follow.bind(null, workspace),
    unfollow: (id: string) => unfollow.bind(null, workspace, id),
    saveWish: saveWish.bind(null, workspace),
  };
  return <AlertsPage view={view} actions={actions} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { home } from "@/app/w/[workspace]/(overview)/dashboards/actions";
import { OwnDashboard } from "@/features/dashboards/own/components/own-dashboard";
import { loadOwnDashboard } from "@/features/dashboards/own/loaders";

interface Props {
  params: Promise<{ workspace: string; dashboard: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownDashboards"))("page") };
}

/** One dashboard. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace, dashboard } = await params;
  const view = await loadOwnDashboard(workspace, dashboard, await searchParams);
  return <OwnDashboard view={view} home={home.bind(null, workspace, null)} />;
}

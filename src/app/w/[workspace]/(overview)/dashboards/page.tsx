import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { create, dashboard, home, view } from "@/app/w/[workspace]/(overview)/dashboards/actions";
import { DashboardsPage } from "@/features/dashboards/own/components/dashboards-page";
import { loadDashboards } from "@/features/dashboards/own/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownDashboards"))("title") };
}

/** Dashboards of one's own, and saved views. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  const actions = {
    create: create.bind(null, workspace),
    dashboard: (id: string, deed: Parameters<typeof dashboard>[2]) => dashboard.bind(null, workspace, id, deed),
    view: (id: string, deed: Parameters<typeof view>[2]) => view.bind(null, workspace, id, deed),
    home: (who: string | null) => home.bind(null, workspace, who),
  };
  return <DashboardsPage view={await loadDashboards(workspace, await searchParams)} actions={actions} />;
}

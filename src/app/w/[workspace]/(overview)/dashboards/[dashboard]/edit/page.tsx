import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dashboard as act } from "@/app/w/[workspace]/(overview)/dashboards/actions";
import { DashboardEditor } from "@/features/dashboards/own/components/dashboard-editor";
import { loadDashboardEditor } from "@/features/dashboards/own/loaders";
import { ClientWords } from "@/ui/client-words";

interface Props {
  params: Promise<{ workspace: string; dashboard: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownDashboards"))("arrange") };
}

/** One dashboard, to be arranged. */
export default async function Page({ params }: Props) {
  const { workspace, dashboard } = await params;
  const view = await loadDashboardEditor(workspace, dashboard);
  return (
    <ClientWords of={["ownDashboards"]}>
      <DashboardEditor view={view} act={(deed) => act.bind(null, workspace, dashboard, deed)} />
    </ClientWords>
  );
}

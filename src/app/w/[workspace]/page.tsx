import type { Metadata } from "next";
import { OverviewPage } from "@/features/dashboards/overview/components/overview-page";
import { loadOverview } from "@/features/dashboards/overview/loaders";

export const metadata: Metadata = { title: "Overview" };

export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <OverviewPage view={await loadOverview(workspace)} />;
}

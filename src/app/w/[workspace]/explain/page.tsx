import type { Metadata } from "next";
import { MetricList } from "@/features/explain/metric/components/metric-list";
import { loadMetricList } from "@/features/explain/metric/loaders";

export const metadata: Metadata = { title: "How the numbers are computed" };

export default async function ExplainPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <MetricList view={await loadMetricList(workspace)} />;
}

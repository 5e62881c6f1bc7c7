import type { Metadata } from "next";
import { MetricDefinition } from "@/features/explain/metric/components/metric-definition";
import { loadMetricPage } from "@/features/explain/metric/loaders";

export const metadata: Metadata = { title: "What this number means" };

export default async function ExplainMetricPage({
  params,
}: {
  params: Promise<{ workspace: string; metric: string }>;
}) {
  const { workspace, metric } = await params;
  return <MetricDefinition view={await loadMetricPage(workspace, metric)} />;
}

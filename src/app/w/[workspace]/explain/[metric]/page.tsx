import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MetricDefinition } from "@/features/explain/metric/components/metric-definition";
import { loadMetricPage } from "@/features/explain/metric/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explain"))("page") };
}

export default async function ExplainMetricPage({
  params,
}: {
  params: Promise<{ workspace: string; metric: string }>;
}) {
  const { workspace, metric } = await params;
  return <MetricDefinition view={await loadMetricPage(workspace, metric)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MetricList } from "@/features/explain/metric/components/metric-list";
import { loadMetricList } from "@/features/explain/metric/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explain"))("title") };
}

export default async function ExplainPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <MetricList view={await loadMetricList(workspace)} />;
}

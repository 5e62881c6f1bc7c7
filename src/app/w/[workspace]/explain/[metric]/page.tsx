import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FollowThis } from "@/app/w/[workspace]/explain/[metric]/follow-this";
import { ExplainedNumber } from "@/features/dashboards/explained/components/explained-number";
import { loadExplained } from "@/features/dashboards/explained/loaders";
import { MetricDefinition } from "@/features/explain/metric/components/metric-definition";
import { loadMetricPage } from "@/features/explain/metric/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explain"))("page") };
}

interface Props {
  params: Promise<{ workspace: string; metric: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a metric means, below the number that the address asks about. */
export default async function ExplainMetricPage({ params, searchParams }: Props) {
  const { workspace, metric } = await params;
  const asked = await searchParams;
  const explained = await loadExplained(workspace, metric, asked);
  return (
    <MetricDefinition view={await loadMetricPage(workspace, metric)}>
      {explained ? <ExplainedNumber view={explained} /> : null}
      <FollowThis workspace={workspace} asked={{ ...asked, metric }} />
    </MetricDefinition>
  );
}

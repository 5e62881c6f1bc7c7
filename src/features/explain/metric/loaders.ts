import "server-only";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { isMetricId, METRICS } from "@/domain/metrics/metric";
import { describeMetric, type MetricWordsPage } from "@/features/explain/metric/describe-metric";
import { requireWorkspace } from "@/platform/session";

/** One metric as Explain shows it, with the way back to the others. */
export interface ExplainView {
  readonly page: MetricWordsPage;
  readonly path: string;
}

/** A line of the list of all metrics. */
export interface MetricLine {
  readonly href: string;
  readonly name: string;
  readonly meaning: string;
}

/** What a metric means and how it is computed; 404 for what is no metric. For whoever may read dashboards. */
export async function loadMetricPage(slug: string, metric: string): Promise<ExplainView> {
  await requireWorkspace(slug, "dashboard.read");
  if (!isMetricId(metric)) notFound();
  const words = { t: await getTranslations("explain"), definitions: await getTranslations("definitions") };
  return { page: describeMetric(words, metric), path: `/w/${slug}/explain` };
}

/** Every metric with its meaning, in the order of the closed list. */
export async function loadMetricList(slug: string): Promise<{ lines: MetricLine[]; planner: string }> {
  await requireWorkspace(slug, "dashboard.read");
  const t = await getTranslations("definitions");
  const lines = Object.values(METRICS).map(({ id }) => ({
    href: `/w/${slug}/explain/${id}`,
    name: t(`${id}.name`),
    meaning: t(`${id}.definition`),
  }));
  return { lines, planner: `/w/${slug}/planner` };
}

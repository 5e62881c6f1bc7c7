import "server-only";
import { notFound } from "next/navigation";
import { isMetricId, METRICS } from "@/domain/metrics/metric";
import { type MetricPage, metricPage } from "@/domain/metrics/metric-page";
import { requireWorkspace } from "@/platform/session";

/** One metric as Explain shows it, with the way back to the others. */
export interface ExplainView {
  readonly page: MetricPage;
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
  return { page: metricPage(metric), path: `/w/${slug}/explain` };
}

/** Every metric with its meaning, in the order of the closed list. */
export async function loadMetricList(slug: string): Promise<{ lines: MetricLine[]; planner: string }> {
  await requireWorkspace(slug, "dashboard.read");
  const lines = Object.values(METRICS).map(({ id, name, definition }) => ({
    href: `/w/${slug}/explain/${id}`,
    name,
    meaning: definition,
  }));
  return { lines, planner: `/w/${slug}/planner` };
}

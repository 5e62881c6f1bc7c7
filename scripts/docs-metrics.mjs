import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./lib/bundle.mjs";
import { metricSources } from "./lib/metric-sources.mjs";
import { root } from "./lib/paths.mjs";
import { renderMetricDocs } from "./lib/render-metric-docs.mjs";

// Usage: npm run docs:metrics. Writes docs/metrics from the closed list of metrics and the library's doc comments.
const contents =
  'export { METRICS } from "@/domain/metrics/metric"; export { metricPage, unitText } from "@/domain/metrics/metric-page";';
const { METRICS, metricPage, unitText } = await import(
  pathToFileURL(await bundle({ name: "metric-texts", contents })).href
);
const folder = path.join(root, "docs/metrics");
mkdirSync(folder, { recursive: true });
const pages = Object.entries(renderMetricDocs({ metrics: METRICS, metricPage, unitText, sources: metricSources() }));
for (const [name, text] of pages) writeFileSync(path.join(folder, name), text);
console.log(`${pages.length} pages in docs/metrics.`);

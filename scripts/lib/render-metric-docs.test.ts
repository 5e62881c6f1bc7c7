import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { METRICS } from "@/domain/metrics/metric";
import { metricPage, unitText } from "@/domain/metrics/metric-page";
import { metricSources } from "./metric-sources.mjs";
import { renderMetricDocs } from "./render-metric-docs.mjs";

const folder = path.resolve(import.meta.dirname, "../../docs/metrics");

describe("docs/metrics", () => {
  const pages = renderMetricDocs({ metrics: METRICS, metricPage, unitText, sources: metricSources() });

  it("is what the texts and doc comments say now (else run npm run docs:metrics)", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
    for (const [name, text] of Object.entries(pages)) expect(readFileSync(path.join(folder, name), "utf8")).toBe(text);
  });

  it("has a page for each metric, with every section filled", () => {
    for (const { id, formula } of Object.values(METRICS)) {
      const page = String(Object.entries(pages).find(([name]) => name === `${id.replaceAll("_", "-")}.md`)?.[1]);
      expect(page).toContain(formula);
      for (const title of ["What it means", "Formula", "Denominator", "Worked example", "When not to use it", "Source"])
        expect(page).toMatch(new RegExp(`## ${title}\\n\\n\\S`));
    }
  });
});

import { expect, test } from "vitest";
import { isMetricId, METRICS } from "@/domain/metrics/metric";
import { metricPage } from "@/domain/metrics/metric-page";
import { describeMetric } from "@/features/explain/metric/describe-metric";
import type { AppLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

const words = (locale: AppLocale) => ({
  t: translatorIn(locale, "explain"),
  definitions: translatorIn(locale, "definitions"),
});
const ids = Object.keys(METRICS).filter(isMetricId);

test.each(ids)("%s says in English on the screen what the documents say", (id) => {
  const { name, meaning, facts, sections, scales, source } = metricPage(id);
  expect(describeMetric(words("en"), id)).toEqual({
    name,
    meaning,
    facts: facts.replace("question's", "question’s"),
    sections: [...sections, { title: "Source", text: source }],
    scales,
  });
});

test("a metric is said in the reader's language", () => {
  const german = describeMetric(words("de"), "csat");
  expect(german.facts).toBe("Einheit: Prozent. Höher ist besser. n zählt Antworten.");
  expect(german.scales?.rows.map((row) => row.name)).toContain("1 bis 10, die 3 höchsten");
  expect(describeMetric(words("ar"), "nps").sections[0]?.title).toBe("الصيغة");
});

import { formatNumber, formatValue } from "@/domain/metrics/display";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { SCALES } from "@/domain/metrics/scale";
import { shortName } from "@/features/dashboards/describe-number";
import type { DriversFound } from "@/features/dashboards/drivers/read-drivers";
import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";

/** What a page says drivers with. */
interface DriverWords extends MetricWords {
  readonly overview: Translator<"overview">;
}

/** What moves a score, in words and points. */
export interface DriversView {
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly WhiskerRow[];
}

/** Says drivers: share with its interval, average on the question's own scale. */
export function describeDrivers(words: DriverWords, metric: ScoreMetricId, found: DriversFound): DriversView {
  const { overview: t, metrics, locale } = words;
  const name = shortName(words, metric);
  return {
    title: t("drivers.title", { metric: name }),
    caption: t("drivers.caption", { metric: name, survey: found.survey.name, n: found.n }),
    rows: found.drivers.map((driver) => {
      const ends = driver.interval && {
        low: formatValue(driver.interval.low, "percent", { locale }),
        high: formatValue(driver.interval.high, "percent", { locale }),
      };
      const average = driver.average === null ? "—" : formatNumber(driver.average, { locale, decimals: 1 });
      return {
        key: driver.questionId,
        label: driver.title,
        value: driver.share,
        low: driver.interval?.low ?? null,
        high: driver.interval?.high ?? null,
        valueText: formatValue(driver.share, "percent", { locale }),
        betweenText: ends ? metrics("between", ends) : undefined,
        countText: `${average} ${metrics("of", { max: SCALES[driver.scale].max })}`,
      };
    }),
  };
}

import { useLocale, useTranslations } from "next-intl";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { sayWhatIsLeft } from "@/features/dashboards/compare/describe-weighing";
import type { Weighing } from "@/features/dashboards/compare/read-weighing";

/** What is left of a change as if every group had answered in proportion, as one sentence. */
export function WhatIsLeft({
  metric,
  scale,
  weighing,
  className,
}: {
  metric: ScoreMetricId;
  scale: ScaleId;
  weighing: Weighing;
  className?: string;
}) {
  const compare = useTranslations("compare");
  const metrics = useTranslations("metrics");
  const sentence = sayWhatIsLeft({ compare, metrics, locale: useLocale() }, metric, scale, weighing);
  return sentence === "" ? null : <p className={className}>{sentence}</p>;
}

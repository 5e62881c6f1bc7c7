import { verdictOf } from "@/domain/metrics/change";
import { precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { ComputedMetric } from "@/features/dashboards/compute-metric";
import { decimalsFor, describeChange } from "@/features/dashboards/describe-number";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { AskedSeries } from "@/features/dashboards/pool-series";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import type { HandedOn } from "@/platform/handed-on";
import { listFormat } from "@/platform/i18n/formats";
import { sayBasis, sayBetween } from "@/platform/i18n/metric-words";
import { sayDay, sayInstant } from "@/platform/i18n/say-days";

/** One circumstance of a number: what was asked, when, of whom, how sure, when it was computed. */
export interface LedgerFact {
  readonly term: string;
  readonly text: string;
}

const BREAKS = ["new wording", "new scale", "new banding", "new layout"] as const;

/** Everything besides the counts that a number stands on, each said also where there is nothing of it. */
export function describeFacts(
  words: DashboardWords,
  metric: MetricId,
  { answer, scale, compared }: Pick<ComputedMetric, "answer" | "compared"> & { readonly scale: ScaleId | null },
  about: {
    readonly question: string;
    readonly filters: Readonly<Record<string, string>>;
    /** Those of its question. */
    readonly series: readonly Pick<AskedSeries, "scale" | "title">[];
    readonly zone: string;
    readonly now: Date;
    /** Among how many comparisons a screen judged its change. */
    readonly family?: HandedOn["family"];
  },
): LedgerFact[] {
  const { t, locale } = words;
  const { unit } = METRICS[metric];
  const decimals = decimalsFor(metric, answer.value, answer.comparison, true);
  const list = listFormat(locale, "conjunction");
  const filters = Object.entries(about.filters).map(([name, value]) => `${name}: ${value}`);
  const pooled = new Set(about.series.filter((one) => one.scale === scale).map((one) => one.title)).size;
  const breaks = answer.breaks.map(({ day, reason }) => {
    const known = BREAKS.find((one) => one === reason);
    return `${sayDay(day, locale)}: ${known ? t(`trend.breaks.${known}`) : t("trend.break")}`;
  });
  const fact = (term: Parameters<typeof t>[0], text: string) => ({ term: t(term), text });
  return [
    ...(about.question === "" ? [] : [fact("facts.asked", about.question)]),
    fact("facts.days", t("facts.daysIn", { days: describeDays(answer, locale), zone: answer.timeZone })),
    fact(
      "facts.filters",
      filters.length === 0 ? t(scale === null ? "facts.whole" : "facts.everyone") : list.format(filters),
    ),
    ...(scale === null || metric === "completion_rate"
      ? []
      : [
          fact(
            "facts.scale",
            t("facts.scaleText", { min: SCALES[scale].min, max: SCALES[scale].max, n: Math.max(1, pooled) }),
          ),
          fact("facts.breaks", breaks.length === 0 ? t("facts.noBreak") : breaks.join("; ")),
        ]),
    ...(answer.suppressed || answer.interval === null
      ? []
      : [fact("facts.sure", sayBetween(words, answer.interval, unit, decimals))]),
    ...(compared === null || answer.suppressed ? [] : [fact("facts.compared", comparedText())]),
    ...describeJudged(words, metric, scale, answer, about.family),
    fact("facts.computed", t("facts.computedAt", { at: sayInstant(about.now, about.zone, locale), zone: about.zone })),
  ];

  function comparedText(): string {
    const { comparison } = answer;
    const days = compared === null ? "" : describeDays(compared, locale);
    if (comparison === null || comparison.suppressed || comparison.value === null)
      return t("facts.comparedNothing", { days });
    const change = describeChange(words, metric, scale, answer.value, comparison, decimals);
    return t("facts.comparedText", {
      days,
      value: change.previous,
      count: sayBasis(words, metric, comparison.n),
      between: change.between === "" ? "none" : change.between,
    });
  }
}

/**
 * What the change is by itself and among all that its screen compared, where that says something else: the more is compared,
 * the more changes by chance. So no two screens contradict each other unsaid.
 */
function describeJudged(
  words: DashboardWords,
  metric: MetricId,
  scale: ScaleId | null,
  answer: MetricAnswer,
  family: HandedOn["family"],
): LedgerFact[] {
  const { n, value, comparison } = answer;
  if (!comparison?.assessment || comparison.suppressed) return [];
  // So few are told in counts, and their change nowhere.
  if (precisionOf(answer, METRICS[metric].unit) === "counts") return [];
  const { t } = words;
  const { pValue } = comparison;
  const decimals = decimalsFor(metric, value, comparison, false);
  const { difference } = describeChange(words, metric, scale, value, comparison, decimals);
  const change = { ...comparison, n: { current: n, previous: comparison.n } };
  const judge = (factor: number) =>
    verdictOf(change, pValue === null ? null : Math.min(1, pValue * factor), METRICS[metric].better).assessment;
  const [alone, among] = [judge(1), judge(family?.factor ?? 1)];
  const verdict = t(`facts.verdicts.${alone === "no clear change" || alone === null ? "unclear" : alone}`);
  const kind = among !== alone ? "corrected" : alone === "no clear change" ? "unclear" : family ? "same" : "alone";
  return [{ term: t("facts.change"), text: t(`facts.changes.${kind}`, { difference, verdict, n: family?.size ?? 1 }) }];
}

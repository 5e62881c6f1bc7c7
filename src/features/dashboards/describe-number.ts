import {
  changeFigures,
  decimalsOf,
  formatMinutes,
  formatNumber,
  formatValue,
  type Precision,
  precisionOf,
  roundHalfAway,
} from "@/domain/metrics/display";
import type { Interval } from "@/domain/metrics/interval";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId, Unit } from "@/domain/metrics/metric-id";
import { type Band, type BandName, SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { AnswerComparison, AnswerReading } from "@/features/dashboards/metric-answer";
import {
  type MetricWords,
  sayBasis,
  sayBetween,
  sayCounts,
  sayNothing,
  sayStep,
  signedMinutes,
} from "@/platform/i18n/metric-words";

/** A number in the words of the screen. */
export interface NumberWords {
  /** Whose definition explains it. */
  readonly metric: MetricId;
  /** "NPS", "CSAT", "Ease", "Completion". */
  readonly label: string;
  readonly precision: Precision;
  /** "+40", "82", "5.6"; null under ten answers and where nobody answered. */
  readonly value: string | null;
  /** "%" or "of 7". */
  readonly unit: string | undefined;
  /** The value with its unit, as it stands in a sentence: "+40", "82%", "5.6 of 7"; "" where there is no value. */
  readonly text: string;
  /** "between 37 and 42"; "" where there is no interval. */
  readonly between: string;
  /** "412 answers". */
  readonly count: string;
  /** What stands in the value's place: "7 of 9 satisfied" under ten answers, the reason where nobody answered. */
  readonly instead: string;
  /** An anonymous survey does not show it: it is of too few. */
  readonly hidden?: true;
}

/** A change in the words of the screen. */
export interface ChangeWords {
  readonly direction: AnswerComparison["verdict"];
  readonly assessment: AnswerComparison["assessment"];
  readonly current: string;
  readonly previous: string;
  /** "−8.9 pts". */
  readonly difference: string;
  /** "between −12.6 and −5.1 pts": where the change itself would land again. */
  readonly between: string;
}

/** A score metric's short name, as it stands on tiles and tabs: "NPS", "Ease". */
export function shortName({ metrics }: MetricWords, metric: MetricId): string {
  return metrics(`short.${metric}`);
}

/** A few in a hundred are told apart by their tenths; and what stays and what leaves must add up to 100 as printed. */
const FINE: ReadonlySet<MetricId> = new Set([
  "customer_churn",
  "customer_retention",
  "revenue_churn",
  "net_revenue_retention",
]);

/** How many decimals a screen prints: the usual ones; one more where asked, or where rounding would contradict the change. */
export function decimalsFor(
  metric: MetricId,
  value: number | null,
  comparison: AnswerComparison | null,
  more: boolean,
): number {
  const { unit } = METRICS[metric];
  const usual = decimalsOf(unit) + (more || FINE.has(metric) ? 1 : 0);
  if (!comparison) return usual;
  return Math.max(usual, changeFigures(value, comparison.value, comparison.difference, unit).decimals);
}

/** Says a reading: the value with its unit, where it would land again, how many answered, or why there is none. */
export function describeNumber(
  words: MetricWords,
  metric: MetricId,
  scale: ScaleId | null,
  reading: AnswerReading & { readonly counts?: Readonly<Record<string, number>> },
  decimals: number = decimalsOf(METRICS[metric].unit),
): NumberWords {
  const { unit } = METRICS[metric];
  if (reading.suppressed) return hiddenNumber(words, metric);
  const precision = precisionOf(reading, unit);
  const counted = precision === "counts" && reading.counts !== undefined;
  const value = precision === "none" || counted ? null : plainValue(metric, reading.value, decimals, words.locale);
  return {
    metric,
    label: shortName(words, metric),
    precision,
    value,
    unit: unitText(words, unit, scale),
    text: value === null ? "" : wholeValue(words, metric, scale, reading.value, decimals),
    between: counted ? "" : betweenApart(words, reading.interval, unit, decimals),
    count: sayBasis(words, metric, reading.n, reading.counts?.open),
    instead: counted ? sayCounts(words, metric, reading.counts ?? {}) : sayNothing(words, metric, reading.counts?.open),
  };
}

/** What stands for a number of so few people that an anonymous survey does not show it. */
function hiddenNumber(words: MetricWords, metric: MetricId): NumberWords {
  const nothing = { precision: "none", value: null, unit: undefined, text: "", between: "", hidden: true } as const;
  const { metrics } = words;
  return {
    metric,
    label: shortName(words, metric),
    ...nothing,
    count: metrics("tooFewCount"),
    instead: metrics("tooFew"),
  };
}

/** Says a change, with as many decimals as the values beside it. */
export function describeChange(
  words: MetricWords,
  metric: MetricId,
  scale: ScaleId | null,
  value: number | null,
  comparison: AnswerComparison,
  decimals: number,
): ChangeWords {
  const { unit } = METRICS[metric];
  const { difference, interval } = comparison;
  return {
    direction: comparison.verdict,
    assessment: comparison.assessment,
    current: wholeValue(words, metric, scale, value, decimals),
    previous: wholeValue(words, metric, scale, comparison.value, decimals),
    difference: difference === null ? "" : sayStep(words, unit, difference, decimals),
    between: sayStepBetween(words, unit, interval, decimals),
  };
}

/** The bands of a scale from low to high, as charts colour them; a band that no score belongs to is left out. */
export function bandsOf(scale: ScaleId): (Band & { readonly tone: "low" | "middle" | "high" })[] {
  const used: Scale = SCALES[scale];
  const tones = used.groups.length === 2 ? (["low", "high"] as const) : (["low", "middle", "high"] as const);
  return used.groups
    .map((band, place) => ({ ...band, tone: tones[place] ?? "middle" }))
    .filter((band) => band.scores.length > 0);
}

/** A band's name as it stands beside a count: "1 detractor", "2 detractors", "1 satisfied". */
export function bandWord({ metrics }: MetricWords, band: BandName, count: number): string {
  return metrics(`bands.${band}`, { n: count });
}

/** Shares in percent that add up to 100 as printed (largest remainder); empty texts where there is nothing. */
export function sharesText(counts: readonly number[], decimals: number, locale: string): string[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => "");
  const unit = 10 ** decimals;
  const exact = counts.map((count) => (100 * unit * count) / total);
  const floors = exact.map(Math.floor);
  const left = roundHalfAway(100 * unit - floors.reduce((sum, floor) => sum + floor, 0));
  const byRemainder = exact
    .map((share, place) => ({ place, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place)
    .slice(0, left);
  const raised = new Set(byRemainder.map(({ place }) => place));
  return floors.map((floor, place) =>
    formatValue((floor + (raised.has(place) ? 1 : 0)) / unit, "percent", { locale, decimals }),
  );
}

/** "between 99.7 and 100" rather than "between 100 and 100": ends that would read alike get one decimal more. */
function betweenApart(words: MetricWords, interval: Interval | null, unit: Unit, decimals: number): string {
  if (interval === null) return "";
  const alike = roundHalfAway(interval.low, decimals) === roundHalfAway(interval.high, decimals);
  return sayBetween(words, interval, unit, alike && interval.low !== interval.high ? decimals + 1 : decimals);
}

function plainValue(metric: MetricId, value: number | null, decimals: number, locale: string): string {
  if (value === null) return "—";
  if (METRICS[metric].unit === "minutes") return formatMinutes(value, locale);
  return formatNumber(value, { locale, decimals, signed: METRICS[metric].unit === "points" });
}

/** A value as a sentence says it: "+40", "82%", "5.6 of 7". */
function wholeValue(
  { metrics, locale }: MetricWords,
  metric: MetricId,
  scale: ScaleId | null,
  value: number | null,
  decimals: number,
): string {
  const { unit } = METRICS[metric];
  if (scale === null || unit !== "score" || value === null) return formatValue(value, unit, { locale, decimals });
  return `${plainValue(metric, value, decimals, locale)} ${metrics("of", { max: SCALES[scale].max })}`;
}

/** The small text behind a value; minutes carry their units within. */
function unitText({ metrics }: MetricWords, unit: Unit, scale: ScaleId | null): string | undefined {
  if (unit === "percent") return "%";
  return unit === "score" && scale !== null ? metrics("of", { max: SCALES[scale].max }) : undefined;
}

function sayStepBetween(words: MetricWords, unit: Unit, interval: Interval | null, decimals: number): string {
  if (interval === null) return "";
  const { metrics, locale } = words;
  const signed = (step: number) =>
    unit === "minutes" ? signedMinutes(step, locale) : formatNumber(step, { locale, decimals, signed: true });
  const between = metrics("between", { low: signed(interval.low), high: signed(interval.high) });
  return unit === "points" || unit === "percent" ? metrics("points", { step: between }) : between;
}

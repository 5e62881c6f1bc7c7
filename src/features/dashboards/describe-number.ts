import {
  betweenText,
  changeFigures,
  countsInWords,
  countText,
  decimalsOf,
  formatNumber,
  formatValue,
  type Precision,
  precisionOf,
  roundHalfAway,
} from "@/domain/metrics/display";
import type { Interval } from "@/domain/metrics/interval";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId, Unit } from "@/domain/metrics/metric-id";
import { type Band, SCALES, type Scale, type ScaleId } from "@/domain/metrics/scale";
import type { AnswerComparison, AnswerReading } from "@/features/dashboards/metric-answer";

/** A number in the words of the screen. */
export interface NumberWords {
  /** Whose definition explains it. */
  readonly metric: ScoreMetricId;
  /** "NPS", "CSAT", "Ease", "Completion". */
  readonly label: string;
  readonly precision: Precision;
  /** "+40", "82", "5.6"; null under ten answers and where nobody answered. */
  readonly value: string | null;
  /** "%" or "of 7". */
  readonly unit: string | undefined;
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

/** A score metric's short name, as it stands on tiles and tabs. */
export const SHORT_NAMES: Readonly<Record<ScoreMetricId, string>> = {
  nps: "NPS",
  csat: "CSAT",
  ces: "Ease",
  completion_rate: "Completion",
};

/** How many decimals a screen prints: the usual ones; one more where asked, or where rounding would contradict the change. */
export function decimalsFor(
  metric: ScoreMetricId,
  value: number | null,
  comparison: AnswerComparison | null,
  more: boolean,
): number {
  const { unit } = METRICS[metric];
  const usual = decimalsOf(unit) + (more ? 1 : 0);
  if (!comparison) return usual;
  return Math.max(usual, changeFigures(value, comparison.value, comparison.difference, unit).decimals);
}

/** Says a reading: the value with its unit, where it would land again, how many answered, or why there is none. */
export function describeNumber(
  metric: ScoreMetricId,
  scale: ScaleId,
  reading: AnswerReading & { readonly counts?: Readonly<Record<string, number>> },
  decimals: number = decimalsOf(METRICS[metric].unit),
): NumberWords {
  const { unit } = METRICS[metric];
  if (reading.suppressed) return hiddenNumber(metric);
  const precision = precisionOf(reading, unit);
  const counted = precision === "counts" && reading.counts !== undefined;
  return {
    metric,
    label: SHORT_NAMES[metric],
    precision,
    value: precision === "none" || counted ? null : plainValue(metric, reading.value, decimals),
    unit: unit === "percent" ? "%" : unit === "score" ? `of ${SCALES[scale].max}` : undefined,
    between: counted ? "" : sayBetween(reading.interval, unit, decimals),
    count: answersText(metric, reading.n),
    instead: counted ? countsInWords(metric, reading.counts ?? {}) : emptyReason(metric),
  };
}

/** What stands for a number of so few people that an anonymous survey does not show it. */
export const TOO_FEW = "Too few answers to show";

function hiddenNumber(metric: ScoreMetricId): NumberWords {
  const nothing = { precision: "none", value: null, unit: undefined, between: "" } as const;
  return { metric, label: SHORT_NAMES[metric], ...nothing, count: "too few to show", instead: TOO_FEW, hidden: true };
}

/** Says a change, with as many decimals as the values beside it. */
export function describeChange(
  metric: ScoreMetricId,
  scale: ScaleId,
  value: number | null,
  comparison: AnswerComparison,
  decimals: number,
): ChangeWords {
  const points = METRICS[metric].unit === "score" ? "" : " pts";
  const signed = (number: number) => formatNumber(number, { decimals, signed: true });
  const { difference, interval } = comparison;
  const whole = (number: number | null) =>
    METRICS[metric].unit === "score" && number !== null
      ? `${plainValue(metric, number, decimals)} of ${SCALES[scale].max}`
      : formatValue(number, METRICS[metric].unit, { decimals });
  return {
    direction: comparison.verdict,
    assessment: comparison.assessment,
    current: whole(value),
    previous: whole(comparison.value),
    difference: difference === null ? "" : `${signed(difference)}${points}`,
    between: interval === null ? "" : `between ${signed(interval.low)} and ${signed(interval.high)}${points}`,
  };
}

/** "412 answers"; for completion, who began. */
export function answersText(metric: ScoreMetricId, n: number): string {
  return metric === "completion_rate" ? `${formatNumber(n)} started` : countText(n);
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
export function bandWord(band: string, count: number): string {
  if (band === "notCompleted") return "not completed";
  return count === 1 ? band.replace(/^(promoter|passive|detractor)s$/, "$1") : band;
}

/** Shares in percent that add up to 100 as printed (largest remainder); empty texts where there is nothing. */
export function sharesText(counts: readonly number[], decimals: number): string[] {
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
    formatValue((floor + (raised.has(place) ? 1 : 0)) / unit, "percent", { decimals }),
  );
}

/** "between 99.7 and 100" rather than "between 100 and 100": ends that would read alike get one decimal more. */
function sayBetween(interval: Interval | null, unit: Unit, decimals: number): string {
  if (interval === null) return "";
  const alike = roundHalfAway(interval.low, decimals) === roundHalfAway(interval.high, decimals);
  return betweenText(interval, unit, { decimals: alike && interval.low !== interval.high ? decimals + 1 : decimals });
}

function plainValue(metric: ScoreMetricId, value: number | null, decimals: number): string {
  if (value === null) return "—";
  return formatNumber(value, { decimals, signed: METRICS[metric].unit === "points" });
}

function emptyReason(metric: ScoreMetricId): string {
  return metric === "completion_rate" ? "Nobody has started" : "No answers in these days";
}

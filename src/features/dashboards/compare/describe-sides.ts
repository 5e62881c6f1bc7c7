import { formatNumber } from "@/domain/metrics/display";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { Side } from "@/features/dashboards/compare/choose-sides";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { ComputedMetric } from "@/features/dashboards/compute-metric";
import { bandsOf, bandWord, describeNumber, type NumberWords, sharesText } from "@/features/dashboards/describe-number";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { listFormat } from "@/platform/i18n/formats";
import type { ScoreBand } from "@/ui/charts/group-tone";
import type { RulerInput } from "@/ui/ruler-geometry";

/** One side in words: which days, whose answers, the number, how the answers are spread. */
export interface SideView {
  readonly days: string;
  /** "country: DE, plan: Duo"; "everyone" without a filter. */
  readonly people: string;
  readonly number: NumberWords;
  readonly ruler: RulerInput | null;
  readonly bands: readonly ScoreBand[];
  /** The dashboard of the same days and filters; null for those without an account. */
  readonly href: string | null;
}

/** Says one side; a number of few answers says its counts. */
export function describeSide(
  words: PageWords,
  metric: ScoreMetricId,
  side: Side,
  { answer, scale, tally }: ComputedMetric,
  shown: { readonly decimals: number; readonly axis: readonly [number, number]; readonly href: string },
): SideView {
  const number = describeNumber(words, metric, scale, answer, shown.decimals);
  const counted = bandsOf(scale).map((band) => ({
    ...band,
    count: band.scores.reduce((sum, point) => sum + (tally.counts[point] ?? 0), 0),
  }));
  const shares = sharesText(
    counted.map(({ count }) => count),
    0,
    words.locale,
  );
  const ruled = number.value !== null && answer.value !== null && answer.interval !== null;
  return {
    days: describeDays(side.range, words.locale),
    people: describePeople(words, side),
    number,
    ruler:
      ruled && answer.interval
        ? { value: answer.value, low: answer.interval.low, high: answer.interval.high, before: null, axis: shown.axis }
        : null,
    bands: counted.map((band, place) => ({
      tone: band.tone,
      name: bandWord(words, band.name, band.count),
      count: band.count,
      countText: formatNumber(band.count, { locale: words.locale }),
      shareText: shares[place] ?? "",
    })),
    href: shown.href,
  };
}

/** One axis for both sides' intervals, with some room, never past the scale's own ends. */
export function axisOf(
  intervals: readonly ({ readonly low: number; readonly high: number } | null)[],
  { min, max }: { readonly min: number; readonly max: number },
): [number, number] {
  const known = intervals.filter((one) => one !== null);
  if (known.length === 0) return [min, max];
  const low = Math.min(...known.map((one) => one.low));
  const high = Math.max(...known.map((one) => one.high));
  const room = (high - low || 1) / 8;
  return [Math.max(min, low - room), Math.min(max, high + room)];
}

/** Whose answers a side holds. */
export function describePeople({ compare, locale }: PageWords, { filters }: Side): string {
  const named = Object.entries(filters).map(([name, value]) => `${name}: ${value}`);
  return named.length === 0 ? compare("everyone") : listFormat(locale, "unit").format(named);
}

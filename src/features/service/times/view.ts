import {
  COUNTS_BELOW,
  changeFigures,
  formatMinutes,
  formatNumber,
  formatValue,
  precisionOf,
} from "@/domain/metrics/display";
import type { Unit } from "@/domain/metrics/metric-id";
import type { Reading } from "@/domain/metrics/reading";
import { countTimes, type TimeCounts } from "@/domain/metrics/time-counts";
import type { ServiceDimension, TimeMeasure } from "@/domain/service/time-measure";
import type { ServiceGroup, ServiceNumber, ServiceNumbers } from "@/features/service/times/read-service";
import type { ServiceWords } from "@/features/service/times/service-words";
import { sayBetween, signedMinutes } from "@/platform/i18n/metric-words";
import { sayDay, sayDays, sayTick } from "@/platform/i18n/say-days";
import type { ScoreBar } from "@/ui/charts/distribution-chart";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";
import type { ScoreBand } from "@/ui/charts/group-tone";
import type { TrendPoint } from "@/ui/charts/trend-runs";
import type { RulerInput } from "@/ui/ruler-geometry";
import type { TileNumber } from "@/ui/tile";

/** The sentence the page leads with, about the first response, and the line below it. */
export function sayVerdict(
  words: ServiceWords,
  numbers: ServiceNumbers,
  measure: TimeMeasure,
): { title: string; lead: string } {
  const { t, locale } = words;
  const number = numbers.times[measure];
  const { reading, p90, before, verdict } = number;
  const days = sayDays(numbers.range.from, numbers.range.to, locale);
  const what = t(`measures.${measure}`);
  if (reading.value === null) return { title: t("verdict.none", { what }), lead: t("verdict.noneLead", { days }) };
  const lead = t("verdict.lead", {
    between: sayBetween(words, reading.interval, "minutes") || "none",
    nine: formatMinutes(p90?.value ?? 0, locale),
    n: reading.n,
    days,
  });
  if (reading.n < COUNTS_BELOW) return { title: t("verdict.few", { what, n: reading.n }), lead: days };
  const figures = { what, now: formatMinutes(reading.value, locale), before: formatMinutes(before.value ?? 0, locale) };
  const against = { lead, days: sayDays(numbers.compared.from, numbers.compared.to, locale) };
  switch (verdict.assessment) {
    case "better":
      return { title: t("verdict.better", figures), lead: t("verdict.against", against) };
    case "worse":
      return { title: t("verdict.worse", figures), lead: t("verdict.against", against) };
    case "no clear change":
      return { title: t("verdict.unclear", figures), lead: t("verdict.against", against) };
    default:
      return { title: t("verdict.alone", figures), lead };
  }
}

/** A duration as a tile: half took less, 9 of 10 took less. */
export function timeTile(words: ServiceWords, number: ServiceNumber, measure: TimeMeasure): TileNumber {
  const { t, locale } = words;
  const { reading, p90, change } = number;
  const label = t(`measures.${measure}`);
  if (reading.value === null) return { label, value: null, reason: t("nothing") };
  const count = t("interactions", { n: reading.n });
  if (reading.n < COUNTS_BELOW) return { label, value: null, reason: t("few", { n: reading.n }), count };
  return {
    ...{ label, value: formatMinutes(reading.value, locale) },
    ...{ between: sayBetween(words, reading.interval, "minutes"), ruler: rulerOf(number, Number.POSITIVE_INFINITY) },
    ...verdictParts(number),
    change: change.difference === null ? undefined : signedMinutes(change.difference, locale),
    count: t("nineOf", { time: formatMinutes(p90?.value ?? 0, locale), n: reading.n }),
  };
}

/** A rate as a tile. */
export function rateTile(words: ServiceWords, number: ServiceNumber, label: string, of: string): TileNumber {
  const { t, metrics, locale } = words;
  const { reading, before, change } = number;
  if (reading.value === null) return { label, value: null, reason: t("nothing") };
  if (reading.n < COUNTS_BELOW) return { label, value: null, reason: t("few", { n: reading.n }), count: of };
  const figures = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  return {
    ...{ label, value: figures.current, between: sayBetween(words, reading.interval, "percent") },
    ...{ rough: precisionOf(reading, "percent") === "rough", ruler: rulerOf(number, 100) },
    ...verdictParts(number),
    change: change.difference === null ? undefined : metrics("points", { step: figures.difference }),
    count: of,
  };
}

/** What waits now, as a tile. */
export function backlogTile({ t, locale }: ServiceWords, { backlog }: ServiceNumbers, now: Date): TileNumber {
  const age = (at: Date | null) => formatMinutes(at === null ? 0 : Math.max(0, (+now - +at) / 60_000), locale);
  return {
    label: t("backlog"),
    value: formatNumber(backlog.open, { locale }),
    between: backlog.open === 0 ? t("backlogNone") : t("backlogOldest", { age: age(backlog.oldest) }),
    count:
      backlog.unanswered === 0
        ? t("unansweredNone")
        : t("unanswered", { n: backlog.unanswered, age: age(backlog.oldestUnanswered) }),
  };
}

function rulerOf({ reading, before }: ServiceNumber, max: number): RulerInput | null {
  const { value, interval } = reading;
  if (value === null || interval === null) return null;
  return { value, low: interval.low, high: interval.high, before: before.value, min: 0, max };
}

function verdictParts({ verdict }: ServiceNumber) {
  const clear = verdict.verdict === "up" || verdict.verdict === "down";
  return { assessment: verdict.assessment, ...(clear ? { direction: verdict.verdict as "up" | "down" } : {}) };
}

/** Where a group's name and its count lead. */
export type GroupLinks = (dimension: ServiceDimension, value: string) => { href: string; countHref?: string };

/** Groups as dots on one axis of minutes; those with fewer than ten stand below, by name and without a number. */
export function groupRows(
  words: ServiceWords,
  groups: readonly ServiceGroup[],
  dimension: ServiceDimension,
  { name, links }: { name: (value: string) => string; links: GroupLinks },
): WhiskerRow[] {
  const { t, locale } = words;
  const firstFew = groups.findIndex(({ reading }) => reading.n < COUNTS_BELOW);
  return groups.map((group, place) => {
    const { value, reading, p90, change } = group;
    const row = {
      ...{ key: value, label: name(value), gap: place === firstFew && place > 0, ...links(dimension, value) },
      countText: formatNumber(reading.n, { locale }),
    };
    if (reading.value === null || reading.n < COUNTS_BELOW)
      return { ...row, value: null, low: null, high: null, valueText: "—", betweenText: t("tooFew") };
    return {
      ...row,
      ...{ value: reading.value, low: reading.interval?.low ?? null, high: reading.interval?.high ?? null },
      valueText: formatMinutes(reading.value, locale),
      betweenText: `${sayBetween(words, reading.interval, "minutes")}; ${t("nine", { time: formatMinutes(p90?.value ?? 0, locale) })}`,
      ...verdictParts(group),
      ...(change.difference === null ? {} : { changeText: signedMinutes(change.difference, locale) }),
    };
  });
}

/** The end of an axis on which all of them fit. */
export function axisEnd(rows: readonly { readonly high?: number | null; readonly value: number | null }[]): number {
  const most = Math.max(1, ...rows.map(({ high, value }) => Math.max(high ?? 0, value ?? 0)));
  return STEPS.find((step) => step >= most) ?? Math.ceil(most / 1_440) * 1_440;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080];

/** The median week by week. */
export function trendPoints(words: ServiceWords, { weeks }: ServiceNumbers): TrendPoint[] {
  const { t, locale } = words;
  return weeks.map(({ from, to, median, p90, partial }) => ({
    ...{
      key: from,
      label: sayTick(from, locale),
      title: from === to ? sayDay(from, locale) : sayDays(from, to, locale),
    },
    ...{ value: median.value, low: median.interval?.low ?? null, high: median.interval?.high ?? null },
    valueText: median.value === null ? "—" : formatMinutes(median.value, locale),
    betweenText:
      median.value === null
        ? t("nothing")
        : `${sayBetween(words, median.interval, "minutes")}; ${t("nine", { time: formatMinutes(p90.value ?? 0, locale) })}`,
    countText: t("interactions", { n: median.n }),
    rough: median.n < COUNTS_BELOW,
    partial,
  }));
}

/** Upper ends of the bars of the distribution, in seconds; the last bar is everything above. */
const BARS = [30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 345_600, 604_800];

/** How many took how long: half, up to 9 of 10, and the longest tenth are told apart. */
export function distributionOf(
  words: ServiceWords,
  counts: TimeCounts,
  { reading, p90 }: ServiceNumber,
): { bars: ScoreBar[]; bands: ScoreBand[] } | null {
  const { t, locale } = words;
  const n = countTimes(counts);
  if (n < COUNTS_BELOW || reading.value === null || p90?.value === null || p90 === null) return null;
  const share = (part: number) => formatValue((100 * part) / n, "percent", { locale });
  const between = (above: number, upTo: number) =>
    counts.reduce((sum, [seconds, count]) => (seconds >= above && seconds < upTo ? sum + count : sum), 0);
  const [half, nine] = [reading.value * 60, p90.value * 60];
  const toneOf = (from: number) =>
    from < half ? ("high" as const) : from < nine ? ("middle" as const) : ("low" as const);
  const last = counts.at(-1)?.[0] ?? 0;
  const ends = [
    ...BARS.filter((end, place) => end <= last || (BARS[place - 1] ?? 0) <= last),
    Number.POSITIVE_INFINITY,
  ];
  const bars = ends.flatMap((end, place) => {
    const from = ends[place - 1] ?? 0;
    if (from > last) return [];
    const count = between(from, end);
    const name =
      end === Number.POSITIVE_INFINITY
        ? t("distribution.over", { time: formatMinutes(from / 60, locale) })
        : t("distribution.under", { time: formatMinutes(end / 60, locale) });
    return [
      { score: name, count, countText: formatNumber(count, { locale }), shareText: share(count), tone: toneOf(from) },
    ];
  });
  const band = (tone: "low" | "middle" | "high", count: number, name: string): ScoreBand => ({
    ...{ tone, name, count, countText: formatNumber(count, { locale }), shareText: share(count) },
  });
  return {
    bars,
    bands: [
      band("high", between(0, half), t("distribution.half", { time: formatMinutes(reading.value, locale) })),
      band("middle", between(half, nine), t("distribution.most", { time: formatMinutes(p90.value, locale) })),
      band(
        "low",
        between(nine, Number.POSITIVE_INFINITY),
        t("distribution.longest", { time: formatMinutes(p90.value, locale) }),
      ),
    ],
  };
}

/** A score of a group as a dot with its whisker; under ten answers it has no number. */
export function scoreRow(
  words: ServiceWords,
  key: string,
  label: string,
  reading: Reading,
  unit: Unit,
  count: string,
): WhiskerRow {
  const few = reading.value === null || reading.n < COUNTS_BELOW;
  const row = { key, label, countText: count };
  if (few) return { ...row, value: null, low: null, high: null, valueText: "—", betweenText: words.t("tooFew") };
  return {
    ...row,
    ...{ value: reading.value, low: reading.interval?.low ?? null, high: reading.interval?.high ?? null },
    valueText: formatValue(reading.value, unit, { locale: words.locale }),
    betweenText: sayBetween(words, reading.interval, unit),
    rough: precisionOf(reading, unit) === "rough",
  };
}

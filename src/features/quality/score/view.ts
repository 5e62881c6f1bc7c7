import { COUNTS_BELOW, changeFigures, formatNumber, formatValue, precisionOf } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { type QualityQuery, withFilter, writeQualityQuery } from "@/features/quality/input";
import { nameCategory } from "@/features/quality/name-category";
import type { QualityWords } from "@/features/quality/quality-words";
import type { Cut, QualityGroup, QualityNumber, QualityNumbers } from "@/features/quality/score/read-quality";
import { sayBetween } from "@/platform/i18n/metric-words";
import { sayDay, sayDays, sayTick } from "@/platform/i18n/say-days";
import type { WhiskerRow } from "@/ui/charts/dot-whisker";
import type { TrendPoint } from "@/ui/charts/trend-runs";
import type { TileNumber } from "@/ui/tile";

/** Where the page's numbers lead. */
export interface QualityPlaces {
  readonly page: string;
  readonly reviews: string;
  readonly query: QualityQuery;
}

/** The sentence the page leads with, and the line below it. */
export function sayVerdict(words: QualityWords, numbers: QualityNumbers): { title: string; lead: string } {
  const { t, locale } = words;
  const { total, range, compared, reviewers } = numbers;
  const { reading } = total;
  const days = sayDays(range.from, range.to, locale);
  if (reading.value === null) return { title: t("verdict.none"), lead: t("verdict.noneLead", { days }) };
  const leadWith = (between: string) =>
    t("verdict.lead", {
      reviews: t("reviews", { n: reading.n }),
      reviewers: t("reviewers", { n: reviewers }),
      between: between || "none",
      days,
    });
  if (reading.n < COUNTS_BELOW)
    return { title: t("verdict.few", { n: reading.n, least: COUNTS_BELOW }), lead: leadWith("") };
  const { decimals, ...figures } = figuresOf(total, locale);
  const sure = leadWith(sayBetween(words, reading.interval, "percent", decimals));
  const beforeDays = sayDays(compared.from, compared.to, locale);
  switch (total.verdict.assessment) {
    case "better":
      return { title: t("verdict.better", figures), lead: t("verdict.against", { lead: sure, days: beforeDays }) };
    case "worse":
      return { title: t("verdict.worse", figures), lead: t("verdict.against", { lead: sure, days: beforeDays }) };
    case "no clear change":
      return { title: t("verdict.unclear", figures), lead: t("verdict.against", { lead: sure, days: beforeDays }) };
    default:
      return { title: t("verdict.alone", figures), lead: sure };
  }
}

/** The headline number as a tile. */
export function tileOf(words: QualityWords, { total }: QualityNumbers): TileNumber {
  const { t, metrics, locale } = words;
  const { reading, before, verdict, change } = total;
  const label = metrics("names.quality_score");
  if (reading.value === null) return { label, value: null, reason: t("verdict.none") };
  const count = t("reviews", { n: reading.n });
  if (reading.n < COUNTS_BELOW)
    return { label, value: null, reason: t("verdict.few", { n: reading.n, least: COUNTS_BELOW }), count };
  const figures = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  return {
    label,
    value: figures.current,
    between: sayBetween(words, reading.interval, "percent", figures.decimals),
    rough: precisionOf(reading, "percent") === "rough",
    ruler: rulerOf(reading, before),
    direction: verdict.verdict === "up" || verdict.verdict === "down" ? verdict.verdict : null,
    assessment: verdict.assessment,
    change: change.difference === null ? undefined : metrics("points", { step: figures.difference }),
    count,
  };
}

/** Groups as dots on one axis. Those with fewer than ten reviews stand below the others, by name and without a number. */
export function whiskersOf(
  words: QualityWords,
  numbers: QualityNumbers,
  cut: Cut,
  places: QualityPlaces,
): WhiskerRow[] {
  const groups = numbers.groups[cut];
  const firstFew = groups.findIndex(({ reading }) => reading.n < COUNTS_BELOW);
  return groups.map((group, place) => ({
    key: group.value,
    label: cut === "category" ? categoryName(words, numbers, group.value) : group.value,
    gap: place === firstFew && place > 0,
    ...whiskerOf(words, group),
    ...linksOf(cut, group.value, places),
  }));
}

function whiskerOf(words: QualityWords, { reading, change, verdict, before }: QualityGroup) {
  const { t, metrics, locale } = words;
  const countText = formatNumber(reading.n, { locale });
  if (reading.value === null || reading.n < COUNTS_BELOW)
    return { value: null, low: null, high: null, valueText: "—", countText, betweenText: t("tooFew") };
  const { difference } = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  const clear = verdict.verdict === "up" || verdict.verdict === "down";
  return {
    value: reading.value,
    low: reading.interval?.low ?? null,
    high: reading.interval?.high ?? null,
    valueText: formatValue(reading.value, "percent", { locale }),
    countText,
    betweenText: sayBetween(words, reading.interval, "percent"),
    rough: precisionOf(reading, "percent") === "rough",
    assessment: verdict.assessment,
    ...(clear ? { direction: verdict.verdict as "up" | "down" } : {}),
    ...(change.difference === null ? {} : { changeText: metrics("points", { step: difference }) }),
  };
}

function linksOf(cut: Cut, value: string, { page, reviews, query }: QualityPlaces) {
  if (cut === "category") return {};
  const narrowed = withFilter(query, cut, value);
  return { href: writeQualityQuery(page, narrowed), countHref: writeQualityQuery(reviews, narrowed) };
}

/** The name of a category as its newest version has it. */
export function categoryName({ t }: QualityWords, { categories }: QualityNumbers, key: string): string {
  const line = categories.get(key);
  return line ? nameCategory(t, line) : key;
}

/** The number week by week. */
export function pointsOf(words: QualityWords, { weeks }: QualityNumbers): TrendPoint[] {
  const { t, locale } = words;
  return weeks.map(({ from, to, reading, partial }) => ({
    key: from,
    label: sayTick(from, locale),
    title: from === to ? sayDay(from, locale) : sayDays(from, to, locale),
    value: reading.value,
    low: reading.interval?.low ?? null,
    high: reading.interval?.high ?? null,
    valueText: formatValue(reading.value, "percent", { locale }),
    betweenText: reading.value === null ? t("verdict.none") : sayBetween(words, reading.interval, "percent"),
    countText: t("reviews", { n: reading.n }),
    rough: precisionOf(reading, "percent") !== "plain",
    partial,
  }));
}

function figuresOf({ reading, before, change }: QualityNumber, locale: string) {
  const figures = changeFigures(reading.value, before.value, change.difference, "percent", locale);
  return { now: figures.current, before: figures.previous, decimals: figures.decimals };
}

function rulerOf({ value, interval }: Reading, before: Reading) {
  if (value === null || interval === null) return null;
  return { value, low: interval.low, high: interval.high, before: before.value, min: 0, max: 100 };
}

import type { StoredTopic, TopicPart } from "@/db/queries/topics/list-topics";
import { formatValue } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import type { Unit } from "@/domain/metrics/metric-id";
import { STARTER_KEYS } from "@/domain/topics/starter-topics";
import { WORD_LISTS } from "@/domain/topics/topic-rules";
import type { TopicScope } from "@/features/topics/choose-scope";
import { dateFormat } from "@/platform/i18n/formats";
import { commaOf } from "@/platform/i18n/locale";
import { type MetricWords, sayStep } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What topics are named with. */
export interface TopicNames {
  readonly t: Translator<"topics">;
}

/** What the pages of topics are said with. */
export interface TopicWords extends MetricWords, TopicNames {}

/** A topic's own name, or what the reader's language calls a starter that nobody renamed. */
export function nameTopic({ name, starter }: Pick<StoredTopic, "name" | "starter">, { t }: TopicNames): string {
  const key = STARTER_KEYS.find((one) => one === starter);
  return name !== "" || key === undefined ? name : t(`starters.${key}`);
}

/** What became part of a topic: its name and its words. */
export function describeParts(parts: readonly TopicPart[], words: TopicWords) {
  return parts.map((part) => ({ id: part.id, name: nameTopic(part, words), words: sayRules(part, words) }));
}

/** All words that a topic is found by, one after the other. */
export function sayRules({ rules }: Pick<TopicPart, "rules">, { t, locale }: TopicWords): string {
  // Each stands for itself: words of one direction do not move those of the other.
  const list = (some: readonly string[]) => some.map((word) => `\u2068${word}\u2069`).join(commaOf(locale));
  const found = list([...new Set(WORD_LISTS.flatMap((name) => rules.words[name]))]);
  return rules.except.length === 0 ? found : t("merge.unless", { words: found, except: list(rules.except) });
}

/** "23 %"; with one decimal under ten, where whole percents would say nothing. */
export function sayShare(percent: number | null, { locale }: TopicWords): string {
  return formatValue(percent, "percent", { locale, decimals: decimalsOf(percent) });
}

/** "9.9 %" and "16.4 %": two shares that stand side by side, with as many decimals as the finer one. */
export function saySharePair(before: number, now: number | null, { locale }: TopicWords): [string, string] {
  const decimals = Math.max(decimalsOf(before), decimalsOf(now));
  return [formatValue(before, "percent", { locale, decimals }), formatValue(now, "percent", { locale, decimals })];
}

function decimalsOf(percent: number | null): number {
  return percent !== null && percent < 10 ? 1 : 0;
}

/** "+3 pts", "−0.4": a difference in the steps of a unit. */
export function saySteps(value: number, unit: Unit, words: TopicWords, decimals = unit === "score" ? 2 : 0): string {
  return sayStep(words, unit, value, decimals);
}

export function unitOf(score: NonNullable<TopicScope["score"]>): Unit {
  return METRICS[score.metric].unit;
}

/** "1 Aug 2026 – 31 Oct 2026". */
export function sayDays({ from, to }: { readonly from: string; readonly to: string }, locale: string): string {
  const format = dateFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return format.formatRange(utc(from), utc(to));
}

export function sayDay(day: string, locale: string): string {
  return dateFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(utc(day));
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

import { localDay } from "@/domain/calendar/day";
import { formatValue } from "@/domain/metrics/display";
import { FIRST_WEIGHTS, INDEX_PARTS, type IndexPart, type IndexWeights } from "@/domain/metrics/service-index";
import type { QualityWords } from "@/features/quality/quality-words";
import type { ReadIndex } from "@/features/quality/service-index/read-index";
import { sayBetween } from "@/platform/i18n/metric-words";
import { sayDay } from "@/platform/i18n/say-days";

/** A part of the index as its line says it. */
interface IndexLineView {
  readonly part: IndexPart;
  readonly name: string;
  /** As it was set, and what it came to after absent parts gave theirs away. */
  readonly weight: string;
  readonly share: string;
  readonly value: string;
  readonly between: string;
  readonly count: string;
  /** Why it is not in the number; null where it is. */
  readonly absent: string | null;
}

/** The index with all that makes it, for the page of quality. */
export function describeIndex(words: QualityWords, { index, versions }: ReadIndex, zone: string) {
  const { t, locale } = words;
  const percent = (value: number) => formatValue(value, "percent", { locale });
  const absent = index.lines.some((one) => one.absent === "none" || one.absent === "few");
  return {
    value: index.value === null ? null : percent(index.value),
    between: sayBetween(words, index.interval, "percent"),
    /** Where there is a number without an interval. */
    bare: index.value !== null && index.interval === null,
    reweighted: index.value !== null && absent,
    lines: index.lines.map(
      (one): IndexLineView => ({
        ...{ part: one.part, name: t(`index.parts.${one.part}`), weight: percent(one.weight) },
        share: one.share === null ? "—" : percent(100 * one.share),
        value: one.reading.value === null || one.absent === "few" ? "—" : percent(one.reading.value),
        between: one.absent === "few" ? "" : sayBetween(words, insideOf(one.reading.interval), "percent"),
        count: t(`index.counts.${one.part}`, { n: one.reading.n }),
        absent: one.absent === null ? null : t(`index.absent.${one.absent}`),
      }),
    ),
    version: versions[0]?.version ?? 0,
    weights: versions[0]?.weights ?? FIRST_WEIGHTS,
    history: versions.map((row) => ({
      version: row.version,
      day: sayDay(localDay(row.createdAt, zone), locale),
      weights: row.weights,
      said: sayWeights(words, row.weights),
    })),
    first: { weights: FIRST_WEIGHTS, said: sayWeights(words, FIRST_WEIGHTS) },
  };
}

export type IndexView = ReturnType<typeof describeIndex>;

function sayWeights({ t, locale }: QualityWords, weights: IndexWeights): string {
  return INDEX_PARTS.map(
    (part) => `${t(`index.parts.${part}`)} ${formatValue(weights[part], "percent", { locale })}`,
  ).join(" · ");
}

function insideOf(interval: { readonly low: number; readonly high: number } | null) {
  return interval && { low: Math.max(0, interval.low), high: Math.min(100, interval.high) };
}

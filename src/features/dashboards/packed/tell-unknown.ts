import type { UnknownPart } from "@/domain/board/pack-document";
import { formatNumber, formatValue, precisionOf } from "@/domain/metrics/display";
import { METRICS } from "@/domain/metrics/metric";
import { shortName } from "@/features/dashboards/describe-number";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import type { OverviewData } from "@/features/dashboards/overview/read-overview";
import type { MovedNumber } from "@/features/dashboards/packed/take-closed";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import { notCountedText } from "@/features/dashboards/survey/describe-ledger";
import { sayDay } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** What a pack says numbers with. */
export interface PackedWords extends DashboardWords {
  readonly board: Translator<"board">;
}

/** What the scores and rates of some answers cannot say: too few, held back, not counted, broken off. */
export function tellUnknown(
  words: PackedWords,
  title: string,
  { numbers }: OverviewData,
  minimum: number,
): UnknownPart[] {
  if (numbers === null) return [{ title, lines: [words.board("unknown.nobody")] }];
  const scores = numbers.tiles.map(({ computed }) => computed.answer);
  const others = numbers.operations.flatMap(({ computed }) => (computed === null ? [] : [computed.answer]));
  const lines = [...scores, ...others].flatMap((answer) => linesOf(words, answer, minimum));
  return lines.length === 0 ? [] : [{ title, lines }];
}

function linesOf(words: PackedWords, answer: MetricAnswer, minimum: number): string[] {
  const { board, locale } = words;
  const { metric, n, held, breaks } = answer;
  const name = shortName(words, metric);
  if (answer.suppressed) return [board("unknown.hidden", { name, n: minimum })];
  if (answer.value === null) return [board("unknown.none", { name })];
  const precision = precisionOf(answer, METRICS[metric].unit);
  const notCounted = notCountedText(answer, 0, words);
  return [
    ...(precision === "counts" ? [board("unknown.few", { name, n })] : []),
    ...(precision === "rough" ? [board("unknown.rough", { name, n })] : []),
    ...(held > 0 ? [board("unknown.held", { name, n: held, count: formatNumber(held, { locale }) })] : []),
    ...breaks.map(({ day }) => board("unknown.break", { name, day: sayDay(day, locale) })),
    ...(notCounted === "" ? [] : [board("unknown.notCounted", { name, parts: notCounted })]),
    ...(answer.comparison !== null && answer.comparison.assessment === null
      ? [board("unknown.uncompared", { name })]
      : []),
  ];
}

/** What was closed and would be another number today. */
export function tellMoved(words: PackedWords, title: string, moved: readonly MovedNumber[]): UnknownPart[] {
  const print = ({ metric, value }: MetricAnswer) =>
    formatValue(value, METRICS[metric].unit, { locale: words.locale, decimals: 1 });
  const lines = moved.map(({ closed, today }) =>
    words.board("unknown.moved", {
      ...{ name: shortName(words, closed.metric), closed: print(closed), today: print(today) },
    }),
  );
  return lines.length === 0 ? [] : [{ title, lines }];
}

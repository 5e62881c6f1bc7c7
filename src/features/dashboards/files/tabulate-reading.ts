import type { NumberRow, RowPart } from "@/domain/exports/number-rows";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { DayRange } from "@/features/dashboards/cut-days";
import { describeNumber } from "@/features/dashboards/describe-number";
import type { AnswerComparison, AnswerReading } from "@/features/dashboards/metric-answer";
import type { MetricWords } from "@/platform/i18n/metric-words";
import type { Translator } from "@/platform/i18n/translator";

/** What rows of a file are said with. */
export interface FileWords extends MetricWords {
  readonly files: Translator<"exports">;
}

/** Which number a row tells. */
export interface RowSubject {
  readonly part: RowPart;
  readonly name: string;
  readonly metric: MetricId;
  readonly scale: ScaleId | null;
  readonly days: DayRange;
  readonly attribute?: string;
  readonly decimals?: number;
  readonly notes?: readonly string[];
}

/** A reading as a row of a file: every digit of it, the words of the screen beside it, and what its comparison gave. */
export function tabulateReading(
  words: FileWords,
  subject: RowSubject,
  reading: AnswerReading & {
    readonly counts?: Readonly<Record<string, number>>;
    readonly comparison?: AnswerComparison | null;
  },
): NumberRow {
  const { part, name, metric, scale, days, attribute, decimals, notes = [] } = subject;
  const { files } = words;
  const number = describeNumber(words, metric, scale, reading, decimals);
  const hidden = reading.suppressed === true;
  const why = hidden
    ? files("suppressed")
    : reading.value === null
      ? files("nothing")
      : number.precision === "rough"
        ? files("rough")
        : "";
  return {
    part,
    name,
    metric,
    unit: METRICS[metric].unit,
    from: days.from,
    to: days.to,
    ...(attribute === undefined ? {} : { attribute }),
    value: reading.value,
    shown: number.value === null ? number.instead : number.text,
    low: reading.interval?.low ?? null,
    high: reading.interval?.high ?? null,
    n: hidden ? null : reading.n,
    ...comparedWith(reading.comparison ?? null),
    hidden,
    note: [why, ...notes].filter(Boolean).join("; "),
  };
}

function comparedWith(comparison: AnswerComparison | null): Partial<NumberRow> {
  if (comparison === null || comparison.suppressed) return {};
  return {
    previous: comparison.value,
    previousN: comparison.n,
    difference: comparison.difference,
    differenceLow: comparison.interval?.low ?? null,
    differenceHigh: comparison.interval?.high ?? null,
    p: comparison.pAdjusted,
    verdict: comparison.verdict,
    assessment: comparison.assessment,
  };
}

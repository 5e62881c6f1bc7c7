import type { WeekFigure, WeekKind } from "@/domain/alerts/week-figure";
import type { Change } from "@/domain/metrics/change";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { AnswerReading } from "@/features/dashboards/metric-answer";

/** One number, of everybody or of those with one value. */
export interface WeeklyQuestion {
  readonly metric: MetricId;
  /** Null: of all surveys that ask for it, or of records that are no answers. */
  readonly survey: string | null;
  readonly question: string | null;
  readonly segment: { readonly name: string; readonly value: string } | null;
}

/** Weeks by their positions, both included. */
export interface WeekSpan {
  readonly first: number;
  readonly last: number;
}

/** Two stretches of weeks, as every screen tells them. */
export interface SpanComparison {
  readonly before: AnswerReading;
  readonly after: AnswerReading;
  readonly change: Change;
}

/** A number by its weeks. */
export interface WeeklyNumber {
  readonly kind: WeekKind;
  /** One for each week asked for. */
  readonly weeks: readonly WeekFigure[];
  /** The first week after the question last changed; what lies before it is not comparable. */
  readonly comparableFrom: number;
  /** Compares stretches of weeks, by the test that the dashboards use. */
  compare(before: WeekSpan, after: WeekSpan): Promise<SpanComparison>;
}

const KINDS: Readonly<Partial<Record<MetricId, WeekKind>>> = {
  nps: "score",
  ces: "score",
  first_response_time: "time",
  resolution_time: "time",
  quality_score: "value",
};

/** How the weeks of a metric scatter. */
export function weekKindOf(metric: MetricId): WeekKind {
  return KINDS[metric] ?? "share";
}

import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { Interval } from "@/domain/metrics/interval";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";

/** What a workspace says of days. */
export interface GoalCalendar {
  readonly zone: string;
  readonly weekStart: number;
  readonly fiscalYearStart: number;
  readonly rangeDays?: number;
}

/** One number with what it rests on. `suppressed`: an anonymous survey does not tell it. */
export interface GoalNumber {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
  readonly suppressed?: true;
}

/** A number over days, with its weeks where they were asked for. Days are both included. */
export interface GoalNumbers extends GoalNumber {
  readonly scale: ScaleId;
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly series: readonly (GoalNumber & { readonly start: string; readonly end: string })[];
  /** Days on which the question changed, so that what lies before is not comparable. */
  readonly breaks: readonly { readonly day: string }[];
}

/** What a goal asks of the product's own reader of numbers. Without days it takes the workspace's default range. */
export interface GoalQuestion {
  readonly metric: ScoreMetricId;
  readonly survey: string;
  readonly segment: { readonly name: string; readonly value: string } | null;
  readonly days?: { readonly from: string; readonly to: string };
}

/**
 * Reads the numbers that every screen shows, with their suppression; null where the survey has no such question. It is
 * handed in by the pages and routes, so that goals compute no number of their own.
 */
export type GoalReader = (
  tx: Tx,
  scope: WorkspaceScope,
  calendar: GoalCalendar,
  question: GoalQuestion,
  now: Date,
) => Promise<GoalNumbers | null>;

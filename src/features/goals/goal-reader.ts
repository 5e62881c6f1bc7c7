import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { Change } from "@/domain/metrics/change";
import type { Interval } from "@/domain/metrics/interval";
import type { MetricId } from "@/domain/metrics/metric-id";
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
  /** Null where the number has no scale of a question. */
  readonly scale: ScaleId | null;
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly series: readonly (GoalNumber & {
    readonly start: string;
    readonly end: string;
    readonly counts?: Readonly<Record<string, number>>;
  })[];
  /** Days on which the question changed, so that what lies before is not comparable. */
  readonly breaks: readonly { readonly day: string }[];
}

/** What a goal asks of the product's own reader of numbers. Without days it takes the workspace's default range. */
export interface GoalQuestion {
  readonly metric: MetricId;
  /** Null where the number follows from no answers. */
  readonly survey: string | null;
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

/** A number before and after something was done: of those it concerned, beside the rest of them where there is one. */
export interface BeforeAfterQuestion {
  readonly metric: MetricId;
  readonly survey: string | null;
  readonly filters: Readonly<Record<string, string>>;
  readonly group: { readonly name: string; readonly value: string } | null;
  readonly before: { readonly from: string; readonly to: string };
  readonly after: { readonly from: string; readonly to: string };
  /** The workspace's local day now. */
  readonly today: string;
}

export interface BeforeAfterNumbers {
  readonly concerned: { readonly before: GoalNumber; readonly after: GoalNumber };
  readonly rest: { readonly before: GoalNumber; readonly after: GoalNumber } | null;
  /** Beside a rest the difference of the two changes, else the change itself. */
  readonly change: Change;
  readonly suppressed: boolean;
  /** The question changed in between. */
  readonly broken: boolean;
}

/** Reads both sides of an initiative, by the same numbers; null where the survey has no such question. */
export type BeforeAfterReader = (
  tx: Tx,
  scope: WorkspaceScope,
  question: BeforeAfterQuestion,
) => Promise<BeforeAfterNumbers | null>;

import type { Tx } from "@/db/client";
import type { WorkspaceRow } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { WeekFigure, WeekKind } from "@/domain/alerts/week-figure";
import type { Period } from "@/domain/calendar/period";
import type { Change } from "@/domain/metrics/change";
import type { Interval } from "@/domain/metrics/interval";
import type { MetricId } from "@/domain/metrics/metric-id";

/** Which number is followed. */
export interface NumberQuestion {
  readonly metric: MetricId;
  readonly survey: string | null;
  readonly question: string | null;
  readonly segment: { readonly name: string; readonly value: string } | null;
}

/** One number with what it rests on. */
export interface AlertFigure {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** A followed number by its weeks, as the product's own reader gives it. */
export interface FollowedWeeks {
  readonly kind: WeekKind;
  readonly weeks: readonly WeekFigure[];
  readonly comparableFrom: number;
  compare(before: Span, after: Span): Promise<{ before: AlertFigure; after: AlertFigure; change: Change }>;
}

/** A group that moved with its number. */
export interface MovedGroup {
  readonly name: string;
  readonly value: string;
  readonly before: number;
  readonly after: number;
}

/**
 * Reads the numbers that every screen shows, with their suppression. Pages, routes and jobs hand it in, so that alerts compute
 * no number of their own.
 */
export interface NumberReader {
  /** Null where a survey or its question is gone; in the order asked. */
  weekly(
    tx: Tx,
    scope: WorkspaceScope,
    questions: readonly NumberQuestion[],
    weeks: readonly Period[],
    today: string,
  ): Promise<(FollowedWeeks | null)[]>;
  moved(
    tx: Tx,
    scope: WorkspaceScope,
    workspace: WorkspaceRow,
    question: NumberQuestion,
    asked: {
      readonly range: { readonly from: string; readonly to: string };
      readonly compared: { readonly from: string; readonly to: string };
      readonly direction: "up" | "down";
    },
    now: Date,
  ): Promise<MovedGroup | null>;
}

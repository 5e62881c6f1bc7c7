import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ClosedNumberRow, isClosedFor, type PeriodRow } from "@/db/queries/periods/find-period";
import { closedNumber, closedPeriod } from "@/db/schema/period";
import type { WorkspaceScope } from "@/db/scope";

/** A number as it was when exactly its days were closed; `number` is null where it was not counted then. */
export interface ClosedFigure {
  readonly period: PeriodRow;
  readonly number: ClosedNumberRow | null;
}

/**
 * The closed figure, in one statement, of just these days; null where they are not a closed period, or where several attributes are filtered by.
 * A survey's question may be left out: its first one of the metric.
 */
export async function findClosedNumber(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly metric: string;
    readonly days: { readonly from: string; readonly to: string };
    readonly filters: Readonly<Record<string, string>>;
    readonly survey?: string | undefined;
    readonly question?: string | undefined;
  },
): Promise<ClosedFigure | null> {
  const [filter, ...more] = Object.entries(asked.filters);
  if (more.length > 0) return null;
  const { survey, question, metric, days } = asked;
  const [found] = await tx
    .select({ period: closedPeriod, number: closedNumber })
    .from(closedPeriod)
    .leftJoin(
      closedNumber,
      and(
        eq(closedNumber.workspaceId, closedPeriod.workspaceId),
        eq(closedNumber.periodId, closedPeriod.id),
        eq(closedNumber.metric, metric),
        eq(closedNumber.fromDay, days.from),
        eq(closedNumber.toDay, days.to),
        survey === undefined ? isNull(closedNumber.surveyId) : eq(closedNumber.surveyId, survey),
        question === undefined ? undefined : eq(closedNumber.questionId, question),
        eq(closedNumber.dimension, filter?.[0] ?? ""),
        eq(closedNumber.value, filter?.[1] ?? ""),
      ),
    )
    .where(isClosedFor(scope, days))
    .orderBy(asc(closedNumber.ordinal))
    .limit(1);
  return found ?? null;
}

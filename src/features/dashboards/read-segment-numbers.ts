import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { findSubject } from "@/features/dashboards/find-subject";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { readOperationNumbers } from "@/features/dashboards/operations/read-operation-numbers";

/** One number, of everybody or of those with one value. Without days: the default range. */
export interface SegmentQuestion {
  readonly metric: MetricId;
  /** Whose answers it is of; null where the number follows from none. */
  readonly survey: string | null;
  readonly segment: { readonly name: string; readonly value: string } | null;
  readonly days?: DayRange;
}

/** The number as every screen shows it, with its weeks where days are named. Null: the survey has no such question. */
export async function readSegmentNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  calendar: WorkspaceCalendar,
  question: SegmentQuestion,
  now: Date,
): Promise<(MetricAnswer & { readonly scale: ScaleId | null }) | null> {
  const { metric, survey, segment, days } = question;
  if (!isScoreMetric(metric))
    return { ...(await readOperationNumbers(tx, scope, calendar, { ...question, metric }, now)), scale: null };
  if (survey === null) return null;
  const subject = await findSubject(tx, scope, { metric, survey });
  if (subject === null) return null;
  const filters = segment === null ? {} : { [segment.name]: segment.value };
  const asked = { metric, subject, filters, ...(days ? { ...days, interval: "week" as const } : {}) };
  const { answer, scale } = await computeSubject(tx, scope, calendar, asked, now);
  return { ...answer, scale };
}

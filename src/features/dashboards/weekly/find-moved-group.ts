import type { Tx } from "@/db/client";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import type { WorkspaceScope } from "@/db/scope";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { computeBreakdown } from "@/features/dashboards/compute-breakdown";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { findSubject } from "@/features/dashboards/find-subject";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { correctGroups } from "@/features/dashboards/overview/read-groups";
import type { WeeklyQuestion } from "@/features/dashboards/weekly/weekly-number";

/** A group that moved with its number. */
export interface MovedGroup {
  readonly name: string;
  readonly value: string;
  readonly before: number;
  readonly after: number;
}

const MOST_DIMENSIONS = 4;
const MOST_VALUES = 20;

/**
 * The group of everybody that moved most to the side its number moved to, where one clearly did: corrected over the groups of
 * all dimensions looked at, the clearest first. A number of one group is not cut further.
 */
export async function findMovedGroup(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  question: WeeklyQuestion,
  asked: { readonly range: DayRange; readonly compared: DayRange; readonly direction: "up" | "down" },
  now: Date,
): Promise<MovedGroup | null> {
  if (question.segment !== null) return null;
  const found = await readGroups(tx, scope, workspace, question, asked, now);
  const { groups } = correctGroups(question, found);
  const moved = groups
    .flatMap(({ segments }) => segments)
    .flatMap(({ dimension, value, result }) => {
      const { comparison } = result;
      if (comparison?.verdict !== asked.direction || result.value === null || comparison.value === null) return [];
      const told = { name: dimension, value, before: comparison.value, after: result.value };
      return [{ ...told, p: comparison.pAdjusted ?? 1 }];
    })
    .sort((a, b) => a.p - b.p);
  const [clearest] = moved;
  return clearest
    ? { name: clearest.name, value: clearest.value, before: clearest.before, after: clearest.after }
    : null;
}

async function readGroups(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { metric, survey, question }: WeeklyQuestion,
  { range, compared }: { readonly range: DayRange; readonly compared: DayRange },
  now: Date,
): Promise<{ by: string; segments: readonly AnswerSegment[] }[]> {
  const groups: { by: string; segments: readonly AnswerSegment[] }[] = [];
  if (!isScoreMetric(metric)) {
    // Over weeks that are no months a share of who left is none that any screen tells.
    if (metric === "customer_churn" || metric === "customer_retention") return [];
    for (const { name } of fitting(await listOperationDimensions(tx, scope, metric))) {
      const query = { metric, filters: {}, by: name, ...range, compared, ...(survey === null ? {} : { survey }) };
      groups.push({ by: name, segments: (await computeOperation(tx, scope, workspace, query, now)).answer.breakdown });
    }
    return groups;
  }
  const subject = await findSubject(tx, scope, {
    metric,
    survey: survey ?? undefined,
    question: question ?? undefined,
  });
  if (subject === null) return [];
  const { scale } = await computeSubject(tx, scope, workspace, { metric, subject, ...range, filters: {} }, now);
  const surveys = [...new Set(subject.questions.map(({ surveyId }) => surveyId))];
  for (const { name } of fitting(await listSharedDimensions(tx, scope, surveys))) {
    const query = { metric, scale, subject, by: name, range, compared, filters: {} };
    groups.push({ by: name, segments: await computeBreakdown(tx, scope, query) });
  }
  return groups;
}

function fitting<T extends { readonly values: readonly string[] }>(dimensions: readonly T[]): T[] {
  return dimensions.filter(({ values }) => values.length > 1 && values.length <= MOST_VALUES).slice(0, MOST_DIMENSIONS);
}

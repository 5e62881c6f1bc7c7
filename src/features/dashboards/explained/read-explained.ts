import type { Tx } from "@/db/client";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { answered } from "@/domain/metrics/tally";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { findSubject, type Subject } from "@/features/dashboards/find-subject";
import type { MetricQuery } from "@/features/dashboards/input";
import { poolTallies } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** One number with everything that its ledger says. */
export interface Explained {
  readonly computed: ComputedMetric;
  readonly subject: Subject;
  /** How many of its answers each survey gave, in their order; a survey without any is left out. */
  readonly surveys: readonly { readonly outline: SurveyOutline; readonly questionId: string; readonly n: number }[];
}

/** A number of the API or of a screen, to be explained; null where the survey or the question does not exist. */
export async function readExplained(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: MetricQuery & { readonly metric: ScoreMetricId },
  now: Date,
): Promise<Explained | null> {
  const { metric, survey, question, filters } = query;
  const subject = await findSubject(tx, scope, { metric, survey, question });
  if (subject === null) return null;
  const computed = await computeSubject(tx, scope, workspace, { ...query, subject }, now);
  const { answer, scale } = computed;
  if (answer.suppressed) return { computed, subject, surveys: [] };
  const range = { from: answer.from, to: answer.to };
  const groups = (await readPieces(tx, scope, { subject, by: "", filters }, [range])).within(range);
  const outlines = await readOutlines(tx, scope, survey);
  const surveys = subject.questions.flatMap(({ surveyId, questionId }) => {
    const outline = outlines.find((one) => one.id === surveyId);
    const own = groups.filter((one) => one.surveyId === surveyId && one.questionId === questionId);
    const n = answered(poolTallies(subject.series, own, scale).counts);
    return outline && n > 0 ? [{ outline, questionId, n }] : [];
  });
  return { computed, subject, surveys };
}

import type { Tx } from "@/db/client";
import { type ClosedFigure, findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { isTallied } from "@/db/queries/read-tallies";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { answered } from "@/domain/metrics/tally";
import { chooseRange, comparedRange, type WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type Subject, subjectNamed } from "@/features/dashboards/find-subject";
import type { MetricQuery } from "@/features/dashboards/input";
import { poolTallies } from "@/features/dashboards/pool-series";
import { readBothSides } from "@/features/dashboards/read-pieces";

/** One number with everything that its ledger says. */
export interface Explained {
  readonly computed: ComputedMetric;
  readonly subject: Subject;
  /** How many of its answers each survey gave, in their order; a survey without any is left out. */
  readonly surveys: readonly ExplainedSurvey[];
  /** What it was when just these days were closed. */
  readonly closed: ClosedFigure | null;
}

interface ExplainedSurvey {
  readonly outline: SurveyOutline;
  readonly questionId: string;
  readonly n: number;
}

/** A number of the API or of a screen, to be explained; null where the survey or the question does not exist. */
export async function readExplained(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: Omit<MetricQuery, "interval" | "by"> & {
    readonly metric: ScoreMetricId;
    /** The days to compare with, where they are not those that `compare` names. */
    readonly compared?: DayRange | null;
  },
  now: Date,
): Promise<Explained | null> {
  const { metric, survey, question, filters } = query;
  const outlines = await readOutlines(tx, scope, survey);
  const subject = subjectNamed(outlines, { metric, survey, question });
  if (subject === null) return null;
  const range = await chooseRange(tx, scope, workspace, { subject, query }, now);
  const compared =
    query.compared ?? (query.compare ? comparedRange(range, query.compare, query.from === undefined) : undefined);
  const readAll = () => readBothSides(tx, scope, { subject, by: "", filters }, [range], compared ?? null);
  const [early, closed] = await readTogether(tx, [
    // With several filters answers are counted, which has a patience of its own.
    async () => (isTallied({ by: "", filters }) ? readAll() : null),
    () => findClosedNumber(tx, scope, { metric, days: range, filters, survey, question }),
  ]);
  const pieces = early ?? (await readAll());
  const { compared: _, ...plain } = query;
  const asked = { ...plain, ...range, subject, pieces, ...(compared ? { compared } : {}) };
  const computed = await computeSubject(tx, scope, workspace, asked, now);
  const { answer, scale } = computed;
  if (answer.suppressed) return { computed, subject, surveys: [], closed };
  const groups = pieces.within(range);
  const surveys = subject.questions.flatMap(({ surveyId, questionId }) => {
    const outline = outlines.find((one) => one.id === surveyId);
    const own = groups.filter((one) => one.surveyId === surveyId && one.questionId === questionId);
    const n = answered(poolTallies(subject.series, own, scale).counts);
    return outline && n > 0 ? [{ outline, questionId, n }] : [];
  });
  return { computed, subject, surveys, closed };
}

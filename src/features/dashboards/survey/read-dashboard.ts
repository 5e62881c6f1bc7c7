import type { Tx } from "@/db/client";
import { countTestResponses } from "@/db/queries/count-test-responses";
import { type AnswerDays, findAnswerDays } from "@/db/queries/find-answer-days";
import { type Comment, listComments } from "@/db/queries/list-comments";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { ALPHA } from "@/domain/metrics/change";
import { answered } from "@/domain/metrics/tally";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type BreakdownQuery, computeBreakdown } from "@/features/dashboards/compute-breakdown";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import type { IntervalName } from "@/features/dashboards/input";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { readPieces } from "@/features/dashboards/read-pieces";
import {
  type ChosenDays,
  chooseDays,
  type KnownDays,
  possibleIntervals,
  usualInterval,
} from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import { listTabs, type ScoreTab, WITHOUT_SCORE } from "@/features/dashboards/survey/list-tabs";

export const COMMENTS_A_PAGE = 6;

/** Everything a survey's dashboard says, as numbers. */
export interface DashboardData {
  readonly outline: SurveyOutline;
  readonly tabs: readonly ScoreTab[];
  /** The question shown; its metric is the completion rate where a survey has no score question. */
  readonly tab: ScoreTab;
  readonly known: KnownDays;
  /** Test answers of the days shown; of all days while nobody has answered. */
  readonly tests: number;
  /** Null until somebody has answered. */
  readonly numbers: DashboardNumbers | null;
}

export interface DashboardNumbers {
  readonly days: ChosenDays;
  readonly interval: IntervalName;
  readonly intervals: readonly IntervalName[];
  readonly score: ComputedMetric;
  readonly completion: ComputedMetric;
  /** Answers of today, where the range ends yesterday. */
  readonly today: number | null;
  readonly dimensions: readonly Dimension[];
  readonly by: string | null;
  readonly comments: readonly Comment[];
  readonly moreComments: boolean;
  /** Finding them took too long. */
  readonly slowComments: boolean;
}

/**
 * A survey's dashboard, or null where the survey does not exist. All numbers are those of the API for the same question. With
 * `patience`, comments that take too long to find are left out and said so.
 */
export async function readDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  surveyId: string,
  query: DashboardQuery,
  now: Date,
  patience: PagePatience | null = null,
): Promise<DashboardData | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  if (!outline) return null;
  const tabs = listTabs(outline);
  const tab = tabs.find((one) => one.questionId === query.question) ?? tabs[0] ?? WITHOUT_SCORE;
  const today = localDay(now, workspace.zone);
  const answerDays = await findAnswerDays(tx, scope, [
    { surveyId, questionId: tab.questionId },
    { surveyId, questionId: COMPLETION },
  ]);
  const known = knownDays(answerDays, tab, today);
  const base = { outline, tabs, tab, known };
  if (known.first === null) {
    const always = { surveyId, from: "0001-01-01", to: "9999-12-31" };
    return { ...base, tests: await countTestResponses(tx, scope, always), numbers: null };
  }
  const numbers = await readNumbers(tx, scope, workspace, { outline, tab, known, query, patience }, now);
  const tests = await countTestResponses(tx, scope, { surveyId, ...numbers.days.range });
  return { ...base, tests, numbers };
}

async function readNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  from: {
    outline: SurveyOutline;
    tab: ScoreTab;
    known: KnownDays;
    query: DashboardQuery;
    patience: PagePatience | null;
  },
  now: Date,
): Promise<DashboardNumbers> {
  const { outline, tab, known, query, patience } = from;
  const days = chooseDays(query, known, workspace);
  const { range, compared } = days;
  const intervals = possibleIntervals(range);
  const interval = query.interval && intervals.includes(query.interval) ? query.interval : usualInterval(range);
  const dimensions = await listDimensions(tx, scope, outline.id);
  const asked = { ...range, filters: query.filters, ...(compared ? { compared } : {}) };
  const subject = subjectOf(outline, tab.metric, tab.metric === "completion_rate" ? undefined : tab.questionId);
  const total = await computeSubject(
    tx,
    scope,
    workspace,
    { ...asked, metric: tab.metric, subject: subject ?? NOBODY, interval },
    now,
  );
  const { by, breakdown } = await readBreakdown(tx, scope, {
    names: dimensionsToRead(dimensions, query),
    query: {
      metric: tab.metric,
      scale: total.scale,
      subject: subject ?? NOBODY,
      range,
      compared,
      filters: query.filters,
    },
  });
  const score = { ...total, answer: { ...total.answer, breakdown } };
  const completion = await computeSubject(
    tx,
    scope,
    workspace,
    { ...asked, metric: "completion_rate", subject: subjectOf(outline, "completion_rate") ?? NOBODY },
    now,
  );
  // The words of so few would say who they are; and in an anonymous survey no order says when they came.
  const anonymous = outline.minimumGroup !== null;
  const silent = total.answer.suppressed === true;
  const found = await readParts<"comments">(tx, patience).part("comments", (inner) =>
    listComments(inner, scope, {
      shuffled: anonymous,
      surveyId: outline.id,
      commentQuestionIds: silent ? [] : outline.commentQuestionIds,
      scoreQuestionId: tab.questionId,
      ...range,
      filters: query.filters,
      limit: COMMENTS_A_PAGE,
      offset: (query.comments - 1) * COMMENTS_A_PAGE,
    }),
  );
  return {
    days,
    interval,
    intervals,
    score,
    completion,
    today:
      !anonymous && range.to === addDays(known.today, -1)
        ? await countToday(tx, scope, subject ?? NOBODY, query, known.today)
        : null,
    dimensions,
    by,
    comments: found?.comments ?? [],
    moreComments: found?.more ?? false,
    slowComments: found === null,
  };
}

/** The dimension that was asked for; else the first few, of which the one that says most is shown. */
function dimensionsToRead(dimensions: readonly Dimension[], query: DashboardQuery): string[] {
  const asked = dimensions.find((one) => one.name === query.by);
  if (asked) return [asked.name];
  const small = dimensions.filter((one) => one.values.length <= 20);
  return (small.length > 0 ? small : dimensions).slice(0, 4).map((one) => one.name);
}

/** Breaks down by each of the dimensions and keeps the one with the clearest change, else the first. */
async function readBreakdown(
  tx: Tx,
  scope: WorkspaceScope,
  asked: { readonly names: readonly string[]; readonly query: Omit<BreakdownQuery, "by"> },
): Promise<{ by: string | null; breakdown: AnswerSegment[] }> {
  let best: { by: string; breakdown: AnswerSegment[]; p: number } | null = null;
  for (const by of asked.names) {
    const breakdown = await computeBreakdown(tx, scope, { ...asked.query, by });
    const smallest = Math.min(...breakdown.map((one) => one.result.comparison?.pAdjusted ?? 1), 1);
    const p = smallest < ALPHA ? smallest : 1;
    if (best === null || p < best.p) best = { by, breakdown, p };
  }
  return best ?? { by: null, breakdown: [] };
}

async function countToday(
  tx: Tx,
  scope: WorkspaceScope,
  subject: Subject,
  { filters }: DashboardQuery,
  today: string,
): Promise<number> {
  const range = { from: today, to: today };
  const pieces = await readPieces(tx, scope, { subject, by: "", filters }, [range]);
  return pieces.within(range).reduce((sum, group) => sum + answered(group.tally.counts), 0);
}

function knownDays(days: readonly AnswerDays[], tab: ScoreTab, today: string): KnownDays {
  const own = days.find((one) => one.questionId === tab.questionId) ?? days[0];
  return { today, first: own?.first ?? null, last: own?.last ?? null };
}

const NOBODY: Subject = { questions: [], series: [], minimumGroup: null };

import type { Tx } from "@/db/client";
import { countTestResponses } from "@/db/queries/count-test-responses";
import { type AnswerDays, findAnswerDays } from "@/db/queries/find-answer-days";
import { type Comment, listComments } from "@/db/queries/list-comments";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { answered } from "@/domain/metrics/tally";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import type { IntervalName } from "@/features/dashboards/input";
import { readPieces } from "@/features/dashboards/read-pieces";
import {
  type ChosenDays,
  chooseDays,
  type KnownDays,
  possibleIntervals,
  usualInterval,
} from "@/features/dashboards/survey/choose-days";
import type { DashboardQuery } from "@/features/dashboards/survey/input";
import { listTabs, type ScoreTab } from "@/features/dashboards/survey/list-tabs";

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
  /** Answers of today, where the range ends before it. */
  readonly today: number | null;
  readonly dimensions: readonly Dimension[];
  readonly by: string | null;
  readonly comments: readonly Comment[];
  readonly moreComments: boolean;
}

/** A survey's dashboard, or null where the survey does not exist. All numbers are those of the API for the same question. */
export async function readDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  surveyId: string,
  query: DashboardQuery,
  now: Date,
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
  const numbers = await readNumbers(tx, scope, workspace, { outline, tab, known, query }, now);
  const tests = await countTestResponses(tx, scope, { surveyId, ...numbers.days.range });
  return { ...base, tests, numbers };
}

async function readNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  from: { outline: SurveyOutline; tab: ScoreTab; known: KnownDays; query: DashboardQuery },
  now: Date,
): Promise<DashboardNumbers> {
  const { outline, tab, known, query } = from;
  const days = chooseDays(query, known, workspace);
  const { range, compared } = days;
  const intervals = possibleIntervals(range);
  const interval = query.interval && intervals.includes(query.interval) ? query.interval : usualInterval(range);
  const dimensions = await listDimensions(tx, scope, outline.id);
  const by = (dimensions.find((one) => one.name === query.by) ?? dimensions[0])?.name ?? null;
  const asked = { ...range, filters: query.filters, ...(compared ? { compared } : {}) };
  const subject = subjectOf(outline, tab.metric, tab.metric === "completion_rate" ? undefined : tab.questionId);
  const score = await computeSubject(
    tx,
    scope,
    workspace,
    { ...asked, metric: tab.metric, subject: subject ?? NOBODY, interval, ...(by === null ? {} : { by }) },
    now,
  );
  const completion = await computeSubject(
    tx,
    scope,
    workspace,
    { ...asked, metric: "completion_rate", subject: subjectOf(outline, "completion_rate") ?? NOBODY },
    now,
  );
  const { comments, more } = await listComments(tx, scope, {
    surveyId: outline.id,
    commentQuestionIds: outline.commentQuestionIds,
    scoreQuestionId: tab.questionId,
    ...range,
    filters: query.filters,
    limit: COMMENTS_A_PAGE,
    offset: (query.comments - 1) * COMMENTS_A_PAGE,
  });
  return {
    days,
    interval,
    intervals,
    score,
    completion,
    today: range.to < known.today ? await countToday(tx, scope, subject ?? NOBODY, query, known.today) : null,
    dimensions,
    by,
    comments,
    moreComments: more,
  };
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

const NOBODY: Subject = { questions: [], series: [] };

const WITHOUT_SCORE: ScoreTab = { questionId: COMPLETION, metric: "completion_rate", title: "Completion" };

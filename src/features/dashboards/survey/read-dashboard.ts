import type { Tx } from "@/db/client";
import { countTestResponses } from "@/db/queries/count-test-responses";
import { type AnswerDays, findAnswerDays } from "@/db/queries/find-answer-days";
import { type Comment, listComments } from "@/db/queries/list-comments";
import { type Dimension, listDimensions } from "@/db/queries/list-dimensions";
import { type ClosedFigure, findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { isTallied } from "@/db/queries/read-tallies";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether, readTogetherThen } from "@/db/read-together";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { periodsBetween } from "@/domain/calendar/period";
import type { KnownDays } from "@/domain/calendar/range-preset";
import { ALPHA } from "@/domain/metrics/change";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type BreakdownQuery, computeBreakdown } from "@/features/dashboards/compute-breakdown";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import type { IntervalName } from "@/features/dashboards/input";
import type { AnswerSegment } from "@/features/dashboards/metric-answer";
import { countWithin, ownPieces, type Pieces, readBothSides, readPieces } from "@/features/dashboards/read-pieces";
import {
  type ChosenDays,
  chooseDays,
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
  /** What it was when just these days were closed. */
  readonly closed: ClosedFigure | null;
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
  const [answerDays, dimensions] = await readTogether(tx, [
    () =>
      findAnswerDays(tx, scope, [
        { surveyId, questionId: tab.questionId },
        { surveyId, questionId: COMPLETION },
      ]),
    () => listDimensions(tx, scope, surveyId),
  ]);
  const known = knownDays(answerDays, tab, today);
  const base = { outline, tabs, tab, known };
  if (known.first === null) {
    const always = { surveyId, from: "0001-01-01", to: "9999-12-31" };
    return { ...base, tests: await countTestResponses(tx, scope, always), numbers: null };
  }
  return {
    ...base,
    ...(await readDashboardNumbers(tx, scope, workspace, { outline, tab, known, dimensions, query, patience }, now)),
  };
}

/** A survey that somebody has answered, and what is asked of it. */
export interface DashboardAsked {
  readonly outline: SurveyOutline;
  readonly tab: ScoreTab;
  readonly known: KnownDays;
  readonly dimensions: readonly Dimension[];
  readonly query: DashboardQuery;
  readonly patience: PagePatience | null;
}

/** What the numbers are computed from. */
export interface DashboardFound {
  /** The tallies of the question and of completion; nothing where several filters let them be counted from the answers. */
  readonly pieces: Pieces | undefined;
  readonly tests: number;
  readonly closed: ClosedFigure | null;
  /** By dimension. */
  readonly groups: ReadonlyMap<string, Pieces>;
  /** The comments, once it is known whether they may be shown; null where finding them took too long. */
  comments(silent: boolean): Promise<FoundComments | null>;
}

interface FoundComments {
  readonly comments: readonly Comment[];
  readonly more: boolean;
}

/** The numbers of a survey that somebody has answered. */
async function readDashboardNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  from: DashboardAsked,
  now: Date,
): Promise<{ readonly numbers: DashboardNumbers; readonly tests: number }> {
  const plan = planDashboard(from, workspace);
  return computeDashboard(tx, scope, workspace, plan, await findForDashboard(tx, scope, plan), now);
}

type DashboardPlan = ReturnType<typeof planDashboard>;

/** What is read for these days: the periods they are shown in, the questions, the dimensions to choose between. */
export function planDashboard(from: DashboardAsked, workspace: WorkspaceCalendar) {
  const { outline, tab, known, dimensions, query } = from;
  const days = chooseDays(query, known, workspace);
  const { range } = days;
  const intervals = possibleIntervals(range);
  const interval = query.interval && intervals.includes(query.interval) ? query.interval : usualInterval(range);
  const periods = periodsBetween(range.from, range.to, interval, workspace).map(({ start, end }) => ({
    from: start,
    to: end,
  }));
  const subject =
    subjectOf(outline, tab.metric, tab.metric === "completion_rate" ? undefined : tab.questionId) ?? NOBODY;
  const completed = subjectOf(outline, "completion_rate") ?? NOBODY;
  // In an anonymous survey no order says when they came.
  const anonymous = outline.minimumGroup !== null;
  const today = !anonymous && range.to === addDays(known.today, -1) ? dayOf(known.today) : null;
  const names = dimensionsToRead(dimensions, query);
  return { ...from, days, intervals, interval, periods, subject, completed, anonymous, today, names };
}

/** Reads what the numbers are computed from, at once as far as it may be. */
export async function findForDashboard(tx: Tx, scope: WorkspaceScope, plan: DashboardPlan): Promise<DashboardFound> {
  const { outline, tab, query, days, periods, subject, completed, anonymous, today, names } = plan;
  const { range, compared } = days;
  const { filters } = query;
  const parts = readParts<"comments">(tx, plan.patience);
  const readComments = (silent: boolean) =>
    parts.part("comments", (inner) =>
      listComments(inner, scope, {
        shuffled: anonymous,
        surveyId: outline.id,
        commentQuestionIds: silent ? [] : outline.commentQuestionIds,
        scoreQuestionId: tab.questionId,
        ...range,
        filters,
        limit: COMMENTS_A_PAGE,
        offset: (query.comments - 1) * COMMENTS_A_PAGE,
      }),
    );
  const first = [
    () => readAll(tx, scope, { subjects: [subject, completed], filters, range, compared, today, periods }),
    () => countTestResponses(tx, scope, { surveyId: outline.id, ...range }),
    () =>
      findClosedNumber(tx, scope, {
        ...{ metric: tab.metric, survey: outline.id, question: tab.questionId, days: range, filters },
      }),
    () => readGroups(tx, scope, { names, subject, filters, range, compared }),
  ] as const;
  // Where small groups are hidden, words are asked for once it is known that the whole is not.
  const early =
    anonymous || !isTallied({ by: "", filters }) ? null : await readTogetherThen(tx, first, () => readComments(false));
  const [pieces, tests, closed, groups] = early?.found ?? (await readTogether(tx, first));
  return { pieces, tests, closed, groups, comments: async (silent) => (early ? early.last : readComments(silent)) };
}

/** The numbers, computed from what was found. */
export async function computeDashboard(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  plan: DashboardPlan,
  found: DashboardFound,
  now: Date,
): Promise<{ readonly numbers: DashboardNumbers; readonly tests: number }> {
  const { tab, query, days, intervals, interval, subject, completed, today, dimensions, names } = plan;
  const { range, compared } = days;
  const { filters } = query;
  const { pieces, tests, closed, groups } = found;
  const asked = { ...range, filters, ...(compared ? { compared } : {}) };
  const compute = (metric: ScoreMetricId, of: Subject, by?: IntervalName) =>
    computeSubject(
      tx,
      scope,
      workspace,
      { ...asked, metric, subject: of, interval: by, pieces: pieces && ownPieces(pieces, of) },
      now,
    );
  const total = await compute(tab.metric, subject, interval);
  const completion = await compute("completion_rate", completed);
  const { by, breakdown } = await chooseBreakdown(tx, scope, {
    ...{ names, groups },
    query: { metric: tab.metric, scale: total.scale, subject, range, compared, filters },
  });
  // The words of so few would say who they are.
  const words = await found.comments(total.answer.suppressed === true);
  const numbers = {
    days,
    interval,
    intervals,
    score: { ...total, answer: { ...total.answer, breakdown } },
    completion,
    closed,
    today:
      today &&
      countWithin(
        await (pieces ? ownPieces(pieces, subject) : readPieces(tx, scope, { subject, by: "", filters }, [today])),
        today,
      ),
    dimensions,
    by,
    comments: words?.comments ?? [],
    moreComments: words?.more ?? false,
    slowComments: words === null,
  };
  return { numbers, tests };
}

/**
 * The tallies of several subjects for all days that are shown, in one statement; nothing where several filters let them be
 * counted from the answers, each for itself and with a patience of its own.
 */
async function readAll(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly subjects: readonly Subject[];
    readonly filters: Readonly<Record<string, string>>;
    readonly range: DayRange;
    readonly compared: DayRange | null;
    readonly today: DayRange | null;
    readonly periods: readonly DayRange[];
  },
): Promise<Pieces | undefined> {
  const { subjects, filters, range, compared, today, periods } = asked;
  if (!isTallied({ by: "", filters })) return undefined;
  const questions = new Map(subjects.flatMap((one) => one.questions).map((one) => [one.questionId, one]));
  const whole = { questions: [...questions.values()], series: [], minimumGroup: null };
  return readBothSides(
    tx,
    scope,
    { subject: whole, by: "", filters },
    [range, ...periods, ...(today ? [today] : [])],
    compared,
  );
}

/** The dimension that was asked for; else the first few, of which the one that says most is shown. */
function dimensionsToRead(dimensions: readonly Dimension[], query: DashboardQuery): string[] {
  const asked = dimensions.find((one) => one.name === query.by);
  if (asked) return [asked.name];
  const small = dimensions.filter((one) => one.values.length <= 20);
  return (small.length > 0 ? small : dimensions).slice(0, 4).map((one) => one.name);
}

/** The tallies by each of these dimensions; nothing where the answers are counted, each dimension for itself. */
async function readGroups(
  tx: Tx,
  scope: WorkspaceScope,
  asked: Pick<BreakdownQuery, "subject" | "filters" | "range" | "compared"> & { readonly names: readonly string[] },
): Promise<ReadonlyMap<string, Pieces>> {
  const { subject, filters, range, compared } = asked;
  const names = asked.names.filter((by) => isTallied({ by, filters }));
  const reads = names.map((by) => () => readBothSides(tx, scope, { subject, by, filters }, [range], compared));
  const pieces = await readTogether(tx, reads);
  return new Map(names.map((name, place) => [name, pieces[place] as Pieces]));
}

/** Breaks down by each of the dimensions and keeps the one with the clearest change, else the first. */
async function chooseBreakdown(
  tx: Tx,
  scope: WorkspaceScope,
  asked: {
    readonly names: readonly string[];
    readonly groups: ReadonlyMap<string, Pieces>;
    readonly query: Omit<BreakdownQuery, "by" | "pieces">;
  },
): Promise<{ by: string | null; breakdown: AnswerSegment[] }> {
  let best: { by: string; breakdown: AnswerSegment[]; p: number } | null = null;
  for (const by of asked.names) {
    const breakdown = await computeBreakdown(tx, scope, { ...asked.query, by, pieces: asked.groups.get(by) });
    const smallest = Math.min(...breakdown.map((one) => one.result.comparison?.pAdjusted ?? 1), 1);
    const p = smallest < ALPHA ? smallest : 1;
    if (best === null || p < best.p) best = { by, breakdown, p };
  }
  return best ?? { by: null, breakdown: [] };
}

function dayOf(day: string): DayRange {
  return { from: day, to: day };
}

function knownDays(days: readonly AnswerDays[], tab: ScoreTab, today: string): KnownDays {
  const own = days.find((one) => one.questionId === tab.questionId) ?? days[0];
  return { today, first: own?.first ?? null, last: own?.last ?? null };
}

const NOBODY: Subject = { questions: [], series: [], minimumGroup: null };

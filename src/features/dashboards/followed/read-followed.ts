import type { Tx } from "@/db/client";
import { readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { listComments } from "@/db/queries/list-comments";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { adjustFamily, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId, ScoreMetricId } from "@/domain/metrics/metric-id";
import { bandOf, isScaleId, SCALES } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { bandsOf } from "@/features/dashboards/describe-number";
import { subjectOf } from "@/features/dashboards/find-subject";
import { pickComments } from "@/features/dashboards/followed/pick-comments";
import { readFollowedOperations } from "@/features/dashboards/followed/read-followed-operations";
import type { AnswerComparison, MetricAnswer } from "@/features/dashboards/metric-answer";
import { listTabs } from "@/features/dashboards/survey/list-tabs";

/** Which surveys are followed, over which days. */
export interface FollowedQuery {
  /** Null: all of the workspace. One that was deleted meanwhile is left out. */
  readonly surveyIds: readonly string[] | null;
  readonly days: DayRange;
  readonly compared: DayRange;
  readonly withComments: boolean;
}

/** One number of a followed survey, as every screen computes it. */
export interface FollowedNumber {
  /** Null where the number follows from no survey: customers, service, quality. */
  readonly surveyId: string | null;
  readonly survey: string;
  readonly questionId: string;
  readonly metric: MetricId;
  /** The highest point of its scale. */
  readonly max: number;
  readonly value: number | null;
  readonly n: number;
  readonly interval: MetricAnswer["interval"];
  readonly counts: Readonly<Record<string, number>>;
  readonly suppressed: boolean;
  readonly change: AnswerComparison | null;
  /** Its own days, where it is no number of a survey. */
  readonly days?: { readonly range: DayRange; readonly compared: DayRange };
}

/** What somebody wrote in a followed survey. */
export interface FollowedComment {
  readonly surveyId: string;
  readonly survey: string;
  readonly text: string;
  readonly score: number | null;
  readonly tone: "low" | "middle" | "high" | null;
  readonly about: readonly string[];
}

export interface Followed {
  readonly numbers: readonly FollowedNumber[];
  /** How many were tested together, those of operations that are not told included. */
  readonly tested: number;
  /** Numbers beyond those that are read. */
  readonly more: number;
  /** Those of now; null where only some surveys are followed. */
  readonly followUps: { readonly open: number; readonly overdue: number } | null;
  readonly comments: readonly FollowedComment[];
}

const MOST_NUMBERS = 12;
const CANDIDATES = 60;

/**
 * The numbers of the followed surveys over some days against others, with a few comments: every score question of every
 * survey that has begun, and how many completed one that has none. What has ended and received nothing is left out. The
 * verdicts are corrected over all of them together; an anonymous survey hides here what it hides on its own screen.
 */
export async function readFollowed(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: FollowedQuery,
  now: Date,
): Promise<Followed> {
  const outlines = (await readOutlines(tx, scope)).filter(
    ({ id, status }) => status !== "draft" && (query.surveyIds === null || query.surveyIds.includes(id)),
  );
  const asked = outlines.flatMap((outline) => tabsOf(outline).map((tab) => ({ outline, ...tab })));
  const numbers: FollowedNumber[] = [];
  for (const { outline, metric, questionId } of asked.slice(0, MOST_NUMBERS)) {
    const subject = subjectOf(outline, metric, questionId === "" ? undefined : questionId);
    if (subject === null) continue;
    const { days, compared } = query;
    const { answer, scale } = await computeSubject(
      tx,
      scope,
      workspace,
      { metric, subject, ...days, compared, filters: {} },
      now,
    );
    const number = {
      surveyId: outline.id,
      survey: outline.name,
      questionId,
      metric,
      max: SCALES[scale].max,
      value: answer.value,
      n: answer.n,
      interval: answer.interval,
      counts: answer.counts,
      suppressed: answer.suppressed === true,
      change: answer.comparison,
    };
    if (outline.status === "live" || number.n > 0 || number.suppressed) numbers.push(number);
  }
  const whole = query.surveyIds === null;
  if (whole) numbers.push(...(await readFollowedOperations(tx, scope, workspace, query, now)));
  return {
    numbers: correctTogether(numbers).filter(isTold),
    tested: numbers.filter(({ change }) => change !== null && change.assessment !== null).length,
    followUps: whole ? await readFollowUps(tx, scope, query.days, now) : null,
    more: Math.max(0, asked.length - MOST_NUMBERS),
    comments: query.withComments ? await readComments(tx, scope, { outlines, numbers, days: query.days }) : [],
  };
}

/** Of what follows from no survey only what is new and clear: a mail is read for what changed. */
function isTold({ surveyId, change }: FollowedNumber): boolean {
  return surveyId !== null || change?.assessment === "better" || change?.assessment === "worse";
}

async function readFollowUps(tx: Tx, scope: WorkspaceScope, days: DayRange, now: Date): Promise<Followed["followUps"]> {
  const { open, overdue } = await readFollowUpNumbers(tx, scope, days, now);
  return { open, overdue };
}

/** The score questions of a survey; where it has none, that it was completed, under no question of its own. */
function tabsOf(outline: SurveyOutline): { metric: ScoreMetricId; questionId: string }[] {
  const tabs = listTabs(outline);
  return tabs.length > 0 ? tabs : [{ metric: "completion_rate", questionId: "" }];
}

function correctTogether(numbers: readonly FollowedNumber[]): FollowedNumber[] {
  const adjusted = adjustFamily(numbers.map(({ change }) => change?.pValue ?? null));
  return numbers.map((number, place) => {
    const { change } = number;
    if (change === null) return number;
    const pAdjusted = adjusted[place] ?? null;
    const sides = { ...change, n: { current: number.n, previous: change.n } };
    return {
      ...number,
      change: { ...change, pAdjusted, ...verdictOf(sides, pAdjusted, METRICS[number.metric].better) },
    };
  });
}

async function readComments(
  tx: Tx,
  scope: WorkspaceScope,
  read: { outlines: readonly SurveyOutline[]; numbers: readonly FollowedNumber[]; days: DayRange },
): Promise<FollowedComment[]> {
  const candidates: FollowedComment[] = [];
  for (const outline of read.outlines) {
    const own = read.numbers.filter(({ surveyId }) => surveyId === outline.id);
    // The words of so few would say who they are.
    if (own.length === 0 || own.some(({ suppressed }) => suppressed)) continue;
    const questionId = own[0]?.questionId || null;
    const { comments } = await listComments(tx, scope, {
      shuffled: outline.minimumGroup !== null,
      surveyId: outline.id,
      commentQuestionIds: outline.commentQuestionIds,
      scoreQuestionId: questionId,
      ...read.days,
      filters: {},
      limit: CANDIDATES,
      offset: 0,
    });
    for (const { text, score, series, attributes } of comments)
      candidates.push({
        surveyId: outline.id,
        survey: outline.name,
        text,
        ...gradeOf(outline, questionId, score, series),
        about: outline.minimumGroup !== null ? [] : Object.values(attributes).slice(0, 3),
      });
  }
  return pickComments(candidates);
}

/** A score with its group, on the scale it was given on; neither where the scale is not known. */
function gradeOf(
  outline: SurveyOutline,
  questionId: string | null,
  score: number | null,
  series: number | null,
): Pick<FollowedComment, "score" | "tone"> {
  const own = outline.series.find((one) => one.questionId === questionId && one.ordinal === series);
  const scale = own && isScaleId(own.scale) ? own.scale : null;
  const band = scale && score !== null ? bandOf(SCALES[scale], score) : null;
  if (scale === null || band === null) return { score: null, tone: null };
  return { score, tone: bandsOf(scale).find((one) => one.name === band)?.tone ?? null };
}

import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { findOperationStart } from "@/db/queries/find-operation-start";
import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import type { FollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { type GoalMarker, readGoalMarkers } from "@/db/queries/goals/read-goal-markers";
import { listNewestComments, type PlacedComment } from "@/db/queries/list-newest-comments";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { PAGE_PATIENCE, type PagePatience, readParts } from "@/db/queries/with-patience";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import type { KnownDays } from "@/domain/calendar/range-preset";
import { adjustFamily } from "@/domain/metrics/change";
import { isScoreMetric } from "@/domain/metrics/metric";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { subjectAmong } from "@/features/dashboards/find-subject";
import type { IntervalName } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { trailingMonths } from "@/features/dashboards/operations/choose-operation-range";
import { computeOperation } from "@/features/dashboards/operations/compute-operation";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import { settleDays } from "@/features/dashboards/operations/settle-days";
import { type ChosenTrend, chooseTrend } from "@/features/dashboards/overview/choose-trend";
import type { OverviewQuery } from "@/features/dashboards/overview/input";
import { stayDays } from "@/features/dashboards/overview/read-operation-tiles";
import { commentQuestions, readUnhappy } from "@/features/dashboards/overview/read-overview";
import { correctComparison, countTests, listSubjects } from "@/features/dashboards/overview/read-tiles";
import type { NumberTileSpec, Tile } from "@/features/dashboards/own/input";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";

/** A number of a tile; null where nothing asks for it or its survey or goal is gone. */
export interface OwnNumber {
  readonly metric: MetricId;
  readonly survey: string | null;
  readonly segment: NumberTileSpec["segment"];
  readonly answer: MetricAnswer;
  /** The days it was compared with. */
  readonly compared: DayRange | null;
  readonly scale: ScaleId | null;
  /** Of who stays: over how many months; null where it is of the dashboard's days. */
  readonly months: number | null;
  readonly goal: GoalMarker | null;
  /** Over time, of a trend alone. */
  readonly trend: (Pick<MetricAnswer, "series" | "breaks"> & { readonly interval: IntervalName }) | null;
}

export type OwnTile =
  | {
      readonly kind: "number" | "trend" | "goal";
      readonly id: string;
      readonly spec: Tile;
      readonly number: OwnNumber | null;
    }
  | { readonly kind: "slow"; readonly id: string; readonly spec: Tile }
  | { readonly kind: "comments"; readonly id: string; readonly comments: readonly PlacedComment[] }
  | {
      readonly kind: "unhappy";
      readonly id: string;
      readonly followUps: FollowUpNumbers | null;
      readonly unhappy: readonly ListedFollowUp[];
    };

/** A dashboard's tiles with their numbers, all over the same days. */
export interface OwnData {
  /** What its days are compared with, where that was asked for. */
  readonly compare: OverviewQuery["compare"] | undefined;
  readonly outlines: readonly SurveyOutline[];
  readonly known: KnownDays;
  readonly days: ChosenDays;
  readonly trend: ChosenTrend;
  readonly tiles: readonly OwnTile[];
}

const COMMENTS = 6;

/**
 * The numbers of a dashboard's tiles, by the functions of the overview and the API. All comparisons on it are one family:
 * whoever looks at many numbers finds a change by luck alone. A tile that takes too long says so; the others stand.
 */
export async function readOwn(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { tiles, query }: { readonly tiles: readonly Tile[]; readonly query: OverviewQuery },
  now: Date,
  patience: PagePatience = PAGE_PATIENCE,
): Promise<OwnData> {
  const outlines = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
  const starts = await findOperationStart(tx, scope);
  const known = await readKnown(tx, scope, workspace, { outlines, starts }, now);
  const days = chooseDays(query, known, workspace);
  const trend = chooseTrend({ ...query, filters: {} }, days, known, workspace);
  const asked: Asked = {
    ...{ outlines, known, days, trend, compare: query.compare },
    goals: await readGoalMarkers(tx, scope),
  };
  const read: OwnTile[] = [];
  const { part } = readParts<string>(tx, patience);
  for (const tile of tiles) {
    const found = await part(tile.id, (inner) => readTile(inner, scope, workspace, { tile, ...asked }, now));
    read.push(found ?? { kind: "slow", id: tile.id, spec: tile });
  }
  return { compare: query.compare, outlines, known, days, trend, tiles: correctAll(read) };
}

interface Asked extends Pick<OwnData, "compare" | "outlines" | "known" | "days" | "trend"> {
  readonly goals: readonly GoalMarker[];
}

async function readKnown(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { outlines, starts }: Pick<OwnData, "outlines"> & { readonly starts: Awaited<ReturnType<typeof findOperationStart>> },
  now: Date,
): Promise<KnownDays> {
  const questions = listSubjects(outlines).flatMap(({ subject }) => subject.questions);
  const found = await findAnswerDays(tx, scope, questions);
  const begun = Object.values(starts).filter((day) => day !== null);
  return {
    today: localDay(now, workspace.zone),
    first: [...found.map(({ first }) => first), ...begun].sort()[0] ?? null,
    last:
      found
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? null,
  };
}

async function readTile(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: Asked & { readonly tile: Tile },
  now: Date,
): Promise<OwnTile> {
  const { tile, outlines, days, goals } = asked;
  const { id } = tile;
  if (tile.kind === "unhappy") return { kind: "unhappy", id, ...(await readUnhappy(tx, scope, days.range, now)) };
  if (tile.kind === "comments") {
    const surveys = outlines.filter((one) => tile.survey === null || one.id === tile.survey);
    const query = { questions: commentQuestions(surveys), ...days.range, filters: {}, limit: COMMENTS };
    return { kind: "comments", id, comments: await listNewestComments(tx, scope, query) };
  }
  const goal = tile.kind === "goal" ? (goals.find((one) => one.id === tile.goal) ?? null) : null;
  const of =
    tile.kind === "goal"
      ? goal && { metric: goal.metric, survey: goal.surveyId, segment: goal.segment }
      : { metric: tile.metric, survey: tile.survey, segment: tile.segment };
  const number = of && (await readNumber(tx, scope, workspace, { ...asked, of, trending: tile.kind === "trend" }, now));
  return { kind: tile.kind, id, spec: tile, number: number && { ...number, goal } };
}

async function readNumber(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: Asked & { readonly of: Pick<OwnNumber, "metric" | "survey" | "segment">; readonly trending: boolean },
  now: Date,
): Promise<OwnNumber | null> {
  const { of, outlines, days, trend, trending, known } = asked;
  const { metric, survey, segment } = of;
  const filters = segment === null ? {} : { [segment.name]: segment.value };
  const base = { ...of, goal: null };
  if (isScoreMetric(metric)) {
    const subject = subjectAmong(
      outlines.filter(({ id }) => survey === null || id === survey),
      metric,
    );
    if (subject.questions.length === 0) return null;
    const against = days.compared ? { compared: days.compared } : {};
    const query = { metric, subject, filters };
    const asked = { ...query, ...days.range, ...against };
    const { answer, scale, compared } = await computeSubject(tx, scope, workspace, asked, now);
    const { interval } = trend;
    const long = trending && (await computeSubject(tx, scope, workspace, { ...query, ...trend.range, interval }, now));
    return { ...base, answer, scale, compared, months: null, trend: long ? { ...long.answer, interval } : null };
  }
  const { record } = OPERATIONS[metric];
  const stays = record === "stays";
  const months = stays ? (await readChurnWindow(tx, scope, known.today)).months : null;
  const { today } = known;
  const { range, ...against } =
    months === null ? settleDays(days, asked.compare, { metric, today }, workspace) : stayDays(days, months, today);
  const query = { metric, filters, ...(survey === null ? {} : { survey }) };
  const { answer, compared } = await computeOperation(tx, scope, workspace, { ...query, ...range, ...against }, now);
  // Who stays is counted by whole months: a year of them.
  const over = stays
    ? { range: trailingMonths(range.to, 12), interval: "month" as const }
    : { range: trend.range, interval: trend.interval };
  const long =
    trending &&
    (await computeOperation(tx, scope, workspace, { ...query, ...over.range, interval: over.interval }, now));
  return {
    ...base,
    answer,
    compared,
    scale: null,
    months,
    trend: long ? { ...long.answer, interval: over.interval } : null,
  };
}

/** The p-values of all tiles corrected together, and their verdicts with them. */
function correctAll(tiles: readonly OwnTile[]): OwnTile[] {
  const numbers = tiles.flatMap((tile) => ("number" in tile && tile.number ? [tile.number] : []));
  const adjusted = adjustFamily(numbers.map(({ answer }) => answer.comparison?.pValue ?? null));
  const byNumber = new Map(numbers.map((number, place) => [number, adjusted[place] ?? null]));
  const among = countTests(adjusted);
  return tiles.map((tile) => {
    if (!("number" in tile) || !tile.number?.answer.comparison) return tile;
    const { answer, metric } = tile.number;
    const corrected = { pAdjusted: byNumber.get(tile.number) ?? null, among };
    const comparison = answer.comparison && correctComparison(metric, answer.n, answer.comparison, corrected);
    return { ...tile, number: { ...tile.number, answer: { ...answer, comparison } } };
  });
}

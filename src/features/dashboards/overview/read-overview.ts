import type { Tx } from "@/db/client";
import { findAnswerDays } from "@/db/queries/find-answer-days";
import { findOperationStart } from "@/db/queries/find-operation-start";
import { type ListedFollowUp, listFollowUps } from "@/db/queries/follow-ups/list-follow-ups";
import { type FollowUpNumbers, readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { type InitiativeRow, listEvents } from "@/db/queries/goals/find-initiative";
import { type GoalMarker, readGoalMarkers } from "@/db/queries/goals/read-goal-markers";
import type { Dimension } from "@/db/queries/list-dimensions";
import { listNewestComments, type PlacedComment } from "@/db/queries/list-newest-comments";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import { type ClosedFigure, findClosedNumber } from "@/db/queries/periods/find-closed-number";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { isTallied } from "@/db/queries/read-tallies";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import { type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether, readTogetherThen } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { periodsBetween } from "@/domain/calendar/period";
import type { KnownDays } from "@/domain/calendar/range-preset";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { KnownWeights, Weighing } from "@/features/dashboards/compare/read-weighing";
import { readKnownWeights, readWhatIsLeft } from "@/features/dashboards/compare/read-what-is-left";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { countOthers, type DriversFound, readDrivers } from "@/features/dashboards/drivers/read-drivers";
import type { Subject } from "@/features/dashboards/find-subject";
import type { IntervalName } from "@/features/dashboards/input";
import type { MetricAnswer } from "@/features/dashboards/metric-answer";
import { type ChosenTrend, chooseTrend } from "@/features/dashboards/overview/choose-trend";
import { LEADING_METRICS, type OverviewQuery } from "@/features/dashboards/overview/input";
import {
  asksForTooMany,
  type GroupsFound,
  readGroupPieces,
  readGroups,
} from "@/features/dashboards/overview/read-groups";
import {
  type OperationTile,
  type OperationTileQuery,
  readOperationTiles,
} from "@/features/dashboards/overview/read-operation-tiles";
import {
  adjustTests,
  computeTiles,
  hasClearChange,
  listSubjects,
  type MetricSubject,
  type MetricTile,
  withVerdict,
} from "@/features/dashboards/overview/read-tiles";
import { readTrap, type Trap } from "@/features/dashboards/overview/read-trap";
import { countWithin, ownPieces, type Pieces, readBothSides } from "@/features/dashboards/read-pieces";
import { type ChosenDays, chooseDays } from "@/features/dashboards/survey/choose-days";
import { listTabs } from "@/features/dashboards/survey/list-tabs";

/** Everything the overview says, as numbers: the page, the mail and a shared link are made from it. */
export interface OverviewData {
  /** Every survey of the workspace, the newest first. */
  readonly outlines: readonly SurveyOutline[];
  /** Those the numbers are of: published ones, or the one that was asked for. */
  readonly surveys: readonly SurveyOutline[];
  readonly known: KnownDays;
  /** What was asked for and is not there. */
  readonly ignored: readonly string[];
  /** Null until somebody has answered. */
  readonly numbers: OverviewNumbers | null;
}

export interface OverviewNumbers {
  readonly days: ChosenDays;
  readonly dimensions: readonly Dimension[];
  readonly tiles: readonly MetricTile[];
  /** Numbers that follow from no answers. */
  readonly operations: readonly OperationTile[];
  /** How following up goes; null where nobody ever had to. */
  readonly followUps: FollowUpNumbers | null;
  /** The open follow-ups that are due first, for who may read them. */
  readonly unhappy: readonly ListedFollowUp[];
  /** The metric the page leads with; null where no metric has an answer in these days. */
  readonly main: MainMetric | null;
  /** Its answers of today, where the days end yesterday; null where they do not, and of an anonymous survey. */
  readonly moreToday: number | null;
  readonly comments: readonly PlacedComment[];
  /** Finding them took too long. */
  readonly slowComments: boolean;
  readonly goals: readonly GoalMarker[];
  /** What happened within the days of the trend. */
  readonly events: readonly InitiativeRow[];
}

/** The metric that the trend and the groups are of. */
export interface MainMetric {
  readonly tile: MetricTile;
  readonly trend: Pick<MetricAnswer, "series" | "breaks">;
  readonly interval: IntervalName;
  readonly intervals: readonly IntervalName[];
  readonly groups: GroupsFound | null;
  /** Groups were not counted unasked: there are too many answers behind the filter. */
  readonly tooMany: boolean;
  readonly trap: Trap | null;
  /** The change as if every group had answered in proportion, where the survey's weights are known. */
  readonly left: Weighing | null;
  /** What goes together with the score, in the first of its surveys that asks enough to say. */
  readonly drivers: DriversFound | null;
  /** What it was when just these days were closed. */
  readonly closed: ClosedFigure | null;
}

const COMMENTS = 4;
/** So many open follow-ups are named. */
const UNHAPPY = 2;
const OF_ANYBODY = { userId: null, owner: null, kind: null, surveyId: null, state: null, search: null };
/** Comments are looked for in the newest surveys only: each costs a look into an index. */
const COMMENTED_SURVEYS = 12;

/**
 * The overview of a workspace: all numbers are those of the API over the same days, pooled over the surveys that ask for
 * them (or of one survey). All tallies of all tiles and of the trend come in one statement. With `patience`, tiles and
 * comments that take too long are left out and say so.
 */
export async function readOverview(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  query: OverviewQuery,
  now: Date,
  patience: PagePatience | null = null,
): Promise<OverviewData> {
  const [outlines, starts, goals, due, everFollowed] = await readTogether(tx, [
    () => readOutlines(tx, scope),
    () => findOperationStart(tx, scope),
    () => readGoalMarkers(tx, scope),
    () => listFirstDue(tx, scope, now),
    () => isAnybodyFollowed(tx, scope, now),
  ]);
  const published = outlines.filter((one) => one.status !== "draft");
  const asked = published.filter((one) => one.id === query.survey);
  const surveys = asked.length > 0 ? asked : published;
  const ignored = query.survey !== undefined && asked.length === 0 ? ["survey"] : [];
  const subjects = listSubjects(surveys);
  const whole = together(subjects);
  const today = localDay(now, workspace.zone);
  const [answerDays, dimensions, window] = await readTogether(tx, [
    () => findAnswerDays(tx, scope, whole.questions),
    () =>
      listSharedDimensions(
        tx,
        scope,
        surveys.map((one) => one.id),
      ),
    async () => (starts.stays === null ? null : readChurnWindow(tx, scope, today)),
  ]);
  const known: KnownDays = {
    today,
    first: answerDays.map((one) => one.first).sort()[0] ?? null,
    last:
      answerDays
        .map((one) => one.last)
        .sort()
        .at(-1) ?? null,
  };
  const first =
    known.first ??
    Object.values(starts)
      .filter((day) => day !== null)
      .sort()[0] ??
    null;
  const base = { outlines, surveys, known: { ...known, first }, ignored };
  if (first === null) return { ...base, numbers: null };
  const found = { goals, due, everFollowed, starts, dimensions, churnMonths: window?.months ?? null };
  return {
    ...base,
    numbers: await readNumbers(tx, scope, workspace, { ...base, ...found, subjects, whole, query, patience }, now),
  };
}

interface Asked
  extends Pick<OverviewData, "surveys" | "known">,
    Pick<OverviewNumbers, "goals" | "dimensions">,
    Pick<OperationTileQuery, "starts" | "churnMonths"> {
  readonly subjects: readonly MetricSubject[];
  /** All their questions. */
  readonly whole: Subject;
  /** The open follow-ups that are due first, and whether there was ever one. */
  readonly due: readonly ListedFollowUp[];
  readonly everFollowed: boolean;
  readonly query: OverviewQuery;
  readonly patience: PagePatience | null;
}

async function readNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  asked: Asked,
  now: Date,
): Promise<OverviewNumbers> {
  const { subjects, whole, surveys, known, starts, churnMonths, goals, dimensions, due, query, patience } = asked;
  const { filters } = query;
  const days = chooseDays(query, known, workspace);
  const { range, compared } = days;
  const trend = chooseTrend(query, days, known, workspace);
  const periods = periodsBetween(trend.range.from, trend.range.to, trend.interval, workspace);
  const today: DayRange[] = range.to === addDays(known.today, -1) ? [{ from: known.today, to: known.today }] : [];
  const ranges = [range, ...periods.map(({ start, end }): DayRange => ({ from: start, to: end })), ...today];
  const readAll = () => readBothSides(tx, scope, { subject: whole, by: "", filters }, ranges, compared);
  // With several filters answers are counted, which has a patience of its own.
  const early = isTallied({ by: "", filters });
  const { found, last: comments } = await readTogetherThen(
    tx,
    [
      async () => (early ? readAll() : null),
      async () => (asked.everFollowed ? readFollowUpNumbers(tx, scope, range, now) : null),
    ],
    () =>
      readParts<"comments">(tx, patience).part("comments", (inner) =>
        listNewestComments(inner, scope, { questions: commentQuestions(surveys), ...range, filters, limit: COMMENTS }),
      ),
  );
  const followUps = found[1];
  const pieces = found[0] ?? (await readAll());
  const told = { range, compared, filters, goals };
  const scores = await computeTiles(tx, scope, workspace, subjects, { ...told, pieces }, now);
  // Of one survey alone what it does not ask stays empty: that says so.
  const empty = (["nps", "ces"] as const).filter(
    (id) => !scores.some(({ metric, computed }) => metric === id && computed.answer.n > 0),
  );
  const room = query.survey === undefined ? empty.length + (followUps === null ? 1 : 0) : 0;
  const operationsOf = { ...query, days, goals, starts, churnMonths, room, patience };
  const others = await readOperationTiles(tx, scope, workspace, operationsOf, now);
  const adjusted = adjustTests([...scores, ...others]);
  const tiles = scores.map((tile) => ({ ...tile, computed: corrected(tile.computed, adjusted) }));
  const operations = others.map((tile) => ({ ...tile, computed: tile.computed && corrected(tile.computed, adjusted) }));
  const tile = chooseMain(tiles, query);
  const of = tile && { tile, trend, days, dimensions, pieces, query };
  const [beside, events] = await readTogether(tx, [
    async () => of && readBesideMain(tx, scope, of),
    () => listEvents(tx, scope, trend.range),
  ]);
  const main = of && beside && (await readMain(tx, scope, workspace, { ...of, ...beside }, now));
  return {
    days,
    dimensions,
    tiles,
    operations,
    followUps,
    unhappy: due,
    main,
    moreToday:
      tile && today[0] && tile.subject.minimumGroup === null
        ? countWithin(ownPieces(pieces, tile.subject), today[0])
        : null,
    comments: comments ?? [],
    slowComments: comments === null,
    goals,
    events,
  };
}

/** How following up goes and the open ones that are due first; nothing where none was ever opened. */
export async function readUnhappy(tx: Tx, scope: WorkspaceScope, days: DayRange, now: Date) {
  if (!(await isAnybodyFollowed(tx, scope, now))) return { followUps: null, unhappy: [] };
  return {
    followUps: await readFollowUpNumbers(tx, scope, days, now),
    unhappy: await listFirstDue(tx, scope, now),
  };
}

function listFirstDue(tx: Tx, scope: WorkspaceScope, now: Date): Promise<ListedFollowUp[]> {
  return listFollowUps(tx, scope, { ...OF_ANYBODY, tab: "open" }, { after: null, limit: UNHAPPY }, now);
}

async function isAnybodyFollowed(tx: Tx, scope: WorkspaceScope, now: Date): Promise<boolean> {
  const [one] = await listFollowUps(tx, scope, { ...OF_ANYBODY, tab: "all" }, { after: null, limit: 1 }, now);
  return one !== undefined;
}

function corrected<Computed extends { readonly answer: MetricAnswer }>(
  computed: Computed,
  adjusted: ReturnType<typeof adjustTests>,
) {
  return { ...computed, answer: withVerdict(computed.answer, adjusted) };
}

/** What the main metric is read from: its tallies, and for which days. */
interface AskedMain extends Pick<OverviewNumbers, "days" | "dimensions"> {
  readonly tile: MetricTile;
  readonly trend: ChosenTrend;
  readonly pieces: Pieces;
  readonly query: OverviewQuery;
}

/** What of the main metric needs no patience and nothing of each other: asked for together. */
async function readBesideMain(tx: Tx, scope: WorkspaceScope, { tile, days, dimensions, query }: AskedMain) {
  const { metric, subject } = tile;
  const { filters, by, survey } = query;
  const { range, compared } = days;
  const [groupPieces, drivers, weights, closed] = await readTogether(tx, [
    () => readGroupPieces(tx, scope, tile, { dimensions, by, range, compared, filters }),
    () => readMainDrivers(tx, scope, tile, range, filters),
    async () => (isCompared(tile, days) ? readKnownWeights(tx, scope, subject) : null),
    () => findClosedNumber(tx, scope, { metric, days: range, filters, survey }),
  ]);
  return { groupPieces, drivers, weights, closed };
}

/** The trend and the groups of the metric that the page leads with. */
async function readMain(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  from: AskedMain & Awaited<ReturnType<typeof readBesideMain>>,
  now: Date,
): Promise<MainMetric> {
  const { tile, trend, days, dimensions, query, groupPieces, drivers, weights, closed } = from;
  const { metric, subject } = tile;
  const { filters, by } = query;
  const { interval, intervals } = trend;
  const pieces = ownPieces(from.pieces, subject);
  const asked = { metric, subject, ...trend.range, interval, filters, pieces };
  const { answer } = await computeSubject(tx, scope, workspace, asked, now);
  const grouped = { dimensions, by, range: days.range, compared: days.compared, filters };
  const groups = await readGroups(tx, scope, tile, grouped, { total: pieces, groups: groupPieces });
  const trap = groups && (await readTrap(tx, scope, tile, groups, grouped));
  const tooMany = asksForTooMany(tile, grouped);
  const left = weights && (await readLeft(tx, scope, tile, days, filters, weights));
  return { tile, trend: answer, interval, intervals, groups, tooMany, trap, left, drivers, closed };
}

function isCompared({ computed: { answer } }: MetricTile, { compared }: OverviewNumbers["days"]): boolean {
  return compared !== null && answer.n > 0 && (answer.comparison?.n ?? 0) > 0;
}

async function readLeft(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, subject, computed }: MetricTile,
  { range, compared }: OverviewNumbers["days"],
  filters: OverviewQuery["filters"],
  weights: KnownWeights,
): Promise<Weighing | null> {
  const { answer, scale } = computed;
  if (compared === null) return null;
  const current = { metric, scale, subject, range, filters, n: answer.n };
  return readWhatIsLeft(tx, scope, current, { range: compared, n: answer.comparison?.n ?? 0 }, weights);
}

async function readMainDrivers(
  tx: Tx,
  scope: WorkspaceScope,
  { metric, subject, surveys, computed }: MetricTile,
  range: DayRange,
  filters: OverviewQuery["filters"],
): Promise<DriversFound | null> {
  if (metric === "completion_rate") return null;
  for (const outline of surveys) {
    const questionId = subject.questions.find((one) => one.surveyId === outline.id)?.questionId ?? "";
    if (countOthers(outline, questionId) < 2) continue;
    const found = await readDrivers(tx, scope, { outline, questionId, scale: computed.scale, range, filters });
    if (found) return found;
  }
  return null;
}

/**
 * The metric the page leads with: the one asked for; else the first that clearly changed, in the order of
 * `LEADING_METRICS`; else the first with answers, be they too few to be told.
 */
function chooseMain(tiles: readonly MetricTile[], query: OverviewQuery): MetricTile | null {
  const asked = tiles.find((tile) => tile.metric === query.metric);
  if (asked) return asked;
  const ordered = LEADING_METRICS.flatMap((metric) => tiles.filter((tile) => tile.metric === metric));
  const answered = ordered.find((tile) => tile.computed.answer.n > 0);
  return ordered.find(hasClearChange) ?? answered ?? ordered.find((tile) => tile.computed.answer.suppressed) ?? null;
}

/** The open questions, each beside its survey's first score. Words of an anonymous survey stand in no order, so not here. */
export function commentQuestions(surveys: readonly SurveyOutline[]) {
  return surveys
    .filter((one) => one.minimumGroup === null)
    .slice(0, COMMENTED_SURVEYS)
    .flatMap((outline) => {
      const scoreQuestionId = listTabs(outline)[0]?.questionId ?? null;
      return outline.commentQuestionIds.map((commentQuestionId) => ({
        surveyId: outline.id,
        commentQuestionId,
        scoreQuestionId,
      }));
    });
}

function together(subjects: readonly MetricSubject[]): Subject {
  return {
    questions: subjects.flatMap((one) => one.subject.questions),
    series: subjects.flatMap((one) => one.subject.series),
    minimumGroup: null,
  };
}

import type { Tx } from "@/db/client";
import { findOperationStart } from "@/db/queries/find-operation-start";
import type { Dimension } from "@/db/queries/list-dimensions";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { readChurnWindow } from "@/db/queries/staying/read-churn-window";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { wholeMonths } from "@/domain/calendar/period";
import { computeScore } from "@/domain/metrics/metric";
import type { MetricId, OperationMetricId, ScoreMetricId } from "@/domain/metrics/metric-id";
import { isUnsettled } from "@/domain/metrics/rates";
import { noReading } from "@/domain/metrics/reading";
import type { ScaleId } from "@/domain/metrics/scale";
import { emptyTally } from "@/domain/metrics/tally";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { naturally } from "@/features/dashboards/compute-breakdown";
import { computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { questionIdsOf, type Subject, subjectAmong, subjectOf } from "@/features/dashboards/find-subject";
import { hideSegments } from "@/features/dashboards/hide-small-groups";
import { type AnswerReading, readingOf } from "@/features/dashboards/metric-answer";
import { trailingMonths } from "@/features/dashboards/operations/choose-operation-range";
import type { Figure } from "@/features/dashboards/operations/operation-family";
import { OPERATIONS } from "@/features/dashboards/operations/operation-table";
import { LEADING_METRICS } from "@/features/dashboards/overview/input";
import { chooseScale, tallyByValue } from "@/features/dashboards/pool-series";
import { ownPieces, readPieces } from "@/features/dashboards/read-pieces";

/** One number of some days with all that it is computed from. */
export interface PeriodNumber {
  readonly metric: MetricId;
  /** Null: of every survey, or of no answers. */
  readonly surveyId: string | null;
  readonly surveyName: string | null;
  readonly questionId: string | null;
  /** Both '' for the total. */
  readonly dimension: string;
  readonly value: string;
  readonly days: DayRange;
  readonly scale: ScaleId | null;
  readonly reading: AnswerReading;
  readonly counts: Readonly<Record<string, number>>;
  /** A tally, or what the metric's family counts. */
  readonly inputs: unknown;
}

/** Which numbers: the totals, one dimension's groups, or all there are. */
type NumbersAsked = { readonly by: string } | "totals" | "all";

/** Groups by who works there are told to some readers only: they are not kept. */
const PEOPLE = new Set(["agent", "reviewer"]);

/**
 * The numbers of a workspace over some days: each score metric of all surveys together and of each question, each number of
 * operations, in total and by group; by the functions of the overview. Read in one snapshot they are of one moment.
 */
export async function readPeriodNumbers(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { days, asked }: { readonly days: DayRange; readonly asked: NumbersAsked },
  now: Date,
): Promise<PeriodNumber[]> {
  const outlines = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
  const subjects = listAll(outlines);
  const totals =
    asked === "totals" || asked === "all" ? await readTotals(tx, scope, workspace, subjects, days, now) : [];
  const ids = outlines.map(({ id }) => id);
  const dimensions = asked === "totals" ? [] : (await listSharedDimensions(tx, scope, ids)).map(({ name }) => name);
  const groups: PeriodNumber[] = [];
  for (const by of dimensions)
    if (isAsked(asked, by)) groups.push(...(await readGroups(tx, scope, subjects, by, days)));
  return [...totals, ...groups, ...(await readOperations(tx, scope, workspace, { days, asked }, now))];
}

interface AskedSubject {
  readonly metric: ScoreMetricId;
  readonly subject: Subject;
  readonly survey: SurveyOutline | null;
  readonly questionId: string | null;
}

/** Each metric over every survey that may be pooled, then each question of each survey. */
function listAll(outlines: readonly SurveyOutline[]): AskedSubject[] {
  return LEADING_METRICS.flatMap((metric) => {
    const together = { metric, subject: subjectAmong(outlines, metric), survey: null, questionId: null };
    const each = outlines.flatMap((survey) => {
      const questions = metric === "completion_rate" ? [undefined] : questionIdsOf(survey, metric);
      return questions.flatMap((question): AskedSubject[] => {
        const subject = subjectOf(survey, metric, question);
        const questionId = subject?.questions[0]?.questionId ?? null;
        return subject ? [{ metric, subject, survey, questionId }] : [];
      });
    });
    return [together, ...each].filter(({ subject }) => subject.questions.length > 0);
  });
}

async function readTotals(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  subjects: readonly AskedSubject[],
  days: DayRange,
  now: Date,
): Promise<PeriodNumber[]> {
  const pieces = await readPieces(tx, scope, { subject: everyQuestion(subjects), by: "", filters: {} }, [days]);
  const numbers: PeriodNumber[] = [];
  for (const one of subjects) {
    const { metric, subject } = one;
    const query = { metric, subject, ...days, filters: {}, pieces: ownPieces(pieces, subject) };
    const { answer, scale, tally } = await computeSubject(tx, scope, workspace, query, now);
    const reading = answer.suppressed ? { ...readingOf(answer), suppressed: true as const } : readingOf(answer);
    numbers.push({ ...placeOf(one), ...TOTAL, days, scale, reading, counts: answer.counts, inputs: tally });
  }
  return numbers;
}

const TOTAL = { dimension: "", value: "" } as const;

/** The groups of one dimension, all subjects' tallies in one statement. */
async function readGroups(
  tx: Tx,
  scope: WorkspaceScope,
  subjects: readonly AskedSubject[],
  by: string,
  days: DayRange,
): Promise<PeriodNumber[]> {
  const all = await readPieces(tx, scope, { subject: everyQuestion(subjects), by, filters: {} }, [days]);
  const totals = await readPieces(tx, scope, { subject: everyQuestion(subjects), by: "", filters: {} }, [days]);
  return subjects.flatMap((one) => {
    const { metric, subject } = one;
    const scale = chooseScale(metric, subject.series, ownPieces(totals, subject).within(days));
    const tallies = tallyByValue(subject.series, ownPieces(all, subject).within(days), scale);
    const values = [...tallies.keys()].sort(naturally);
    const segments = values.map((value) => {
      const score = computeScore(metric, tallies.get(value) ?? emptyTally, scale);
      return { dimension: by, value, result: { ...readingOf(score), counts: score.counts } };
    });
    const told = subject.minimumGroup === null ? segments : hideSegments(segments, subject.minimumGroup, false);
    return told.map(
      ({ value, result: { counts, ...reading } }): PeriodNumber => ({
        ...placeOf(one),
        ...{ dimension: by, value, days, scale, reading, counts },
        inputs: reading.suppressed ? emptyTally : (tallies.get(value) ?? emptyTally),
      }),
    );
  });
}

async function readOperations(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  { days, asked }: { readonly days: DayRange; readonly asked: NumbersAsked },
  now: Date,
): Promise<PeriodNumber[]> {
  const starts = await findOperationStart(tx, scope);
  const today = localDay(now, workspace.zone);
  const once = new Map<string, Promise<unknown>>();
  const numbers: PeriodNumber[] = [];
  for (const [metric, { record, read }] of operations()) {
    if (starts[record] === null) continue;
    const base = { compared: null, periods: [], filter: [], today, once };
    const place = { metric, surveyId: null, surveyName: null, questionId: null, scale: null };
    if (asked === "totals" || asked === "all") {
      for (const range of await daysOf(tx, scope, record === "stays", days, today)) {
        const { total } = await read(tx, scope, { ...base, range, by: null });
        numbers.push({ ...place, ...TOTAL, days: range, ...figureOf(metric, total) });
      }
    }
    const dimensions: Dimension[] = asked === "totals" ? [] : await listOperationDimensions(tx, scope, metric);
    for (const { name } of dimensions) {
      if (!isAsked(asked, name)) continue;
      const { groups } = await read(tx, scope, { ...base, range: days, by: name });
      const sorted = [...groups].sort((a, b) => naturally(a.value, b.value));
      for (const { value, figure } of sorted)
        numbers.push({ ...place, dimension: name, value, days, ...figureOf(metric, figure) });
    }
  }
  return numbers;
}

/** Who stays is told of the days themselves, and of the workspace's window where that is longer: as its tiles tell it. */
async function daysOf(
  tx: Tx,
  scope: WorkspaceScope,
  stays: boolean,
  days: DayRange,
  today: string,
): Promise<DayRange[]> {
  if (!stays) return [days];
  const { months } = await readChurnWindow(tx, scope, today);
  return months === wholeMonths(days.from, days.to) ? [days] : [days, trailingMonths(days.to, months)];
}

function operations() {
  return Object.entries(OPERATIONS) as [OperationMetricId, (typeof OPERATIONS)[OperationMetricId]][];
}

/** What is not settled has no value yet: it would be kept as if it were one. What was counted by then stands beside. */
function figureOf(metric: OperationMetricId, figure: Figure) {
  const { counts, input } = figure;
  const reading = isUnsettled(metric, counts) ? noReading("not_settled") : readingOf(figure);
  return { reading, counts, inputs: input };
}

function isAsked(asked: NumbersAsked, by: string): boolean {
  return !PEOPLE.has(by) && (asked === "all" || (typeof asked === "object" && asked.by === by));
}

function placeOf({ metric, survey, questionId }: AskedSubject) {
  return { metric, surveyId: survey?.id ?? null, surveyName: survey?.name ?? null, questionId };
}

function everyQuestion(subjects: readonly AskedSubject[]): Subject {
  const questions = new Map(
    subjects
      .flatMap(({ subject }) => subject.questions)
      .map((one) => [`${one.surveyId} ${one.questionId}`, one] as const),
  );
  return { questions: [...questions.values()], series: [], minimumGroup: null };
}

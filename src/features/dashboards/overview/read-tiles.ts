import type { Tx } from "@/db/client";
import type { GoalMarker } from "@/db/queries/goals/read-goal-markers";
import type { SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { adjustFamily, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import type { MetricId, ScoreMetricId } from "@/domain/metrics/metric-id";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import { type ComputedMetric, computeSubject } from "@/features/dashboards/compute-metric";
import type { DayRange } from "@/features/dashboards/cut-days";
import { type Subject, subjectAmong } from "@/features/dashboards/find-subject";
import type { AnswerComparison, MetricAnswer } from "@/features/dashboards/metric-answer";
import { LEADING_METRICS } from "@/features/dashboards/overview/input";
import { ownPieces, type Pieces } from "@/features/dashboards/read-pieces";

/** What a metric is told of: its question in the surveys of the scope, together. */
export interface MetricSubject {
  readonly metric: ScoreMetricId;
  readonly subject: Subject;
  /** The surveys whose answers it holds, the newest first. */
  readonly surveys: readonly SurveyOutline[];
}

/** A metric of the page with its number and the goal that runs for it. */
export interface MetricTile extends MetricSubject {
  readonly computed: ComputedMetric;
  readonly goal: GoalMarker | null;
}

/** The two rows of the page. What follows from customers, contacts and reviews stands there before its data does. */
export const ROWS = {
  service: ["first_response_time", "resolution_time", "sla_attainment", "csat", "quality_score"],
  care: ["nps", "ces", "customer_retention", "customer_churn", "follow_ups"],
} as const satisfies Record<string, readonly (MetricId | "follow_ups")[]>;

export type RowName = keyof typeof ROWS;
/** What takes the places of tiles of Care that have no number, where there is one of revenue. */
export const REVENUE_TILES = ["net_revenue_retention", "revenue_churn"] as const;

export type TileId =
  | (typeof ROWS)[RowName][number]
  | (typeof REVENUE_TILES)[number]
  | ("completion_rate" | "response_rate");

/** The metrics that follow from answers, each over the surveys that ask for it. */
export function listSubjects(outlines: readonly SurveyOutline[]): MetricSubject[] {
  return LEADING_METRICS.map((metric) => {
    const subject = subjectAmong(outlines, metric);
    const asked = new Set(subject.questions.map((one) => one.surveyId));
    return { metric, subject, surveys: outlines.filter((one) => asked.has(one.id)) };
  });
}

/** What the tiles are computed for. */
export interface TileQuery {
  readonly range: DayRange;
  readonly compared: DayRange | null;
  readonly filters: Readonly<Record<string, string>>;
  readonly goals: readonly GoalMarker[];
}

/** The numbers of the tiles out of tallies read before, their verdicts not yet corrected for all of the page. */
export async function computeTiles(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: WorkspaceCalendar,
  subjects: readonly MetricSubject[],
  query: TileQuery & { readonly pieces: Pieces },
  now: Date,
): Promise<MetricTile[]> {
  const { range, compared, filters, pieces, goals } = query;
  const tiles: MetricTile[] = [];
  for (const one of subjects) {
    const { metric, subject } = one;
    if (subject.questions.length === 0) continue;
    const own = ownPieces(pieces, subject);
    const asked = { metric, subject, ...range, filters, pieces: own, ...(compared ? { compared } : {}) };
    const computed = await computeSubject(tx, scope, workspace, asked, now);
    tiles.push({ ...one, computed, goal: goals.find((goal) => isGoalOf(goal, one, computed, filters)) ?? null });
  }
  return tiles;
}

/** Whether a number really changed. */
export function hasClearChange({ computed }: ToldTile): boolean {
  const assessment = computed?.answer.comparison?.assessment ?? null;
  return assessment !== null && assessment !== "no clear change";
}

/** A goal stands at a number only where it is set for just these answers: one survey, the same scale, the same filter. */
function isGoalOf(
  goal: GoalMarker,
  { metric, surveys }: MetricSubject,
  { scale }: ComputedMetric,
  filters: Readonly<Record<string, string>>,
): boolean {
  const [only, ...others] = surveys;
  if (goal.metric !== metric || others.length > 0 || goal.surveyId !== only?.id) return false;
  if (goal.scale !== null && goal.scale !== scale) return false;
  const [filter, ...more] = Object.entries(filters);
  if (more.length > 0) return false;
  return goal.segment === null
    ? filter === undefined
    : filter?.[0] === goal.segment.name && filter[1] === goal.segment.value;
}

/** A number of the page, whatever it follows from. */
export interface ToldTile {
  readonly metric: MetricId;
  readonly computed: { readonly answer: MetricAnswer } | null;
}

/** Churn and retention are one test, told twice. */
const SAME_TEST: Partial<Record<MetricId, MetricId>> = { customer_retention: "customer_churn" };

/** A p-value after correction, and among how many. */
interface Corrected {
  readonly pAdjusted: number | null;
  readonly among: number;
}

/** The p-values of all tests that were made for the numbers of a page, corrected together. */
export function adjustTests(tiles: readonly ToldTile[]): ReadonlyMap<MetricId, Corrected> {
  const tests = new Map<MetricId, number | null>();
  for (const { metric, computed } of tiles)
    tests.set(SAME_TEST[metric] ?? metric, computed?.answer.comparison?.pValue ?? null);
  const adjusted = adjustFamily([...tests.values()]);
  const own = new Map([...tests.keys()].map((metric, place) => [metric, adjusted[place] ?? null]));
  const among = countTests(adjusted);
  const correctedOf = (metric: MetricId) => ({ pAdjusted: own.get(SAME_TEST[metric] ?? metric) ?? null, among });
  return new Map(tiles.map(({ metric }) => [metric, correctedOf(metric)]));
}

/** A number whose verdict follows the corrected p-value. */
export function withVerdict(answer: MetricAnswer, adjusted: ReturnType<typeof adjustTests>): MetricAnswer {
  const { comparison, metric, n } = answer;
  const corrected = adjusted.get(metric);
  if (!comparison || !corrected) return answer;
  return { ...answer, comparison: correctComparison(metric, n, comparison, corrected) };
}

/** How many of these comparisons could be tested at all. */
export function countTests(p: readonly (number | null)[]): number {
  return p.filter((one) => one !== null).length;
}

/** A comparison whose verdict follows another p-value, corrected over a larger family. What is hidden stays hidden. */
export function correctComparison(
  metric: MetricId,
  n: number,
  comparison: AnswerComparison,
  { pAdjusted, among }: Corrected,
): AnswerComparison {
  if (comparison.suppressed) return comparison;
  const change = { ...comparison, n: { current: n, previous: comparison.n } };
  return { ...comparison, pAdjusted, among, ...verdictOf(change, pAdjusted, METRICS[metric].better) };
}

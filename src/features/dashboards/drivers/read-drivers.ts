import type { Tx } from "@/db/client";
import { listScoreRows, type ScoreRow } from "@/db/queries/list-score-rows";
import type { OutlinedSeries, SurveyOutline } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { relativeWeightIntervals, relativeWeights } from "@/domain/metrics/drivers";
import type { Interval } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { momentsOf } from "@/domain/metrics/moments";
import { isScaleId, type ScaleId } from "@/domain/metrics/scale";
import { plainWords } from "@/domain/survey/pipes";
import type { DayRange } from "@/features/dashboards/cut-days";

/** A question beside the score: how much goes together with it, and how it is rated. */
export interface Driver {
  readonly questionId: string;
  /** Its words, with the brand's name in place. */
  readonly title: string;
  readonly scale: ScaleId;
  /** Share in percent of what all these questions explain together. */
  readonly share: number;
  readonly interval: Interval | null;
  readonly average: number | null;
}

/** What goes together with a score in one survey; the heaviest question first. */
export interface DriversFound {
  readonly survey: Pick<SurveyOutline, "id" | "name">;
  /** Complete answers used: of the newest ones. */
  readonly n: number;
  readonly drivers: readonly Driver[];
}

/** Which score: a question of a survey on one scale, over days, with filters. */
export interface DriversQuery {
  readonly outline: SurveyOutline;
  readonly questionId: string;
  readonly scale: ScaleId;
  readonly range: DayRange;
  readonly filters: Readonly<Record<string, string>>;
}

/** The newest answers say it as well as all of them, and cost the same in every survey. */
const SAMPLE = 1_000;
const RESAMPLES = 200;
const MOST_QUESTIONS = 8;
/** Below this many complete answers, or this many for each question, weights are luck. */
const ENOUGH = 50;
const ENOUGH_A_QUESTION = 10;

/**
 * What moves a score: Johnson's relative weights of the other scores and ratings of the same survey, with bootstrap
 * intervals, beside each question's average. It goes together, it proves no cause. Null where the survey asks fewer than
 * two other scores, too few answered them all, or they do not differ; and in anonymous surveys, whose rows are not joined.
 */
export async function readDrivers(tx: Tx, scope: WorkspaceScope, query: DriversQuery): Promise<DriversFound | null> {
  const { outline, questionId, scale, range, filters } = query;
  const others = listOthers(outline, questionId);
  if (others.length < 2 || outline.minimumGroup !== null) return null;
  const series = outline.series
    .filter((one) => one.questionId === questionId && one.scale === scale)
    .map((one) => one.ordinal);
  const rows = await listScoreRows(tx, scope, {
    surveyId: outline.id,
    outcome: { questionId, series },
    others: others.map((one) => ({ questionId: one.questionId, series: one.ordinal })),
    ...range,
    filters,
    limit: SAMPLE,
  });
  const used = others
    .map((one, place) => ({ ...one, place, given: rows.filter((row) => row.others[place] !== null).length }))
    .filter((one) => one.given * 2 >= rows.length);
  const complete = rows.filter((row) => used.every(({ place }) => row.others[place] !== null));
  if (used.length < 2 || complete.length < Math.max(ENOUGH, ENOUGH_A_QUESTION * used.length)) return null;
  const weights = weigh(
    complete,
    used.map(({ place }) => place),
  );
  if (weights === null) return null;
  const drivers = used.map(
    (one, i): Driver => ({
      questionId: one.questionId,
      title: plainWords(one.title, outline.brandName),
      scale: one.scale,
      share: weights.percent[i] ?? 0,
      interval: weights.intervals[i] ?? null,
      average: momentsOf(complete.map((row) => row.others[one.place] ?? 0)).mean,
    }),
  );
  return {
    survey: { id: outline.id, name: outline.name },
    n: complete.length,
    drivers: drivers.sort((a, b) => b.share - a.share),
  };
}

/** How many other scores a survey asks beside one. */
export function countOthers(outline: SurveyOutline, questionId: string): number {
  return listOthers(outline, questionId).length;
}

/** The latest series of every other question that is answered by one score. */
function listOthers(outline: SurveyOutline, questionId: string): (OutlinedSeries & { readonly scale: ScaleId })[] {
  const latest = new Map<string, OutlinedSeries & { readonly scale: ScaleId }>();
  for (const one of outline.series) {
    const { scale } = one;
    if (one.questionId === questionId || !isScaleId(scale) || scale === "completion") continue;
    if ((latest.get(one.questionId)?.ordinal ?? 0) < one.ordinal) latest.set(one.questionId, { ...one, scale });
  }
  return [...latest.values()].slice(0, MOST_QUESTIONS);
}

function weigh(rows: readonly ScoreRow[], places: readonly number[]) {
  const predictors = rows.map((row) => places.map((place) => row.others[place] ?? null));
  const outcome = rows.map((row) => row.outcome);
  try {
    const { percent } = relativeWeights(predictors, outcome);
    return { percent, intervals: relativeWeightIntervals(predictors, outcome, { resamples: RESAMPLES }) };
  } catch (error) {
    // A question that everybody answered alike, or that follows from the others, weighs nothing.
    if (error instanceof MetricError) return null;
    throw error;
  }
}

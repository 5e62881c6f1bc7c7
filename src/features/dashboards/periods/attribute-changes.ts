import type { ClosedNumberRow } from "@/db/queries/periods/find-period";
import type { Restated, RestatementCause } from "@/db/queries/periods/list-restatements";
import { computeScore, isMetricId, isScoreMetric } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { SCORE_SLOTS, type Tally } from "@/domain/metrics/tally";
import { readingOf } from "@/features/dashboards/metric-answer";
import { type BothReadings, type CountedReading, isSame, scaleOf } from "@/features/dashboards/periods/compare-numbers";

/** What one deed did to one number: what it was before, and after. */
export interface Effect {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly questionId: string;
  readonly before: CountedReading;
  readonly after: CountedReading;
}

/** Answers of one survey that changed alike on one day after a period was closed. */
export interface Restatement {
  /** `unlisted`: what no answer explains, such as another banding of the scale. */
  readonly cause: RestatementCause | "unlisted";
  readonly first: Date | null;
  readonly last: Date | null;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly surveyId: string;
  readonly n: number;
  readonly responseIds: readonly string[];
  readonly effects: readonly Effect[];
}

interface Running {
  readonly row: ClosedNumberRow;
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  tally: Tally;
}

/**
 * Which deed changed a closed period's numbers by how much: from the closed tallies the changes are added in the order in
 * which they happened, and after each the numbers are computed again. What they do not explain of today's numbers stands at
 * the end. `scaleOfSeries` says the scale of a series; answers on another scale are in no number.
 */
export function attributeChanges(
  closed: readonly ClosedNumberRow[],
  restated: readonly Restated[],
  today: readonly BothReadings[],
  scaleOfSeries: (surveyId: string, questionId: string, series: number) => string | null,
): Restatement[] {
  const running = closed.flatMap((row): Running[] => {
    const scale = scaleOf(row);
    if (!isMetricId(row.metric) || !isScoreMetric(row.metric) || row.surveyId === null || scale === null) return [];
    return row.dimension === "" && !row.suppressed && isTally(row.inputs)
      ? [{ row, metric: row.metric, scale, tally: row.inputs }]
      : [];
  });
  const told = groupDeeds(restated).map((deed) => {
    const effects = running
      .filter(
        ({ row }) => row.surveyId === deed.surveyId && deed.parts.some((one) => one.questionId === row.questionId),
      )
      .map((one): Effect => {
        const before = compute(one);
        for (const part of deed.parts) {
          const scale = scaleOfSeries(part.surveyId, part.questionId, part.series) ?? one.scale;
          if (part.questionId === one.row.questionId && scale === one.scale) one.tally = moved(one.tally, part);
        }
        return { ...placeOf(one), before, after: compute(one) };
      });
    const { parts, ...rest } = deed;
    return { ...rest, n: largest(parts), responseIds: idsOf(parts), effects };
  });
  const unlisted = running.flatMap((one): Restatement[] => {
    const now = today.find(
      (other) =>
        other.surveyId === one.row.surveyId && other.questionId === one.row.questionId && other.metric === one.metric,
    )?.today;
    const before = compute(one);
    if (!now || now.suppressed || isSame(before, now)) return [];
    const nothing = { first: null, last: null, importId: null, fileName: null, n: 0, responseIds: [] };
    const surveyId = one.row.surveyId ?? "";
    return [{ cause: "unlisted", ...nothing, surveyId, effects: [{ ...placeOf(one), before, after: now }] }];
  });
  return [...told, ...unlisted];
}

function placeOf({ metric, scale, row }: Running) {
  return { metric, scale, questionId: row.questionId ?? "" };
}

function compute({ metric, scale, tally }: Running): CountedReading {
  const score = computeScore(metric, tally, scale);
  return { ...readingOf(score), counts: score.counts };
}

interface Deed {
  readonly cause: RestatementCause;
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly surveyId: string;
  readonly first: Date;
  readonly last: Date;
  readonly parts: readonly Restated[];
}

/** What one cause did to one survey within a day, whichever questions and scores it touched. */
function groupDeeds(restated: readonly Restated[]): Deed[] {
  const deeds = new Map<string, Deed>();
  for (const one of restated) {
    const key = JSON.stringify([one.day, one.cause, one.importId, one.surveyId]);
    const known = deeds.get(key);
    deeds.set(key, {
      ...{ cause: one.cause, importId: one.importId, fileName: one.fileName, surveyId: one.surveyId },
      first: known && known.first < one.first ? known.first : one.first,
      last: known && known.last > one.last ? known.last : one.last,
      parts: [...(known?.parts ?? []), one],
    });
  }
  return [...deeds.values()];
}

/** How many responses: as many as the question that most of them answer has. */
function largest(parts: readonly Restated[]): number {
  const perQuestion = new Map<string, number>();
  for (const { questionId, n } of parts) perQuestion.set(questionId, (perQuestion.get(questionId) ?? 0) + n);
  return Math.max(0, ...perQuestion.values());
}

const MOST_IDS = 20;

function idsOf(parts: readonly Restated[]): string[] {
  return [...new Set(parts.flatMap(({ responseIds }) => responseIds))].slice(0, MOST_IDS);
}

function moved(tally: Tally, { bucketBefore, bucketAfter, n }: Restated): Tally {
  return added(added(tally, bucketBefore, -n), bucketAfter, n);
}

/** Where held answers begin among the buckets of `answer.bucket`. */
const HELD = 100;
const BESIDE = {
  [-1]: "missing",
  [-2]: "notApplicable",
  [-3]: "invalid",
  [-5]: "excluded",
  [-6]: "superseded",
} as const;

function added(tally: Tally, bucket: number | null, n: number): Tally {
  if (bucket === null) return tally;
  const slots = (of: readonly number[], at: number) =>
    Array.from({ length: SCORE_SLOTS }, (_, place) => (of[place] ?? 0) + (place === at ? n : 0));
  if (bucket >= HELD) return { ...tally, held: slots(tally.held, bucket - HELD) };
  if (bucket >= 0) return { ...tally, counts: slots(tally.counts, bucket) };
  const name = BESIDE[bucket as keyof typeof BESIDE];
  return name ? { ...tally, [name]: tally[name] + n } : tally;
}

function isTally(inputs: unknown): inputs is Tally {
  return typeof inputs === "object" && inputs !== null && "counts" in inputs && Array.isArray(inputs.counts);
}

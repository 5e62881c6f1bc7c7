import type { Tx } from "@/db/client";
import { readCells } from "@/db/queries/read-cells";
import type { WorkspaceScope } from "@/db/scope";
import { MetricError } from "@/domain/metrics/metric-error";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import { rake } from "@/domain/metrics/rake";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import { answered } from "@/domain/metrics/tally";
import { type WeightedScore, weightedScore } from "@/domain/metrics/weighted-score";
import { type Cell, fitMargins, type Shares } from "@/features/dashboards/compare/fit-margins";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import { poolTallies, tallyByValue } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** How answers are weighed: all alike, by weights of their own, or so that groups have known shares. */
export type Weights =
  | { readonly kind: "equal" }
  | { readonly kind: "own"; readonly dimension: string }
  | { readonly kind: "shares"; readonly shares: Shares };

/** The answers of one side of a comparison. */
export interface WeighedAnswers {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly subject: Subject;
  readonly range: DayRange;
  readonly filters: Readonly<Record<string, string>>;
  /** How many they are. */
  readonly n: number;
}

/** A side as if every group had answered in proportion, and what stands in the way. */
export interface WeighedSide {
  /** Null where there is a reason. */
  readonly score: WeightedScore | null;
  readonly reason: "no_answers" | "no_weights" | "impossible" | "protected" | "one_group" | null;
  /** Answers without a weight: no value of the attribute, or one whose share nobody stated. */
  readonly leftOut: number;
  /** Groups with a known share of which nobody answered. */
  readonly absent: readonly { readonly dimension: string; readonly value: string; readonly share: number }[];
  /** Groups under 20 answers, taken together. */
  readonly collapsed: readonly string[];
}

const NOTHING = { score: null, leftOut: 0, absent: [], collapsed: [] } as const;

/**
 * Weighs one side's answers: post-stratified by one attribute, raked where several are known, or by the weights that the
 * answers carry. Untrimmed, so that every group counts as it should; how much single answers then count is told.
 */
export async function weighSide(
  tx: Tx,
  scope: WorkspaceScope,
  answers: WeighedAnswers,
  weights: Weights,
): Promise<WeighedSide> {
  const { metric, scale, subject } = answers;
  // Where a filter has chosen one value there is nothing left to bring into proportion.
  const dimensions =
    weights.kind === "shares"
      ? Object.keys(weights.shares).filter((name) => !Object.hasOwn(answers.filters, name))
      : weights.kind === "own"
        ? [weights.dimension]
        : [];
  if (weights.kind === "shares" && dimensions.length === 0) return { ...NOTHING, reason: "one_group" };
  const { n } = answers;
  if (n === 0) return { ...NOTHING, reason: "no_answers" };
  const cells = await readSideCells(tx, scope, answers, dimensions);
  const minimum = subject.minimumGroup;
  if (minimum !== null && dimensions.length > 0 && (dimensions.length > 1 || tellsOfFew(cells, n, minimum)))
    return { ...NOTHING, reason: "protected" };
  if (weights.kind === "equal")
    return ready(
      weightedScore(
        metric,
        SCALES[scale],
        withWeights(cells, () => 1),
      ),
      n,
    );
  if (weights.kind === "own") return ready(weightedScore(metric, SCALES[scale], withWeights(cells, ownWeight)), n);
  const shares = Object.fromEntries(dimensions.map((name) => [name, weights.shares[name] ?? {}]));
  const fitted = fitMargins(cells, shares);
  const { absent, collapsed } = fitted;
  const left = { leftOut: n - fitted.n, absent, collapsed };
  if (fitted.n === 0) return { score: null, reason: "no_weights", ...left };
  if (fitted.cells.length < 2) return { score: null, reason: "one_group", ...left };
  const raked = rakeOrNull(fitted.cells, fitted.margins);
  if (raked === null || !raked.converged) return { score: null, reason: "impossible", ...left };
  const weighed = fitted.cells.map((cell, place) => ({ counts: cell.counts, weight: raked.weights[place] ?? 0 }));
  return { score: weightedScore(metric, SCALES[scale], weighed), reason: null, ...left };
}

/** A side's answers by the combinations of some dimensions' values, on the scale that is told; by one from its tallies. */
async function readSideCells(
  tx: Tx,
  scope: WorkspaceScope,
  { subject, scale, range, filters }: WeighedAnswers,
  by: readonly string[],
): Promise<Cell[]> {
  const [only = ""] = by;
  if (by.length < 2) {
    const pieces = await readPieces(tx, scope, { subject, by: only, filters }, [range]);
    const tallies = tallyByValue(subject.series, pieces.within(range), scale);
    return [...tallies].flatMap(([value, { counts }]) => cellOf(only === "" ? {} : { [only]: value }, counts));
  }
  const found = await readCells(tx, scope, { questions: subject.questions, ...range, filters, by });
  const byValues = new Map<string, typeof found>();
  for (const cell of found) {
    const key = JSON.stringify(cell.values);
    byValues.set(key, [...(byValues.get(key) ?? []), cell]);
  }
  return [...byValues.values()].flatMap((same) => {
    const named = by.flatMap((name, place) => {
      const value = same[0]?.values[place];
      return value == null ? [] : [[name, value] as const];
    });
    return cellOf(Object.fromEntries(named), poolTallies(subject.series, same, scale).counts);
  });
}

function cellOf(values: Readonly<Record<string, string>>, counts: readonly number[]): Cell[] {
  const n = answered(counts);
  return n === 0 ? [] : [{ values, n, counts }];
}

function withWeights(cells: readonly Cell[], weightOf: (cell: Cell) => number) {
  return cells.map((cell) => ({ counts: cell.counts, weight: weightOf(cell) }));
}

/** "0.2847177143" as the attribute says it; 0 where it is no number from 0 on. */
function ownWeight({ values }: Cell): number {
  const [text = ""] = Object.values(values);
  return /^\d{1,12}([.,]\d{1,20})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : 0;
}

function ready(score: WeightedScore | null, n: number): WeighedSide {
  if (score === null) return { ...NOTHING, reason: "no_weights", leftOut: n };
  return { ...NOTHING, score, reason: null, leftOut: n - score.n };
}

/** Whether a weighted figure beside the raw one would tell of a group that is too small to be told. */
function tellsOfFew(cells: readonly Cell[], n: number, minimum: number): boolean {
  const groups = cells.map((cell, place) => ({ key: String(place), n: cell.n }));
  const rest = n - cells.reduce((sum, cell) => sum + cell.n, 0);
  return hiddenGroups([...groups, { key: "rest", n: rest }], { minimum }).length > 0;
}

function rakeOrNull(...args: Parameters<typeof rake>) {
  try {
    return rake(...args);
  } catch (error) {
    if (error instanceof MetricError) return null;
    throw error;
  }
}

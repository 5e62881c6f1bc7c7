import type { Tx } from "@/db/client";
import type { KnownPopulation } from "@/db/queries/population-shares";
import type { WorkspaceScope } from "@/db/scope";
import { type Verdict, verdictOf } from "@/domain/metrics/change";
import { METRICS } from "@/domain/metrics/metric";
import { answered } from "@/domain/metrics/tally";
import { compareWeightedScores, type WeightedDifference } from "@/domain/metrics/weighted-score";
import type { Shares } from "@/features/dashboards/compare/fit-margins";
import type { WeighKind } from "@/features/dashboards/compare/input";
import {
  type WeighedAnswers,
  type WeighedSide,
  type Weights,
  weighSide,
} from "@/features/dashboards/compare/weigh-side";
import { tallyByValue } from "@/features/dashboards/pool-series";
import { readPieces } from "@/features/dashboards/read-pieces";

/** What a survey's answers can be weighed by. */
export interface KnownWeights {
  readonly populations: readonly KnownPopulation[];
  /** The attribute with the answers' own weights. */
  readonly own: string | null;
}

/** Both sides as if every group had answered in proportion, and the change that is left. */
export interface Weighing {
  readonly kind: Exclude<WeighKind, "none">;
  /** The attributes it is weighed by. */
  readonly by: readonly string[];
  readonly current: WeighedSide;
  readonly previous: WeighedSide;
  /** Null where a side could not be weighed, or there is nothing to test. */
  readonly change: (WeightedDifference & Verdict) | null;
}

/** What a survey is weighed by where nobody asks for something else: its answers' own weights, else its stated groups. */
export function usualWeighing({ own, populations }: KnownWeights): WeighKind {
  if (own !== null) return "own";
  return populations.length > 0 ? "stated" : "none";
}

/**
 * Weighs both sides of a comparison, for showing beside the raw figures. `other`: the current side as if it had the other
 * side's mix by one attribute, the other side as it is. Null where there is nothing to weigh by.
 */
export async function readWeighing(
  tx: Tx,
  scope: WorkspaceScope,
  sides: { readonly current: WeighedAnswers; readonly previous: WeighedAnswers; readonly overlap: boolean },
  known: KnownWeights,
  asked: { readonly kind: WeighKind; readonly by: string | null },
): Promise<Weighing | null> {
  const chosen = await chooseWeights(tx, scope, sides.previous, known, asked);
  if (chosen === null) return null;
  const current = await weighSide(tx, scope, sides.current, chosen.current);
  const previous = await weighSide(tx, scope, sides.previous, chosen.previous);
  const tested = current.score && previous.score && !sides.overlap;
  const change = tested ? judge(sides.current, current.score, previous.score) : null;
  return { kind: chosen.kind, by: chosen.by, current, previous, change };
}

interface ChosenWeights extends Pick<Weighing, "kind" | "by"> {
  readonly current: Weights;
  readonly previous: Weights;
}

async function chooseWeights(
  tx: Tx,
  scope: WorkspaceScope,
  previous: WeighedAnswers,
  { populations, own }: KnownWeights,
  { kind, by }: { readonly kind: WeighKind; readonly by: string | null },
): Promise<ChosenWeights | null> {
  if (kind === "own" && own !== null) {
    const weights = { kind: "own", dimension: own } as const;
    return { kind, by: [own], current: weights, previous: weights };
  }
  if (kind === "stated" && populations.length > 0) {
    const weights = { kind: "shares", shares: sharesOf(populations) } as const;
    return { kind, by: populations.map(({ dimension }) => dimension), current: weights, previous: weights };
  }
  if (kind !== "other" || by === null) return null;
  const shares = { [by]: await mixOf(tx, scope, previous, by) };
  return { kind, by: [by], current: { kind: "shares", shares }, previous: { kind: "equal" } };
}

function judge(
  { metric }: WeighedAnswers,
  current: NonNullable<WeighedSide["score"]>,
  previous: NonNullable<WeighedSide["score"]>,
): WeightedDifference & Verdict {
  const found = compareWeightedScores(current, previous);
  const change = { ...found, n: { current: current.n, previous: previous.n } };
  return { ...found, ...verdictOf(change, found.pValue, METRICS[metric].better) };
}

function sharesOf(populations: readonly KnownPopulation[]): Shares {
  return Object.fromEntries(
    populations.map(({ dimension, groups }) => [
      dimension,
      Object.fromEntries(groups.map(({ value, amount }) => [value, amount])),
    ]),
  );
}

/** How many answered of each value. */
async function mixOf(tx: Tx, scope: WorkspaceScope, answers: WeighedAnswers, by: string) {
  const { subject, filters, range, scale } = answers;
  const pieces = await readPieces(tx, scope, { subject, by, filters }, [range]);
  const tallies = tallyByValue(subject.series, pieces.within(range), scale);
  return Object.fromEntries([...tallies].map(([value, tally]) => [value, answered(tally.counts)]));
}

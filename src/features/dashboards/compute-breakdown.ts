import type { Tx } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { adjustFamily } from "@/domain/metrics/change";
import { computeScore } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { answered, emptyTally, type Tally } from "@/domain/metrics/tally";
import { type ComparedTallies, compareTallies, pValueOf } from "@/features/dashboards/compare-tallies";
import type { DayRange } from "@/features/dashboards/cut-days";
import type { Subject } from "@/features/dashboards/find-subject";
import { hiddenByFilters, hideSegments } from "@/features/dashboards/hide-small-groups";
import { type AnswerSegment, readingOf } from "@/features/dashboards/metric-answer";
import { tallyByValue } from "@/features/dashboards/pool-series";
import { type Pieces, readBothSides, readPieces } from "@/features/dashboards/read-pieces";

export interface BreakdownQuery {
  readonly metric: ScoreMetricId;
  readonly scale: ScaleId;
  readonly subject: Subject;
  /** The dimension. */
  readonly by: string;
  readonly range: DayRange;
  readonly compared: DayRange | null;
  readonly filters: Readonly<Record<string, string>>;
  /** The filters of the compared side, where they are not the same. */
  readonly comparedFilters?: Readonly<Record<string, string>>;
  /** Its tallies, where they were read already. */
  readonly pieces?: Pieces | undefined;
}

/**
 * A number by the values of one dimension, in order of their names. Where it is compared, the p-values are corrected over
 * the segments that have answers on both sides (Benjamini–Hochberg), and the verdicts follow the corrected ones. Groups
 * that an anonymous survey does not show are there without their numbers.
 */
export async function computeBreakdown(tx: Tx, scope: WorkspaceScope, query: BreakdownQuery): Promise<AnswerSegment[]> {
  const { metric, scale, subject, by, range, compared, filters, comparedFilters } = query;
  const pieces =
    query.pieces ??
    (await readBothSides(tx, scope, { subject, by, filters }, [range], comparedFilters ? null : compared));
  const before =
    compared && comparedFilters
      ? await readPieces(tx, scope, { subject, by, filters: comparedFilters }, [compared])
      : pieces;
  const current = tallyByValue(subject.series, pieces.within(range), scale);
  const previous = tallyByValue(subject.series, compared ? before.within(compared) : [], scale);
  const values = [...new Set([...current.keys(), ...previous.keys()])].sort(naturally);
  const segments = values
    .map((value) => ({
      value,
      sides: { metric, scale, current: current.get(value) ?? emptyTally, previous: previous.get(value) ?? emptyTally },
    }))
    .filter(({ sides }) => holdsAnything(sides.current) || holdsAnything(sides.previous));
  const adjusted = adjustFamily(segments.map(({ sides }) => (compared ? pValueOf(sides) : null)));
  const told = segments.map(({ value, sides }, place) => ({
    dimension: by,
    value,
    result: segmentResult(sides, compared === null ? undefined : (adjusted[place] ?? null)),
  }));
  const minimum = subject.minimumGroup;
  if (minimum === null) return told;
  const ranges = compared ? [range, compared] : [range];
  const hidden = await hiddenByFilters(tx, scope, { subject, scale, filters, minimum }, ranges);
  const others =
    compared && comparedFilters
      ? await hiddenByFilters(tx, scope, { subject, scale, filters: comparedFilters, minimum }, [compared])
      : hidden;
  return hideSegments(told, minimum, hidden.size + others.size > 0);
}

function segmentResult(sides: ComparedTallies, pAdjusted: number | null | undefined): AnswerSegment["result"] {
  const score = computeScore(sides.metric, sides.current, sides.scale);
  const result = { ...readingOf(score), counts: score.counts };
  return pAdjusted === undefined ? result : { ...result, comparison: compareTallies(sides, pAdjusted) };
}

function holdsAnything(tally: Tally): boolean {
  const { missing, notApplicable, invalid, excluded, superseded } = tally;
  const beside = missing + notApplicable + invalid + excluded + superseded;
  return answered(tally.counts) + answered(tally.held) + beside > 0;
}

const collator = new Intl.Collator("en", { numeric: true });

/** "Gate 9" before "Gate 10", the same order everywhere. */
export function naturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : 1);
}

import type { Tx } from "@/db/client";
import { readSpeedScores, type SpeedScore } from "@/db/queries/service/read-speed-scores";
import { readSpeedBands } from "@/db/queries/service/speed-bands";
import type { WorkspaceScope } from "@/db/scope";
import { type BreakingPoint, findBreakingPoint } from "@/domain/metrics/breaking-point";
import { METRICS } from "@/domain/metrics/metric";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import type { Reading } from "@/domain/metrics/reading";
import { isScaleId, type ScaleId } from "@/domain/metrics/scale";
import { emptyTally, mergeTallies, SCORE_SLOTS, type Tally } from "@/domain/metrics/tally";
import type { TimeClock } from "@/domain/service/time-measure";
import type { ServiceQuery } from "@/features/service/times/input";

/** By what scores are set against how it went. */
export const SPEED_CUTS = ["band", "promise", "reopens", "channel", "agent"] as const;
export type SpeedCut = (typeof SPEED_CUTS)[number];

/** A score of the interactions that went one way. */
export interface SpeedGroup {
  /** Of bands the place, of promises "met" or "missed", of the rest its value. */
  readonly value: string;
  readonly reading: Reading;
}

/** Scores that customers give to an interaction. */
type SpeedMetricId = Exclude<ScoreMetricId, "completion_rate">;

/** One metric against how it went. */
export interface SpeedMetric {
  readonly metric: SpeedMetricId;
  readonly scale: ScaleId;
  readonly n: number;
  /** Answers on other scales, which are never put together with these. */
  readonly excluded: number;
  readonly groups: Readonly<Record<SpeedCut, readonly SpeedGroup[]>>;
  readonly breaking: BreakingPoint | null;
}

export interface SpeedNumbers {
  /** Seconds at which bands end. */
  readonly bands: readonly number[];
  readonly metrics: readonly SpeedMetric[];
}

/** Lengths people reckon with: the places at which a break is looked for, in seconds. */
const PLACES = [
  ...[30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400],
  ...[28_800, 43_200, 86_400, 172_800, 345_600],
];
const METRIC_ORDER: readonly SpeedMetricId[] = ["csat", "nps", "ces"];

/** Where bands of the first response usually end in a channel, in seconds; minutes in a chat, hours in a mailbox. */
export function usualBands(channel: string | null): readonly number[] {
  const name = (channel ?? "").toLowerCase();
  if (/chat|messag|whatsapp/.test(name)) return [120, 300];
  if (/phone|call|voice/.test(name)) return [30, 120];
  return /mail|social|web|form/.test(name) ? [14_400, 86_400] : [300, 3_600];
}

/** Scores against the first response, promises, reopenings, channels and who solved, over the days of the page. */
export async function readSpeed(
  tx: Tx,
  scope: WorkspaceScope,
  query: ServiceQuery,
  { from, to, clock }: { from: string; to: string; clock: TimeClock },
): Promise<SpeedNumbers> {
  const channel = query.filter.find(({ dimension }) => dimension === "channel")?.value ?? null;
  const kept = query.bands === null ? (await readSpeedBands(tx, scope))[channel ?? ""] : query.bands;
  const bands = kept ?? usualBands(channel);
  const edges = [...new Set([...PLACES, ...bands])].sort((a, b) => a - b);
  const rows = await readSpeedScores(tx, scope, { from, to, filter: query.filter, edges, clock });
  return { bands, metrics: METRIC_ORDER.flatMap((metric) => metricOf(metric, rows, { bands, edges })) };
}

function metricOf(
  metric: SpeedMetricId,
  all: readonly SpeedScore[],
  { bands, edges }: { bands: readonly number[]; edges: readonly number[] },
): SpeedMetric[] {
  const byScale = new Map<string, SpeedScore[]>();
  for (const row of all) if (row.metric === metric) byScale.set(row.scale, [...(byScale.get(row.scale) ?? []), row]);
  const [most, ...others] = [...byScale].sort(([, a], [, b]) => count(b) - count(a));
  if (most === undefined || !isScaleId(most[0])) return [];
  const [scale, rows] = [most[0], most[1]];
  const groups = (groupOf: (row: SpeedScore) => string | null): SpeedGroup[] => {
    const tallies = new Map<string, Tally>();
    for (const row of rows) {
      const value = groupOf(row);
      if (value !== null) tallies.set(value, mergeTallies(tallies.get(value) ?? emptyTally, tallyOfRow(row)));
    }
    return [...tallies]
      .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
      .map(([value, tally]) => ({ value, reading: METRICS[metric].compute({ tally, scale }) }));
  };
  const secondsFrom = (slot: number) => (slot === 0 ? 0 : (edges[slot - 1] ?? 0));
  const bins = edges
    .map((_, slot) => slot)
    .concat(edges.length)
    .map((slot) => ({
      from: secondsFrom(slot),
      tally: rows
        .filter((row) => row.slot === slot)
        .map(tallyOfRow)
        .reduce(mergeTallies, emptyTally),
    }));
  return [
    {
      ...{ metric, scale, n: count(rows), excluded: others.reduce((sum, [, rest]) => sum + count(rest), 0) },
      groups: {
        band: groups(({ slot }) =>
          slot === null ? null : String(bands.filter((end) => end <= secondsFrom(slot)).length),
        ),
        promise: groups(({ missed }) => (missed === null ? null : missed ? "missed" : "met")),
        reopens: groups(({ reopens }) => String(reopens)),
        channel: groups(({ channel }) => channel),
        agent: groups(({ agent }) => (agent === "" ? null : agent)),
      },
      breaking: findBreakingPoint(metric, bins, scale),
    },
  ];
}

function tallyOfRow({ score, n }: SpeedScore): Tally {
  return { ...emptyTally, counts: Array.from({ length: SCORE_SLOTS }, (_, place) => (place === score ? n : 0)) };
}

function count(rows: readonly SpeedScore[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}

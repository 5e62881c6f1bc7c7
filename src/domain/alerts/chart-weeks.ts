import type { WeekFigure, WeekKind } from "@/domain/alerts/week-figure";
import { BASELINE_POINTS, ewmaChart } from "@/domain/metrics/ewma";
import { pChart } from "@/domain/metrics/p-chart";

/** The weeks that a number's usual range was taken from, and that range. */
export interface Baseline {
  /** Positions of its first and last week. */
  readonly first: number;
  readonly last: number;
  /** Where the number usually is, in its unit. */
  readonly centre: number;
}

/** One week as the chart judges it. In the metric's unit, for a screen to draw. */
export interface ChartedWeek {
  /** The weekly values smoothed; null in the baseline and in a week without a value. */
  readonly smoothed: number | null;
  /** Where the smoothed values usually are. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many of its own standard deviations the week's value lies from the centre; null as above. */
  readonly standardised: number | null;
  /** By which rule the week is out of the usual range, and to which side. */
  readonly out: { readonly rule: "drift" | "point"; readonly direction: "up" | "down" } | null;
}

/** Weeks as the chart judges them. */
export interface WeeksChart {
  /** Null until there are enough weeks with a value. */
  readonly baseline: Baseline | null;
  /** Weeks with a value so far. */
  readonly seen: number;
  /** One for each week given. */
  readonly weeks: readonly ChartedWeek[];
}

const NOTHING: ChartedWeek = { smoothed: null, low: null, high: null, standardised: null, out: null };
/** No median waits less: the logarithm of nothing is endless. */
const ONE_SECOND = 1 / 60;
/** A share's week is near enough to normal for the point rule where both parts are at least so many. */
const EXPECTED_PARTS = 5;

/**
 * The control chart of weekly values: the first 20 with a value are the baseline and frozen; over the weeks after it runs an
 * EWMA (λ = .2, L = 2.7) of standardised values, for shares the p-chart's point rule beside it. A week's standard deviation
 * follows from its n; where the baseline itself scattered more than that (weeks differ for reasons of their own), all limits
 * are wider by as much (Laney 2002), never narrower. A week without a value is a gap.
 */
export function chartWeeks(weeks: readonly WeekFigure[], kind: WeekKind): WeeksChart {
  const values = weeks.map(({ value }) => (value === null ? null : kind === "time" ? toLog(value) : value));
  const placed = values.flatMap((value, place) => (value === null ? [] : [place]));
  const first = placed[0] ?? 0;
  const last = placed[BASELINE_POINTS - 1];
  const nothing = { baseline: null, seen: placed.length, weeks: weeks.map(() => NOTHING) };
  if (last === undefined) return nothing;
  const base = placed.slice(0, BASELINE_POINTS).map((place) => ({
    value: values[place] ?? 0,
    n: weeks[place]?.n ?? 0,
    variance: weeks[place]?.variance ?? 0,
  }));
  const usual = usualOf(base, kind);
  if (usual === null) return nothing;
  const { centre, spread, variance } = usual;
  const tail = weeks.slice(last + 1);
  const own = values.slice(last + 1);
  const sds = tail.map(({ n }) => (n > 0 ? spread * Math.sqrt(variance / n) : 0));
  const points = ewmaChart(own, { target: centre, sd: sds });
  const outliers = kind === "share" ? shareOutliers(tail, centre, spread) : [];
  // Limits stand in standard deviations; a screen draws them for a week of the usual size.
  const typical = spread * Math.sqrt(variance / medianOf(base.map(({ n }) => n)));
  const shown = (standardised: number) => {
    const value = centre + standardised * typical;
    return kind === "time" ? Math.exp(value) : kind === "share" ? Math.min(100, Math.max(0, value)) : value;
  };
  const charted = points.map(({ ewma, low, high, signal }, place): ChartedWeek => {
    const drift = signal && ewma !== null ? ({ rule: "drift", direction: ewma > 0 ? "up" : "down" } as const) : null;
    return {
      smoothed: ewma === null ? null : shown(ewma),
      low: shown(low),
      high: shown(high),
      standardised: ewma === null ? null : ((own[place] ?? 0) - centre) / (sds[place] ?? 1),
      out: drift ?? outliers[place] ?? null,
    };
  });
  return {
    baseline: { first, last, centre: kind === "time" ? Math.exp(centre) : centre },
    seen: placed.length,
    weeks: [...weeks.slice(0, last + 1).map(() => NOTHING), ...charted],
  };
}

interface Usual {
  readonly centre: number;
  /** How much wider than its n alone makes it. */
  readonly spread: number;
  /** Of one answer. */
  readonly variance: number;
}

/** Where the baseline lies and how it scatters; null where it does not, since then nothing could be judged. */
function usualOf(
  base: readonly { readonly value: number; readonly n: number; readonly variance: number }[],
  kind: WeekKind,
): Usual | null {
  const total = sum(base.map(({ n }) => n));
  if (total <= 0) return null;
  const centre = sum(base.map(({ n, value }) => n * value)) / total;
  const between = sum(base.map(({ n, value }) => n * (value - centre) ** 2));
  // Weeks of n answers around the centre: n·(x − centre)² is one answer's variance on average.
  const observed = between / (base.length - 1);
  if (kind === "value" || kind === "time") return observed > 0 ? { centre, spread: 1, variance: observed } : null;
  const variance =
    kind === "share" ? centre * (100 - centre) : (between + sum(base.map((one) => one.n * one.variance))) / total;
  if (!(variance > 0)) return null;
  return { centre, spread: Math.max(1, Math.sqrt(observed / variance)), variance };
}

/** The weeks whose share alone is outside 3σ of the frozen centre, where they are large enough to be judged so. */
function shareOutliers(weeks: readonly WeekFigure[], centre: number, spread: number): ChartedWeek["out"][] {
  const least = (EXPECTED_PARTS * 100) / Math.min(centre, 100 - centre);
  const sizes = weeks.map(({ value, n }) => (value !== null && n >= least ? n : 0));
  const hits = weeks.map(({ value }, place) => ((value ?? 0) / 100) * (sizes[place] ?? 0));
  const { points } = pChart(hits, sizes, { sigmas: 3 * spread, baseline: centre / 100 });
  return points.map(({ p, signal }) =>
    signal && p !== null ? { rule: "point", direction: p > centre / 100 ? "up" : "down" } : null,
  );
}

function toLog(minutes: number): number {
  return Math.log(Math.max(minutes, ONE_SECOND));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 1;
}

import { areCounts } from "@/domain/metrics/counts";
import { adjustedWald, DEFAULT_LEVEL, type Interval, zOf } from "@/domain/metrics/interval";
import { normalTwoSided } from "@/domain/metrics/special";

/** Promoters, passives and detractors of one side of a comparison. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** A difference of two NPS, in points. */
export interface NpsDifference {
  /** current − previous as printed. */
  readonly raw: number;
  /** The difference the test and the interval rest on (adjusted shares). */
  readonly tested: number;
  readonly standardError: number;
  /** Null when neither side varies (plain Wald only). */
  readonly z: number | null;
  readonly pValue: number | null;
  readonly interval: Interval;
}

/**
 * Did the NPS change? z = difference/√(se₁² + se₂²) on adjusted shares (¾, ¾, 3 added to each side), two-sided;
 * `adjusted: false` uses the plain shares. Null when a side has no answers.
 * Source: Rocks 2016; Lewis & Sauro 2021.
 */
export function compareNps(
  current: NpsCounts,
  previous: NpsCounts,
  level = DEFAULT_LEVEL,
  adjusted = true,
): NpsDifference | null {
  const now = side(current, adjusted);
  const before = side(previous, adjusted);
  if (now === null || before === null) return null;
  const tested = now.centre - before.centre;
  const standardError = Math.hypot(now.standardError, before.standardError);
  const half = zOf(level) * standardError;
  const z = standardError === 0 ? null : tested / standardError;
  return {
    raw: now.value - before.value,
    tested,
    standardError,
    z,
    pValue: z === null ? null : normalTwoSided(z),
    interval: { low: tested - half, high: tested + half, level, method: "adjusted_wald" },
  };
}

function side(counts: NpsCounts, adjusted: boolean): { value: number; centre: number; standardError: number } | null {
  const { promoters, passives, detractors } = counts;
  const n = promoters + passives + detractors;
  if (!areCounts(promoters, passives, detractors) || n === 0) return null;
  const p = promoters / n;
  const d = detractors / n;
  const value = (100 * (promoters - detractors)) / n;
  if (!adjusted) return { value, centre: value, standardError: 100 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n) };
  const wald = adjustedWald(promoters, detractors, n);
  return wald === null ? null : { value, centre: wald.centre, standardError: wald.standardError };
}

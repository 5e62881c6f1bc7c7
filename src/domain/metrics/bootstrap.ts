import { DEFAULT_LEVEL, type Interval } from "@/domain/metrics/interval";
import { MetricError } from "@/domain/metrics/metric-error";
import { quantileOfSorted } from "@/domain/metrics/quantile";
import { seededRandom } from "@/domain/metrics/random";

/** How an interval is drawn; without them 95 % from 2,000 resamples of a fixed seed. */
export interface BootstrapOptions {
  readonly level?: number;
  readonly resamples?: number;
  readonly seed?: number;
}

/**
 * Percentile bootstrap: draws statistics with `draw` and takes the middle `level` of them. Draws that give null are
 * left out; null when fewer than half remain. Same seed, same interval.
 */
export function bootstrapInterval(
  draw: (random: () => number) => number | null,
  { level = DEFAULT_LEVEL, resamples = 2000, seed = 1 }: BootstrapOptions = {},
): Interval | null {
  if (!(level > 0 && level < 1)) throw new MetricError("bad_level", `A level lies between 0 and 1, not ${level}.`);
  if (!(Number.isInteger(resamples) && resamples > 0))
    throw new MetricError("bad_parameter", "The number of resamples must be a whole number above 0.");
  const random = seededRandom(seed);
  const drawn: number[] = [];
  for (let i = 0; i < resamples; i += 1) {
    const value = draw(random);
    if (value !== null && Number.isFinite(value)) drawn.push(value);
  }
  if (drawn.length * 2 < resamples) return null;
  const sorted = Float64Array.from(drawn).sort();
  const low = quantileOfSorted(sorted, (1 - level) / 2);
  const high = quantileOfSorted(sorted, (1 + level) / 2);
  return low === null || high === null ? null : { low, high, level, method: "bootstrap" };
}

import { DEFAULT_LEVEL, zOf } from "@/domain/metrics/interval";
import { betaQuantile } from "@/domain/metrics/special";

/**
 * "Exact" interval of a proportion, 0…1, by beta quantiles: never covers less than the level, so it is wider than
 * needed. The default is Wilson. Null for n = 0. Source: Clopper & Pearson 1934.
 */
export function clopperPearson(x: number, n: number, level = DEFAULT_LEVEL): { low: number; high: number } | null {
  zOf(level);
  if (!(n > 0 && x >= 0 && x <= n)) return null;
  const tail = (1 - level) / 2;
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}

/**
 * Special functions: normal, Student's t, χ² and beta with their inverses. No tables.
 * Accurate to about 1e-12 relative in the ranges metrics use (proven against scipy in `special.test.ts`).
 * Sources: Press et al., Numerical Recipes §6 (series and continued fractions of the incomplete gamma and beta);
 * Abramowitz & Stegun 26.2.23 (first guess of the normal quantile, then Halley's method); Didonato & Morris 1992, TOMS 708 (log beta for large arguments).
 */

const EPSILON = 1e-16;
const TINY = 1e-300;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Φ(x): share of a standard normal at or below x. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const tail = 0.5 * erfc(Math.abs(x) / Math.SQRT2);
  return x > 0 ? 1 - tail : tail;
}

/** Two-sided tail of the standard normal: P(|Z| ≥ |z|). Exact far out, where 1 − Φ would lose its digits. */
export function normalTwoSided(z: number): number {
  return Math.min(1, erfc(Math.abs(z) / Math.SQRT2));
}

/** The x with Φ(x) = p; ±∞ at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  let x = normalQuantileStart(p);
  for (let i = 0; i < 3; i += 1) {
    const density = Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
    if (density < TINY) break;
    const error = (normalCdf(x) - p) / density;
    const step = error / (1 + 0.5 * x * error);
    x -= step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(x))) break;
  }
  return x;
}

/** Share of Student's t with `df` degrees of freedom at or below t. */
export function studentCdf(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN;
  const tail = 0.5 * studentTwoSided(t, df);
  return t > 0 ? 1 - tail : tail;
}

/** P(|T| ≥ |t|) for Student's t. */
export function studentTwoSided(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN;
  if (!Number.isFinite(df)) return normalTwoSided(t);
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  if (df > 1e5) return normalTwoSided(hillsNormal(square, df));
  return betaRegularized(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** The z whose normal tail is t's tail at many degrees of freedom (Hill 1970, Algorithm 395). */
function hillsNormal(square: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p(square / df);
  return (((((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3) / b + 1) * Math.sqrt(y);
}

/** The t with P(T ≤ t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(df)) return normalQuantile(p);
  const z = normalQuantile(p);
  const start = z + (z ** 3 + z) / (4 * df);
  const logScale = logBeta(df / 2, 0.5) + 0.5 * Math.log(df);
  const density = (t: number) => Math.exp(-((df + 1) / 2) * Math.log1p((t * t) / df) - logScale);
  return solveIncreasing((t) => studentCdf(t, df) - p, density, start, Number.NEGATIVE_INFINITY, 0);
}

/** Share of χ² with `df` degrees of freedom at or below x. */
export function chiSquareCdf(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) return Number.NaN;
  return x <= 0 ? 0 : 1 - gammaUpper(df / 2, x / 2);
}

/** P(χ² ≥ x): the p-value of a χ² statistic. */
export function chiSquareUpper(x: number, df: number): number {
  if (!(df > 0) || Number.isNaN(x)) return Number.NaN;
  return x <= 0 ? 1 : gammaUpper(df / 2, x / 2);
}

/** The x with P(χ² ≤ x) = p. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const c = 2 / (9 * df);
  const start = Math.max(1e-8, df * (1 - c + normalQuantile(p) * Math.sqrt(c)) ** 3);
  const half = df / 2;
  const density = (x: number) => 0.5 * Math.exp((half - 1) * Math.log(x / 2) - x / 2 - logGamma(half));
  return solveIncreasing((x) => chiSquareCdf(x, df) - p, density, start, 0, Number.POSITIVE_INFINITY);
}

/** I_x(a, b): share of a beta(a, b) at or below x. `y` may give 1 − x with all its digits. */
export function betaRegularized(x: number, a: number, b: number, y = 1 - x): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const logX = x > 0.5 ? Math.log1p(-y) : Math.log(x);
  const logY = y > 0.5 ? Math.log1p(-x) : Math.log(y);
  const front = Math.exp(a * logX + b * logY - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * betaFraction(x, a, b)) / a);
  return Math.max(0, 1 - (front * betaFraction(y, b, a)) / b);
}

/** The x with I_x(a, b) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1) || !(a > 0 && b > 0)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const scale = logBeta(a, b);
  const density = (x: number) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
  const mean = a / (a + b);
  const guess = a > 5 && b > 5 ? mean + normalQuantile(p) * Math.sqrt((mean * (1 - mean)) / (a + b + 1)) : mean;
  return solveIncreasing((x) => betaRegularized(x, a, b) - p, density, guess, 0, 1);
}

/** ln Γ(x) for x > 0. Lanczos below 10, Stirling's series above. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRest(x);
  let shift = 1;
  let y = x;
  while (y < 10) {
    shift *= y;
    y += 1;
  }
  return logGamma(y) - Math.log(shift);
}

/** ln C(n, k): how many ways to choose. */
export function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  if (k === 0 || k === n) return 0;
  return -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
}

/** erfc(x) = 2·(1 − Φ(x√2)) for x ≥ 0, with all digits in the tail. */
function erfc(x: number): number {
  if (!Number.isFinite(x)) return 0;
  return x === 0 ? 1 : gammaUpper(0.5, x * x);
}

/** Q(a, x): upper regularised incomplete gamma. */
function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  if (!Number.isFinite(x)) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = a + 1; term > sum * EPSILON; n += 1) {
      term *= x / n;
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < EPSILON * 4) break;
  }
  return front * h;
}

/** Lentz's continued fraction of the incomplete beta. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < EPSILON * 4) break;
  }
  return h;
}

/** ln B(a, b) without the cancellation of three large log-gammas. */
function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const sum = small + large;
  const rest = stirlingRest(large) - stirlingRest(sum);
  if (small < 10)
    return logGamma(small) + small - (sum - 0.5) * Math.log1p(small / large) - small * Math.log(large) + rest;
  const ratio = small / large;
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    stirlingRest(small) +
    rest +
    (small - 0.5) * Math.log(ratio / (1 + ratio)) -
    large * Math.log1p(ratio)
  );
}

/** What Stirling's formula leaves over: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], x ≥ 10. */
function stirlingRest(x: number): number {
  const r = 1 / (x * x);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / x;
}

/** Newton's method kept inside a shrinking bracket, so that it always ends. */
function solveIncreasing(
  f: (x: number) => number,
  slope: (x: number) => number,
  start: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  let x = start > from && start < to ? start : Number.isFinite(from + to) ? (from + to) / 2 : start;
  for (let i = 0; i < 200; i += 1) {
    const error = f(x);
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const step = error / slope(x);
    let next = x - step;
    if (!(next > low && next < high)) next = between(low, high, x);
    if (Math.abs(next - x) <= 1e-15 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

function between(low: number, high: number, x: number): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return (low + high) / 2;
  if (Number.isFinite(low)) return low + 2 * Math.max(1, Math.abs(x - low));
  return high - 2 * Math.max(1, Math.abs(high - x));
}

/** A first guess for the normal quantile, p ≤ ½ (Abramowitz & Stegun 26.2.23). */
function normalQuantileStart(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return -(t - top / bottom);
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

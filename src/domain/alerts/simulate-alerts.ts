import { chartWeeks } from "@/domain/alerts/chart-weeks";
import { excursionAt } from "@/domain/alerts/excursion";
import { type KnownAlert, RETURN_DAYS, settleAlert } from "@/domain/alerts/settle-alert";
import type { WeekFigure, WeekKind } from "@/domain/alerts/week-figure";
import { BASELINE_POINTS } from "@/domain/metrics/ewma";
import { quantileOfSorted } from "@/domain/metrics/quantile";
import { seededRandom } from "@/domain/metrics/random";

/** A made-up number whose truth is known. */
export interface SimulatedNumber {
  readonly kind: "nps" | "csat" | "ces" | "time";
  /** Answers in a week, on average; how many there are each week is by chance. */
  readonly weekly: number;
}

/** What came of many runs. */
export interface Simulated extends SimulatedNumber {
  /** Alerts a year of a number that never changed. */
  readonly falseAlarms: number;
  readonly falseAlarmsError: number;
  /** Weeks until a change of one standard deviation of a week is found: half of the runs, and 9 of 10. */
  readonly foundAfter: number;
  readonly foundAfter90: number;
}

const YEARS = 3;
const WEEKS = 52 * YEARS;
const MOST_WEEKS = 60;

/** Answers from the worst to the best with how likely each is, and what each counts for. */
const ANSWERS = {
  nps: { chances: [0.22, 0.26, 0.52], counts: [-100, 0, 100] },
  csat: { chances: [0.16, 0.84], counts: [0, 100] },
  ces: { chances: [0.03, 0.04, 0.08, 0.12, 0.2, 0.28, 0.25], counts: [1, 2, 3, 4, 5, 6, 7] },
} as const;
const KINDS: Readonly<Record<SimulatedNumber["kind"], WeekKind>> = {
  nps: "score",
  csat: "share",
  ces: "score",
  time: "time",
};

/**
 * Draws years of weeks for a number that never changes, and weeks for one that falls by one standard deviation of a week after
 * its baseline, and judges them as the product does, week by week. The same seed gives the same figures.
 */
export function simulateAlerts(number: SimulatedNumber, runs: number, seed: number): Simulated {
  const random = seededRandom(seed);
  const alarms: number[] = [];
  const found: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    alarms.push(countAlerts(drawWeeks(number, BASELINE_POINTS + WEEKS, null, random), number.kind).opened / YEARS);
    found.push(
      countAlerts(drawWeeks(number, BASELINE_POINTS + MOST_WEEKS, BASELINE_POINTS, random), number.kind).foundAfter,
    );
  }
  const mean = alarms.reduce((sum, one) => sum + one, 0) / runs;
  const squares = alarms.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  found.sort((a, b) => a - b);
  return {
    ...number,
    falseAlarms: mean,
    falseAlarmsError: Math.sqrt(squares / (runs - 1) / runs),
    foundAfter: quantileOfSorted(found, 0.5) ?? MOST_WEEKS,
    foundAfter90: quantileOfSorted(found, 0.9) ?? MOST_WEEKS,
  };
}

function countAlerts(weeks: readonly WeekFigure[], kind: SimulatedNumber["kind"]) {
  const chart = chartWeeks(weeks, KINDS[kind]);
  let known = null as (KnownAlert & { readonly returned: number }) | null;
  let opened = 0;
  let foundAfter = MOST_WEEKS;
  for (let week = BASELINE_POINTS; week < weeks.length; week += 1) {
    const out = excursionAt(chart, week);
    const step = settleAlert(known, out, known === null ? RETURN_DAYS : 7 * (week - known.returned));
    if (step === "open" || step === "return and open") opened += 1;
    if (out?.direction === "down" && foundAfter === MOST_WEEKS) foundAfter = week - BASELINE_POINTS + 1;
    if (out !== null && step !== "nothing")
      known = { rule: out.rule, direction: out.direction, returnedOn: null, returned: week };
    else if (step === "return" && known !== null) known = { ...known, returnedOn: String(week), returned: week };
  }
  return { opened, foundAfter };
}

/** Weeks of a number; from `fallsAt` on it is lower by one standard deviation of a week of the usual size. */
function drawWeeks(
  { kind, weekly }: SimulatedNumber,
  count: number,
  fallsAt: number | null,
  random: () => number,
): WeekFigure[] {
  return Array.from({ length: count }, (_, place) => {
    const n = drawCount(weekly, random);
    const fell = fallsAt !== null && place >= fallsAt;
    const week = { start: String(place), end: String(place), n };
    if (n === 0) return { ...week, value: null };
    return {
      ...week,
      ...(kind === "time" ? drawTimes(n, weekly, fell, random) : drawScores(kind, n, weekly, fell, random)),
    };
  });
}

function drawScores(
  kind: Exclude<SimulatedNumber["kind"], "time">,
  n: number,
  weekly: number,
  fell: boolean,
  random: () => number,
): Pick<WeekFigure, "value" | "variance"> {
  const { chances, counts } = ANSWERS[kind];
  const mean = counts.reduce((sum: number, one, i) => sum + one * (chances[i] ?? 0), 0);
  const variance = counts.reduce((sum: number, one, i) => sum + (one - mean) ** 2 * (chances[i] ?? 0), 0);
  // So many of the others give the worst answer instead that the mean falls by one standard deviation of a week.
  const moved = fell ? Math.min(1, Math.sqrt(variance / weekly) / (mean - counts[0])) : 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const one = moved > 0 && random() < moved ? counts[0] : drawOne(chances, counts, random());
    sum += one;
    squares += one ** 2;
  }
  const value = sum / n;
  return { value, variance: squares / n - value ** 2 };
}

function drawOne(chances: readonly number[], counts: readonly number[], at: number): number {
  let left = at;
  for (const [i, chance] of chances.entries()) {
    left -= chance;
    if (left < 0) return counts[i] ?? 0;
  }
  return counts.at(-1) ?? 0;
}

/** The median of log-normal minutes; its fall is one standard deviation of the weekly logarithm. */
function drawTimes(n: number, weekly: number, fell: boolean, random: () => number): Pick<WeekFigure, "value"> {
  const logs = Array.from({ length: n }, () => Math.log(10) + normal(random)).sort((a, b) => a - b);
  const middle = quantileOfSorted(logs, 0.5) ?? 0;
  return { value: Math.exp(middle - (fell ? Math.sqrt(Math.PI / 2 / weekly) : 0)) };
}

/** Poisson; by the normal above 50, where nobody could tell. */
function drawCount(mean: number, random: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let product = random();
  let count = 0;
  for (const stop = Math.exp(-mean); product > stop; count += 1) product *= random();
  return count;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

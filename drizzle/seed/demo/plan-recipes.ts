import { addDays, countDays } from "@/domain/calendar/day";
import type { PlannedAnswer } from "./plan-answers";
import type { Random } from "./random";
import { CSAT_BANDS, scoresOf } from "./segments";

/** So many answers in some days, and how many were satisfied. */
interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly satisfied: number;
}

const QUARTER = 91;
/** Of about 300 answers a week: 77.6, 79.3, 78.4, 80.6, 79.8, 82.0, 81.1 and 82.8 % (a card in every box asks since then). */
const WEEKS = [
  [232, 299],
  [238, 300],
  [236, 301],
  [241, 299],
  [241, 302],
  [246, 300],
  [244, 301],
  [251, 303],
] as const;
const COUNTRIES = { UK: 46, DE: 31, FR: 23 } as const;
/** As many as send the last page of the other surveys. */
const COMPLETE = 0.92;
const PLANS = { Solo: 34, Duo: 41, Family: 25 } as const;

/**
 * What customers say of the week's recipes. Three quarters of about 100 answers a week (73.0, 78.2 and 78.0 % satisfied), then
 * the eight weeks of the goal that runs, and the days of the ninth so far. `began` is the goal's first day.
 */
export function planRecipes(random: Random, began: string, today: string): PlannedAnswer[] {
  const quarter = (before: number, satisfied: number): Stretch => {
    const from = addDays(began, -QUARTER * before);
    return { from, to: addDays(from, QUARTER - 1), n: 1_300, satisfied };
  };
  const weeks = WEEKS.map(([satisfied, n], week): Stretch => {
    const from = addDays(began, 7 * week);
    return { from, to: addDays(from, 6), n, satisfied };
  });
  const since = addDays(began, 7 * WEEKS.length);
  const running = countDays(since, addDays(today, -1));
  const last = { from: since, to: addDays(today, -1), n: 43 * running, satisfied: Math.round(43 * running * 0.82) };
  return [quarter(3, 949), quarter(2, 1_017), quarter(1, 1_014), ...weeks, last]
    .flatMap((stretch) => answersOf(random, stretch, today))
    .sort((a, b) => b.daysAgo - a.daysAgo || a.minute - b.minute);
}

function answersOf(random: Random, { from, to, n, satisfied }: Stretch, today: string): PlannedAnswer[] {
  const days = countDays(from, to);
  // Of the others one in four says neither.
  const low = Math.round((n - satisfied) * 0.75);
  return scoresOf(random, { n, high: satisfied, low }, CSAT_BANDS).map((score) => ({
    daysAgo: countDays(addDays(from, random.below(days)), today) - 1,
    minute: 17 * 60 + random.below(5 * 60),
    score,
    comment: null,
    country: random.weighted(COUNTRIES),
    plan: random.weighted(PLANS),
    contact: "chat",
    complete: random.next() < COMPLETE,
    customer: null,
    held: false,
    interaction: null,
  }));
}

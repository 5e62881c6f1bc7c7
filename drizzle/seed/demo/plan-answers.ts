import { commentOf } from "./comments";
import type { Random } from "./random";
import { type Bands, type Country, dayWithin, type Plan, type Segment, scoresOf } from "./segments";

/** One answer of the demo company, before it goes through the intake. */
export interface PlannedAnswer {
  /** Complete days ago; 1 is yesterday. */
  readonly daysAgo: number;
  /** Minutes after local midnight. */
  readonly minute: number;
  readonly score: number;
  readonly comment: string | null;
  readonly country: Country;
  readonly plan: Plan;
  readonly contact: "chat" | "e-mail" | "phone";
  /** Number of the customer, from 0; null where nobody is known. */
  readonly customer: number | null;
  /** Whether the last page was sent too; else only the score arrived. */
  readonly complete: boolean;
  readonly held: boolean;
  /** What it is about, by its external id; null where it is about nothing in particular. */
  readonly interaction: string | null;
}

/** How many of the old tool's customers pressed "don't know", which it wrote as 11. */
const DONT_KNOW = 6;
const PLANS = { Solo: 34, Duo: 41, Family: 25 } as const;
const COMPLETE = 0.92;
const CONTACTS = { chat: 52, "e-mail": 33, phone: 15 } as const;

/** All answers of some segments, the oldest first; who gave them is said by `planPeople`. */
export function planAnswers(random: Random, segments: readonly Segment[], bands: Bands): PlannedAnswer[] {
  const answers = segments.flatMap((segment) =>
    scoresOf(random, segment, bands).map((score) => answerOf(random, segment, score, bands)),
  );
  return answers.sort((a, b) => b.daysAgo - a.daysAgo || a.minute - b.minute);
}

/** Whether the old tool's customer of this row of its file pressed "don't know". */
export function isDontKnow(place: number): boolean {
  return place % 97 === 5 && place / 97 < DONT_KNOW;
}

/** Fourteen answers within one hour from one place, all the best score: held for review, shown apart, never counted. */
export function planHeld(random: Random): PlannedAnswer[] {
  return Array.from({ length: 14 }, (_, place) => ({
    daysAgo: 12,
    minute: 190 + place * 4,
    score: 10,
    comment: "Great great great",
    country: "UK",
    plan: random.weighted(PLANS),
    contact: "chat",
    customer: null,
    complete: true,
    held: true,
    interaction: null,
  }));
}

function answerOf(random: Random, segment: Segment, score: number, bands: Bands): PlannedAnswer {
  const daysAgo = dayWithin(random, segment.days);
  const complete = random.next() < COMPLETE;
  const mood = score in bands.high ? "high" : score in bands.low ? "low" : "middle";
  return {
    daysAgo,
    // People answer between breakfast and bedtime.
    minute: 7 * 60 + random.below(15 * 60),
    score,
    comment: complete ? commentOf(random, segment.country, mood, daysAgo) : null,
    country: segment.country,
    plan: segment.plan ?? random.weighted(PLANS),
    contact: random.weighted(CONTACTS),
    complete,
    customer: null,
    held: false,
    interaction: null,
  };
}

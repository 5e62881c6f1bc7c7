import type { PostedReview } from "@/db/queries/quality/store-reviews";
import type { CastInteraction } from "./plan-company";
import { TRAINED_DAYS } from "./plan-flows";
import type { Random } from "./random";

type Rating = { accuracy: number; professionalism: number; experience: number };

/** So many reviews of a channel within some days ago, and their mean exactly. */
interface Reviewed {
  readonly channel: CastInteraction["channel"];
  readonly days: readonly [from: number, to: number];
  readonly n: number;
  readonly mean: number;
}

/** E-mails became better with the training; calls, whose team was not trained, stayed as they were. */
const REVIEWED: readonly Reviewed[] = [
  { channel: "email", days: [TRAINED_DAYS + 4, TRAINED_DAYS + 95], n: 60, mean: 71 },
  { channel: "email", days: [1, TRAINED_DAYS - 1], n: 60, mean: 83 },
  { channel: "phone", days: [TRAINED_DAYS + 4, TRAINED_DAYS + 95], n: 60, mean: 72 },
  { channel: "phone", days: [1, TRAINED_DAYS - 1], n: 60, mean: 73 },
];
const REVIEWERS = ["Morgan Ellis", "Sade Ibrahim", "Jonas Weber", "Claire Fontaine"] as const;
/** What one more point of a category adds to a review's 100, by the weights that every workspace begins with. */
const STEP = { accuracy: 12.5, professionalism: 7.5, experience: 5 } as const;

/** Reviews of solved interactions, drawn at random, each reviewer as many as the others. */
export function planReviews(random: Random, interactions: readonly CastInteraction[]): PostedReview[] {
  return REVIEWED.flatMap(({ channel, days: [from, to], n, mean }) => {
    const drawn = random.shuffle(
      interactions.filter((one) => one.channel === channel && one.daysAgo >= from && one.daysAgo <= to),
    );
    const ratings = ratingsOf(random, n, mean);
    return drawn.slice(0, n).map((one, place): PostedReview => {
      const reviewer = REVIEWERS[place % REVIEWERS.length] ?? REVIEWERS[0];
      return {
        ...{ externalId: `R-${one.externalId}`, interaction: one.externalId, reviewer },
        ...{ ratings: { ...ratings[place] }, blind: true },
      };
    });
  });
}

/** Ratings from 1 to 5 around a mean; then points are added or taken until the mean of their scores is exactly that. */
function ratingsOf(random: Random, n: number, mean: number): Rating[] {
  const near = () => Math.min(5, Math.max(3, Math.round(1 + mean / 25 + (random.next() - 0.5) * 2.2)));
  const ratings = Array.from({ length: n }, () => ({ accuracy: near(), professionalism: near(), experience: near() }));
  let missing = n * mean - ratings.reduce((sum, one) => sum + scoreOf(one), 0);
  for (let turn = 0; missing !== 0; turn++) {
    const one = ratings[random.below(n)];
    const up = missing > 0;
    // A rest of two and a half is what accuracy or professionalism give more than two steps of experience.
    const key = Math.abs(missing) % STEP.experience === 0 ? "experience" : "professionalism";
    if (!one || (up ? one[key] >= 5 : one[key] <= 2)) continue;
    one[key] += up ? 1 : -1;
    missing -= up ? STEP[key] : -STEP[key];
    if (turn > 100_000) throw new Error("The demo's reviews cannot have this mean.");
  }
  return ratings;
}

function scoreOf({ accuracy, professionalism, experience }: Rating): number {
  return (
    (accuracy - 1) * STEP.accuracy + (professionalism - 1) * STEP.professionalism + (experience - 1) * STEP.experience
  );
}

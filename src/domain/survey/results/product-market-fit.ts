import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";
import type { Question } from "@/domain/survey/definition";
import { countAnswered, type GivenCount, sumOf } from "@/domain/survey/results/given-count";

/** A rule of thumb and no law (Sean Ellis): so many in a hundred users would be very disappointed. */
export const MISSED_BY = 40;

/** How many users would be very disappointed without the product, and where that stands against {@link MISSED_BY}. */
export interface MissedShare {
  readonly n: number;
  readonly share: Reading;
  /** Only where the whole interval lies on one side. */
  readonly verdict: "above" | "below" | "unclear";
}

/** Whether a question is that of the template: one choice of not, somewhat or very disappointed. */
export function asksWhetherMissed(question: Question): boolean {
  if (question.kind !== "single") return false;
  const ids = question.options.map(({ id }) => id);
  return question.id === "feeling" && ["not", "somewhat", "very"].every((id) => ids.includes(id));
}

/** The share of "very" among those who use it: who no longer does is not counted. */
export function missedShare(counts: readonly GivenCount[], level = DEFAULT_LEVEL): MissedShare {
  const of = (key: string) => sumOf(counts.filter((one) => one.key === key));
  const { answered } = countAnswered(counts);
  const share = shareReading(of("very"), answered - of("no_longer"), level);
  const { interval } = share;
  const verdict =
    interval !== null && interval.low > MISSED_BY
      ? "above"
      : interval !== null && interval.high < MISSED_BY
        ? "below"
        : "unclear";
  return { n: of("very"), share, verdict };
}

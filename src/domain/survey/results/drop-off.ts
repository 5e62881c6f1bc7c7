import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** Responses that came equally far: the place of the last question they answered (from 1; 0: none), and whether they finished. */
export interface Progress {
  readonly furthest: number;
  readonly complete: boolean;
  readonly n: number;
}

/** How many came as far as one question. */
export interface DropOffStep {
  /** From 1. */
  readonly place: number;
  /** Answered this question or a later one, or finished. */
  readonly reached: number;
  readonly share: Reading;
  /** Answered this question last, and never finished. */
  readonly stopped: number;
}

/** Of those who began, how many finished, and after which question the others stopped. */
export interface DropOff {
  readonly began: number;
  readonly finished: number;
  readonly completion: Reading;
  /** Began, were stored, and answered none of the questions. */
  readonly stoppedBefore: number;
  readonly steps: readonly DropOffStep[];
}

/**
 * Where unfinished responses stopped. What was asked of whom is not stored, only what was answered: a response came as far as
 * the last question it answered, and one that was finished came to the end, whatever it was not asked on its way.
 */
export function dropOff(progress: readonly Progress[], questions: number): DropOff {
  const sum = (fits: (one: Progress) => boolean) => progress.reduce((all, one) => (fits(one) ? all + one.n : all), 0);
  const began = sum(() => true);
  const finished = sum(({ complete }) => complete);
  return {
    began,
    finished,
    completion: shareReading(finished, began),
    stoppedBefore: sum(({ furthest, complete }) => !complete && furthest === 0),
    steps: Array.from({ length: questions }, (_, index) => {
      const place = index + 1;
      const reached = sum(({ furthest, complete }) => complete || furthest >= place);
      const stopped = sum(({ furthest, complete }) => !complete && furthest === place);
      return { place, reached, share: shareReading(reached, began), stopped };
    }),
  };
}

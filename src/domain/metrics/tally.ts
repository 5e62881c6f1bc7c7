/**
 * The one currency of numbers: how often each score was given.
 * `counts[i]` is how often score `i` was given, i = 0…10. Tallies add; every score metric, its interval and its
 * tests follow from them.
 */
export interface Tally {
  /** Counted answers by score, 0…10. */
  readonly counts: readonly number[];
  /** Answers held for review by score; never part of the headline. */
  readonly held: readonly number[];
  /** Asked, but left empty (or a declared missing code). */
  readonly missing: number;
  /** Answered "not applicable". */
  readonly notApplicable: number;
  /** Not an integer on the question's scale. */
  readonly invalid: number;
  /** On another scale than the one reported, or taken out with a reason. */
  readonly excluded: number;
  /** Replaced by the same person's newer answer. */
  readonly superseded: number;
}

/** How many score slots a tally has: 0…10. */
export const SCORE_SLOTS = 11;

const zeros: readonly number[] = Array.from({ length: SCORE_SLOTS }, () => 0);

/** A tally of nothing; the neutral element of `mergeTallies`. */
export const emptyTally: Tally = {
  counts: zeros,
  held: zeros,
  missing: 0,
  notApplicable: 0,
  invalid: 0,
  excluded: 0,
  superseded: 0,
};

/** The tally of both together. Order and grouping do not matter. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return {
    counts: addSlots(a.counts, b.counts),
    held: addSlots(a.held, b.held),
    missing: a.missing + b.missing,
    notApplicable: a.notApplicable + b.notApplicable,
    invalid: a.invalid + b.invalid,
    excluded: a.excluded + b.excluded,
    superseded: a.superseded + b.superseded,
  };
}

/** Counts scores 0…10; anything else is `invalid`. For a question's own scale use `tallyAnswers`. */
export function tallyOf(scores: Iterable<number>): Tally {
  const counts = [...zeros];
  let invalid = 0;
  for (const score of scores) {
    if (Number.isInteger(score) && score >= 0 && score < SCORE_SLOTS) counts[score] = (counts[score] ?? 0) + 1;
    else invalid += 1;
  }
  return { ...emptyTally, counts, invalid };
}

/**
 * Counts raw answers to a question with the scale [min, max]: `null` and `undefined` are missing, anything that is not
 * an integer on the scale is invalid (shown, never counted). `reversed` turns a scale whose high end is bad
 * (CES 1.0) round on the way in: min + max − x.
 */
export function tallyAnswers(
  answers: Iterable<unknown>,
  scale: { readonly min: number; readonly max: number; readonly reversedOnEntry?: boolean },
): Tally {
  const counts = [...zeros];
  let missing = 0;
  let invalid = 0;
  for (const answer of answers) {
    if (answer === null || answer === undefined) missing += 1;
    else if (typeof answer !== "number" || !Number.isInteger(answer) || answer < scale.min || answer > scale.max)
      invalid += 1;
    else {
      const score = scale.reversedOnEntry === true ? scale.min + scale.max - answer : answer;
      counts[score] = (counts[score] ?? 0) + 1;
    }
  }
  return { ...emptyTally, counts, missing, invalid };
}

/** How many answers these counts hold. */
export function answered(counts: readonly number[]): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/** The tally with the answers held for review counted as well. */
export function withHeldCounted(tally: Tally): Tally {
  return { ...tally, counts: addSlots(tally.counts, tally.held), held: zeros };
}

function addSlots(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: SCORE_SLOTS }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

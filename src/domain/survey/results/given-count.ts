/**
 * How often one thing was answered to one question, as the database counts it. `key` is what was said: an option's id, a
 * score, `true`, a number, a day; or one of {@link SAID}. `item` is null but for a ranking (the place, from 1) and for
 * questions with rows (the row), whose answers are counted once as a whole and once for each of their items.
 */
export interface GivenCount {
  readonly questionId: string;
  readonly kind: string;
  readonly series: number;
  /** Only where the versions of a question differ in more than words; else null. */
  readonly version: number | null;
  readonly item: string | null;
  readonly key: string;
  readonly n: number;
}

/** What an answer says where it names nothing itself. No id begins like these. */
export const SAID = {
  /** Several things at once: a list, a ranking, rows. Counted a second time by its items. */
  several: "!several",
  /** Own words beside the options. */
  other: "!other",
  /** A text. */
  text: "!text",
  /** What was said went with the person who said it: it counts among no answers. */
  erased: "!erased",
  notApplicable: "!na",
  missing: "!missing",
  invalid: "!invalid",
} as const;

/** What stands in no share and no mean: not answered, or no longer there to count. */
export const SAYS_NOTHING: readonly string[] = [SAID.missing, SAID.notApplicable, SAID.invalid, SAID.erased];

/** How a question was answered, before what was said. */
export interface AnswerCounts {
  /** With something: what shares and means are of. */
  readonly answered: number;
  readonly notApplicable: number;
  /** A declared code for no answer, or something off the scale: from imports. */
  readonly unusable: number;
}

/** Adds up how often a question was answered, not applicable, or came without anything usable. */
export function countAnswered(counts: readonly GivenCount[]): AnswerCounts {
  const whole = counts.filter(({ item }) => item === null);
  const of = (...keys: string[]) => sumOf(whole.filter(({ key }) => keys.includes(key)));
  const notApplicable = of(SAID.notApplicable);
  const unusable = of(SAID.missing, SAID.invalid);
  const answered = sumOf(whole.filter(({ key }) => !SAYS_NOTHING.includes(key)));
  return { answered, notApplicable, unusable };
}

/** How many answers some counts stand for. */
export function sumOf(counts: readonly Pick<GivenCount, "n">[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

/** A comment to choose from. */
export interface Candidate {
  readonly text: string;
  readonly score: number | null;
  readonly tone: "low" | "middle" | "high" | null;
}

const MOST = 3;
const MOST_LOW = 2;
/** Shorter says little, longer is no minute's reading. */
const GOOD_LENGTH = { min: 15, max: 280 };

/**
 * A few comments worth reading, the worst first: two low ones and a high one, of a length that says something; what is
 * missing of one is filled up from the others. Within a group the newest, as they come. None twice.
 */
export function pickComments<T extends Candidate>(candidates: readonly T[]): T[] {
  const once = [...new Map(candidates.toReversed().map((one) => [one.text.trim(), one])).values()].toReversed();
  const sayMore = ({ text }: Candidate) => text.length >= GOOD_LENGTH.min && text.length <= GOOD_LENGTH.max;
  const ordered = [...once.filter(sayMore), ...once.filter((one) => !sayMore(one))];
  const low = ordered.filter(({ tone }) => tone === "low");
  const high = ordered.filter(({ tone }) => tone === "high");
  const rest = ordered.filter(({ tone }) => tone !== "low" && tone !== "high");
  const first = [...low.slice(0, MOST_LOW), ...high.slice(0, 1)];
  const others = [...rest, ...high.slice(1), ...low.slice(MOST_LOW)];
  const rank = { low: 0, middle: 1, high: 2 };
  return [...first, ...others]
    .slice(0, MOST)
    .sort((a, b) => (a.tone === null ? 1 : rank[a.tone]) - (b.tone === null ? 1 : rank[b.tone]));
}

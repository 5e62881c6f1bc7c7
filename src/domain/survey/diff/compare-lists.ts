/** Two lists of things with keys: what came, what went, what stayed, and which of those changed their order. */
export interface ComparedLists<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly { readonly before: T; readonly after: T }[];
  /** The fewest that must move for the rest to stand in order; places counted from 1 in their own list. */
  readonly moved: readonly { readonly item: T; readonly from: number; readonly to: number }[];
}

/** Compares by key; an equal key that stands again counts as the second of its kind, and so on. */
export function compareLists<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): ComparedLists<T> {
  const old = numbered(before, keyOf);
  const now = numbered(after, keyOf);
  const kept = [...now].flatMap(([key, to]) => {
    const from = old.get(key);
    return from ? [{ before: from.item, after: to.item, from: from.at, to: to.at }] : [];
  });
  const inOrder = longestRise(kept.map(({ from }) => from));
  return {
    added: [...now].flatMap(([key, { item }]) => (old.has(key) ? [] : [item])),
    removed: [...old].flatMap(([key, { item }]) => (now.has(key) ? [] : [item])),
    kept: kept.map(({ before: one, after: other }) => ({ before: one, after: other })),
    moved: kept.flatMap(({ after: item, from, to }, index) =>
      inOrder.has(index) ? [] : [{ item, from: from + 1, to: to + 1 }],
    ),
  };
}

function numbered<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, { item: T; at: number }> {
  const found = new Map<string, { item: T; at: number }>();
  const seen = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    found.set(`${nth} ${key}`, { item, at });
  }
  return found;
}

/** The places of one longest rising part of a list of different numbers, by patience sorting. */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [place, value] of numbers.entries()) {
    const pile = ends.findIndex((end) => (numbers[end] ?? 0) > value);
    const at = pile < 0 ? ends.length : pile;
    previous[place] = at === 0 ? undefined : ends[at - 1];
    ends[at] = place;
  }
  const rise = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = previous[place]) rise.add(place);
  return rise;
}

/** Groups under this size are hidden in anonymous surveys and on shared links, nowhere else. */
export const MINIMUM_GROUP = 5;

/** A group on a screen. */
export interface SizedGroup {
  readonly key: string;
  readonly n: number;
}

/**
 * Which groups to hide: those with 0 < n < `minimum`, and, where the total is shown, the next smallest ones until what
 * is hidden has at least `minimum` answers together (else the hidden group follows from the total).
 * Keys come back in the order given. Empty groups hide nobody. Example: 40, 12, 3 with minimum 5: hides 12 and 3.
 */
export function hiddenGroups(
  groups: readonly SizedGroup[],
  { minimum = MINIMUM_GROUP, totalShown = true }: { minimum?: number; totalShown?: boolean } = {},
): string[] {
  const hidden = new Set(groups.filter(({ n }) => n > 0 && n < minimum));
  const rest = groups.filter((group) => group.n > 0 && !hidden.has(group)).sort((a, b) => a.n - b.n);
  let together = [...hidden].reduce((sum, { n }) => sum + n, 0);
  while (totalShown && hidden.size > 0 && (together < minimum || hidden.size < 2)) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.add(next);
    together += next.n;
  }
  return groups.filter((group) => hidden.has(group)).map(({ key }) => key);
}

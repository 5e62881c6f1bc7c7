/** Whether these can be counts of something: not negative, and neither they nor their sum endless. */
export function areCounts(...counts: readonly number[]): boolean {
  return (
    counts.every((count) => count >= 0) && counts.reduce((sum, count) => sum + count, 0) <= Number.MAX_SAFE_INTEGER
  );
}

/** Whether `x` can be a part of `n`, and `n` is something. */
export function isPartOf(x: number, n: number): boolean {
  return n > 0 && n <= Number.MAX_SAFE_INTEGER && x >= 0 && x <= n;
}

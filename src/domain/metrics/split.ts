/** One segment in two periods: how many answered, and its value in each (null where nobody answered). */
export interface SegmentPair {
  readonly key: string;
  readonly current: { readonly n: number; readonly value: number | null };
  readonly previous: { readonly n: number; readonly value: number | null };
}

/** A segment's part of the whole change, in the metric's unit. */
export interface SegmentPart {
  readonly key: string;
  /** Through its share of the answers. */
  readonly whoAnswered: number;
  /** Through its own value. */
  readonly whatTheySaid: number;
}

/** A change in its two parts, in the unit of the metric, in whole and by segment. */
export interface Split {
  readonly difference: number;
  readonly whoAnswered: number;
  readonly whatTheySaid: number;
  readonly segments: readonly SegmentPart[];
}

/**
 * Who answered, or what they said? Splits the change of a mean-like metric (NPS, a share, a mean) between two periods:
 * who answered = Σ (share₂ − share₁)·(value₁ + value₂)/2, taken from the previous total so that a growing segment
 * counts by how far it lies from the rest; what they said = Σ (value₂ − value₁)·(share₁ + share₂)/2. Both add up to
 * the difference. A segment with answers on one side only changed who answered, nothing else.
 * Null when a side has no answers. Source: Kitagawa 1955.
 */
export function splitChange(segments: readonly SegmentPair[]): Split | null {
  const used = segments.filter(({ current, previous }) => hasAnswers(current) || hasAnswers(previous));
  const nowTotal = used.reduce((sum, { current }) => sum + (hasAnswers(current) ? current.n : 0), 0);
  const beforeTotal = used.reduce((sum, { previous }) => sum + (hasAnswers(previous) ? previous.n : 0), 0);
  if (nowTotal === 0 || beforeTotal === 0) return null;
  const rows = used.map(({ key, current, previous }) => {
    const valueNow = (hasAnswers(current) ? current.value : previous.value) ?? 0;
    const valueBefore = (hasAnswers(previous) ? previous.value : current.value) ?? 0;
    const shareNow = hasAnswers(current) ? current.n / nowTotal : 0;
    const shareBefore = hasAnswers(previous) ? previous.n / beforeTotal : 0;
    return { key, valueNow, valueBefore, shareNow, shareBefore };
  });
  const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const difference = total((row) => row.shareNow * row.valueNow) - total((row) => row.shareBefore * row.valueBefore);
  const centre = total((row) => ((row.shareNow + row.shareBefore) / 2) * ((row.valueNow + row.valueBefore) / 2));
  const parts = rows.map((row) => ({
    key: row.key,
    whoAnswered: (row.shareNow - row.shareBefore) * ((row.valueNow + row.valueBefore) / 2 - centre),
    whatTheySaid: (row.valueNow - row.valueBefore) * ((row.shareNow + row.shareBefore) / 2),
  }));
  const whoAnswered = parts.reduce((sum, part) => sum + part.whoAnswered, 0);
  return { difference, whoAnswered, whatTheySaid: difference - whoAnswered, segments: parts };
}

function hasAnswers(side: { readonly n: number; readonly value: number | null }): boolean {
  return side.n > 0 && side.value !== null && Number.isFinite(side.value);
}

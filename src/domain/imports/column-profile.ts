import type { Wordings } from "@/domain/imports/wording";

/** What a column holds, as far as it was looked at. */
export interface ColumnProfile {
  readonly name: string;
  /** What it asks, where its name is an id and the file has words for it. */
  readonly wording?: string;
  /** The most frequent values with how often they came; blank is "". */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** How many different values; counting ends at 1,000. */
  readonly distinct: number;
  readonly blank: number;
  /** Average length of what is not blank. */
  readonly length: number;
}

const MOST_DISTINCT = 1_000;
const MOST_SHOWN = 30;
const LONGEST = 60;

/** Looks at the columns of some rows: what a person needs to see to say which column is what. */
export function profileColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  wordings: Wordings = new Map(),
): ColumnProfile[] {
  return header.map((name, index) => {
    const counts = new Map<string, number>();
    let blank = 0;
    let letters = 0;
    for (const row of rows) {
      const value = (row[index] ?? "").trim();
      if (value === "") blank++;
      letters += value.length;
      const short = value.slice(0, LONGEST);
      if (counts.has(short) || counts.size < MOST_DISTINCT) counts.set(short, (counts.get(short) ?? 0) + 1);
    }
    const values = [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_SHOWN)
      .map(([value, count]) => ({ value, count }));
    const filled = rows.length - blank;
    const wording = wordings.get(name.trim());
    return {
      ...{ name, values, distinct: counts.size, blank, length: filled === 0 ? 0 : letters / filled },
      ...(wording === undefined ? {} : { wording }),
    };
  });
}

/**
 * Rows worth looking at: the first five, and those in which some column is written in a way that it was not before
 * (`4` and `05/09/2016 12:00:00 AM` in one column), at most `most`.
 */
export function sampleRows(rows: readonly (readonly string[])[], most: number): (readonly string[])[] {
  const shapes = new Map<number, Set<string>>();
  return rows
    .filter((row, place) => {
      let fresh = place < 5;
      for (const [column, cell] of row.entries()) {
        const known = shapes.get(column) ?? new Set<string>();
        shapes.set(column, known);
        const shape = cell
          .slice(0, 40)
          .replace(/\d+/g, "9")
          .replace(/\p{L}+/gu, "a");
        if (known.has(shape) || known.size >= 4) continue;
        known.add(shape);
        fresh = true;
      }
      return fresh;
    })
    .slice(0, most);
}

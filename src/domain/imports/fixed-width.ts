/** How the lines of a file are cut where columns stand below one another and nothing stands between them. */
export interface FixedWidth {
  /** The columns' names: of the first line, or by what stands in them where the file has no header. */
  readonly header: readonly string[];
  /** Whether the first line is a header, and no row. */
  readonly named: boolean;
  /** Where each column ends. */
  readonly ends: readonly number[];
}

const DELIMITED = /[,;\t|"]/;
const FEWEST_LINES = 3;
const DAY = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$|^(19|20)\d\d-\d\d-\d\d$/;

/**
 * The layout of a file of fixed widths, by its first lines; null for any other. All lines are as long as one another, some
 * places are blank in every one of them, and at least one column is a number throughout. A header is a first line without
 * any digit; without one the columns are called after what they hold, for a person to confirm.
 */
export function fixedWidthOf(lines: readonly string[]): FixedWidth | null {
  const [first = ""] = lines;
  if (lines.length < FEWEST_LINES || DELIMITED.test(first) || !lines.every(({ length }) => length === first.length))
    return null;
  const ends = endsOf(lines);
  if (ends.length < 2) return null;
  const named = !/\d/.test(first);
  const rows = (named ? lines.slice(1) : lines).map((line) => cutLine(ends, line));
  const columns = ends.map((_, place) => rows.map((cells) => cells[place] ?? ""));
  if (!columns.some((cells) => cells.every((cell) => /^\d+$/.test(cell)))) return null;
  return { header: named ? cutLine(ends, first) : namesOf(columns), named, ends };
}

/** The cells of a line. A line that is cut through a word is one cell, so that it is told and not misread. */
export function cutLine(ends: readonly number[], line: string): string[] {
  const cells: string[] = [];
  let from = 0;
  for (const [place, end] of ends.entries()) {
    const last = place === ends.length - 1;
    const cut = last ? line.length : end;
    if (!last && /\S\S/.test(line.slice(cut - 1, cut + 1))) return [line.trim()];
    cells.push(line.slice(from, cut).trim());
    from = cut;
  }
  return cells;
}

/** A column ends before a place that is blank in every line. */
function endsOf(lines: readonly string[]): number[] {
  const length = lines[0]?.length ?? 0;
  const filled = Array.from({ length }, (_, place) => lines.some((line) => (line[place] ?? " ").trim() !== ""));
  return filled.flatMap((is, place) => (is && filled[place + 1] !== true ? [place + 1] : []));
}

function namesOf(columns: readonly (readonly string[])[]): string[] {
  const taken = new Set<string>();
  return columns.map((cells, place) => {
    const all = (pattern: RegExp) => cells.every((cell) => pattern.test(cell));
    const said = all(DAY)
      ? "date"
      : all(/^-?\d+[.,]\d\d$/)
        ? "amount"
        : place === 0
          ? "customer"
          : all(/^(0|[1-9]\d{0,3})$/)
            ? "quantity"
            : "";
    const name = said === "" || taken.has(said) ? `column ${place + 1}` : said;
    taken.add(name);
    return name;
  });
}

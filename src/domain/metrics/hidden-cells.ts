import { hiddenGroups } from "@/domain/metrics/minimum-group";

/**
 * Which cells of a table to hide so that nobody small follows from it: sizes by row, with the totals of rows, of columns and of
 * all shown beside them. A line (row or column) that is too small, or that would follow from the others, is hidden whole; of
 * any other line either nothing or at least two cells with `minimum` answers between them. Empty cells hide nobody.
 */
export function hiddenCells(
  sizes: readonly (readonly number[])[],
  minimum: number,
): { readonly rows: boolean[]; readonly columns: boolean[]; readonly cells: boolean[][] } {
  const width = Math.max(0, ...sizes.map((row) => row.length));
  const at = (row: number, column: number) => sizes[row]?.[column] ?? 0;
  const across = sizes.map((_, row) => Array.from({ length: width }, (__, column) => [row, column] as const));
  const down = Array.from({ length: width }, (_, column) => sizes.map((__, row) => [row, column] as const));
  const rows = hiddenLines(across, at, minimum);
  const columns = hiddenLines(down, at, minimum);
  const cells = sizes.map((_, row) =>
    Array.from({ length: width }, (__, column) => {
      const n = at(row, column);
      return n > 0 && (n < minimum || rows[row] === true || columns[column] === true);
    }),
  );
  const lines = [...across.filter((_, row) => !rows[row]), ...down.filter((_, column) => !columns[column])];
  for (let more = true; more; ) {
    more = false;
    for (const line of lines) {
      const filled = line.filter(([row, column]) => at(row, column) > 0);
      const hidden = filled.filter(([row, column]) => cells[row]?.[column]);
      const together = hidden.reduce((sum, [row, column]) => sum + at(row, column), 0);
      if (hidden.length === 0 || (hidden.length > 1 && together >= minimum)) continue;
      const next = filled
        .filter(([row, column]) => !cells[row]?.[column])
        .sort(([a, b], [c, d]) => at(a, b) - at(c, d))[0];
      const row = next && cells[next[0]];
      if (!next || !row) continue;
      row[next[1]] = true;
      more = true;
    }
  }
  return { rows, columns, cells };
}

type Place = readonly [row: number, column: number];

function hiddenLines(
  lines: readonly (readonly Place[])[],
  at: (row: number, column: number) => number,
  minimum: number,
): boolean[] {
  const sized = lines.map((line, place) => ({
    key: String(place),
    n: line.reduce((sum, [row, column]) => sum + at(row, column), 0),
  }));
  const hidden = hiddenGroups(sized, { minimum });
  return sized.map(({ key }) => hidden.includes(key));
}

import { longColumns } from "@/domain/imports/sources/source";

/** A line of a long file. */
export interface LongLine {
  readonly line: number;
  readonly bytes: number;
  readonly cells: readonly string[];
}

/** The header of a long file turned wide: its own columns without question and answer, then one column a question. */
export function wideHeader(header: readonly string[], lines: readonly LongLine[]): string[] {
  const places = longColumns(header);
  if (places === null) return [...header];
  const own = header.filter((_, place) => place !== places.question && place !== places.value);
  const questions = new Set(
    lines.map(({ cells }) => (cells[places.question] ?? "").trim()).filter((one) => one !== ""),
  );
  return [...own, ...[...questions].filter((one) => !own.includes(one))];
}

/** Turns lines with the same id that follow each other into one row under {@link wideHeader}; null while a row may go on. */
export function createPivot(header: readonly string[], wide: readonly string[]) {
  const places = longColumns(header) ?? { id: 0, question: 0, value: 0 };
  const own = header.flatMap((name, from) =>
    from === places.question || from === places.value ? [] : [{ name, from }],
  );
  const columns = new Map(wide.map((name, place) => [name, place]));
  let row: { id: string; line: number; bytes: number; cells: string[] } | null = null;
  return {
    add({ line, bytes, cells }: LongLine): LongLine | null {
      const id = (cells[places.id] ?? "").trim();
      const finished = row !== null && row.id !== id ? row : null;
      if (row === null || finished) row = { id, line, bytes, cells: wide.map(() => "") };
      row.bytes = bytes;
      // What every line repeats is taken from the first that says it.
      for (const [place, { from }] of own.entries()) row.cells[place] ||= cells[from] ?? "";
      const place = columns.get((cells[places.question] ?? "").trim());
      if (place !== undefined && place >= own.length) row.cells[place] = cells[places.value] ?? "";
      return finished;
    },
    end: (): LongLine | null => row,
  };
}

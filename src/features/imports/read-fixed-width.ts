import { cutLine, type FixedWidth, fixedWidthOf } from "@/domain/imports/fixed-width";
import type { FileRecord } from "@/features/imports/read-records";

/** So many lines say how all are cut. */
const LOOKED_AT = 2_000;

/** The layout of a text of fixed widths, by its beginning, of which the last line may be cut; null for any other text. */
export function recogniseFixedWidth(text: string): FixedWidth | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/, LOOKED_AT + 1);
  return fixedWidthOf(lines.slice(0, -1).filter((line) => line.trim() !== ""));
}

/** Reads lines of fixed widths as records, the header first; lines without anything are skipped. */
export function createFixedReader({ header, named, ends }: FixedWidth) {
  let rest = "";
  let line = 0;
  let bytes = 0;
  let begun = false;

  function* cut(lines: readonly string[]): Generator<FileRecord> {
    for (const one of lines) {
      line++;
      bytes += Buffer.byteLength(one) + 1;
      const text = one.replace(/^\uFEFF|\r$/g, "");
      if (text.trim() === "") continue;
      if (!begun) {
        begun = true;
        yield { line, cells: header, bytes: named ? bytes : 0 };
        if (named) continue;
      }
      yield { line, cells: cutLine(ends, text), bytes };
    }
  }

  return {
    async *read(text: string): AsyncGenerator<FileRecord> {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      yield* cut(lines);
    },
    async *end(): AsyncGenerator<FileRecord> {
      if (rest !== "") yield* cut([rest]);
    },
  };
}

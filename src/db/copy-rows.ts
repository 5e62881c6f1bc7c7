import { from } from "pg-copy-streams";
import type { Tx } from "@/db/client";

/** A value of a line that COPY reads: null is none. */
export type CopyValue = string | number | boolean | null;

/** Stores lines in a table by COPY, inside the running transaction. `table` and `columns` are names of our own. */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  lines: string | Uint8Array,
): Promise<void> {
  if (lines.length === 0) return;
  const stream = tx.$client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`));
  await new Promise<void>((resolve, reject) => {
    stream.on("error", reject);
    stream.once("finish", resolve);
    stream.end(lines);
  });
}

/** Lines for COPY, as bytes in one place that serves one batch after another. */
export interface CopyLines {
  add(line: string): void;
  /** What was added so far, good until the next `add` or `clear`. */
  bytes(): Uint8Array;
  clear(): void;
}

const FIRST_BYTES = 1 << 20;
/** Most bytes of UTF-8 that a unit of a string becomes. */
const WIDEST = 3;

/** Lines as strings would each be moved to the old part of the heap and stay there as garbage until all of it is cleaned. */
export function createCopyLines(): CopyLines {
  let memory = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let used = 0;
  return {
    add(line) {
      const needed = used + line.length * WIDEST;
      if (needed > memory.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * memory.length));
        memory.copy(larger, 0, 0, used);
        memory = larger;
      }
      used += memory.write(line, used);
    },
    bytes: () => memory.subarray(0, used),
    clear() {
      used = 0;
    },
  };
}

/** One line in COPY's text format, with its end. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = "";
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? null;
    line += place === 0 ? "" : "\t";
    line += value === null ? "\\N" : typeof value === "string" ? escapeText(value) : String(value);
  }
  return `${line}\n`;
}

/** An array of texts as PostgreSQL writes it. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

const SPECIAL = /[\\\t\n\r]/;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

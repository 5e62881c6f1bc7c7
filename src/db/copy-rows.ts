import { from } from "pg-copy-streams";
import type { Tx } from "@/db/client";

/** A value of a line that COPY reads: null is none. */
export type CopyValue = string | number | boolean | null;

/** Stores lines in a table by COPY, inside the running transaction. `table` and `columns` are names of our own. */
export async function copyRows(tx: Tx, table: string, columns: readonly string[], lines: string): Promise<void> {
  if (lines === "") return;
  const stream = tx.$client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`));
  await new Promise<void>((resolve, reject) => {
    stream.on("error", reject);
    stream.once("finish", resolve);
    stream.end(lines);
  });
}

/** One line in COPY's text format, with its end. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = "";
  for (const [index, value] of values.entries()) {
    if (index > 0) line += "\t";
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

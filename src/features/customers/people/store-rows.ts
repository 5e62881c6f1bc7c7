import type { ZodType } from "zod";
import type { Written } from "@/db/queries/customers/writing";
import type { FieldError } from "@/platform/http/problem";
import { fieldErrors } from "@/platform/http/read-json";

/** A row of a call: what it said, or what is wrong with it; `notes` tell what is kept all the same. */
export type CheckedRow<Row> =
  | { readonly ok: true; readonly row: Row; readonly notes: readonly FieldError[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What became of the rows of a call. Rows of one id count once, as the last said it. */
export interface StoredRows {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly index: number; readonly errors: readonly FieldError[] }[];
  readonly notes: readonly { readonly index: number; readonly path: string; readonly message: string }[];
}

/** Checks each row by itself and stores those that fit, so that one that does not fails alone. */
export async function storeRows<Given, Row>(
  given: readonly unknown[],
  schema: ZodType<Given>,
  check: (row: Given) => CheckedRow<Row>,
  store: (rows: readonly Row[]) => Promise<Written>,
): Promise<StoredRows> {
  const rows: Row[] = [];
  const rejected: { index: number; errors: readonly FieldError[] }[] = [];
  const notes: { index: number; path: string; message: string }[] = [];
  for (const [index, one] of given.entries()) {
    const parsed = schema.safeParse(one);
    const checked = parsed.success ? check(parsed.data) : { ok: false as const, errors: fieldErrors(parsed.error) };
    if (!checked.ok) rejected.push({ index, errors: checked.errors });
    else {
      rows.push(checked.row);
      notes.push(...checked.notes.map((note) => ({ index, ...note })));
    }
  }
  const { made, changed, same } = await store(rows);
  return { created: made, updated: changed, unchanged: same, rejected, notes };
}

import { type SQL, sql } from "drizzle-orm";

/** Ids as one parameter, whatever their number: `id = any(…)`. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(",")}}`}::uuid[]`;
}

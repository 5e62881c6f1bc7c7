import { type SQL, sql } from "drizzle-orm";
import type { OperationRequest } from "@/db/queries/operation-request";

/** The stays (alias `s`) of these values, and those that have a value of `by`. */
export function stayFilter(filter: OperationRequest["filter"], by: string | null): SQL {
  const parts = filter.map(({ dimension, value }) => sql`and ${stayGroup(dimension)} = ${value}`);
  return sql`${sql.join(parts, sql` `)} ${by === null ? sql`` : sql`and ${by} = any(s.dim_names)`}`;
}

/** A stay's value of a dimension; null where it has none. */
export function stayGroup(dimension: string): SQL {
  return sql`s.dim_values[array_position(s.dim_names, ${dimension})]`;
}

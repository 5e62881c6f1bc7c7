import { bigint, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { tenantPolicy, workspaceId } from "@/db/schema/columns";

/**
 * What a count says (`kind`), by two numbers (`x`, `y`); months are counted from year 0, days from 1970. Stays of one
 * customer with one value of a dimension are a world of their own ('' is everybody).
 * 1 there at two openings: Σ of x < a and y < b are the customers at the opening of month a and of month b ·
 * 2 known at one: Σ of x < a and y < b are those at the opening of b whose first stay began before a ·
 * 3 seen: Σ of x = c and y ≤ m are those who began in month c and were customers in month m ·
 * 4 first stays of x days · 5 first stays that last without a known end, begun on day x.
 */
const key = () => ({
  workspaceId: workspaceId(),
  dimension: text("dimension").notNull(),
  value: text("value").notNull(),
  kind: smallint("kind").notNull(),
  x: integer("x").notNull(),
  y: integer("y").notNull(),
});

/** Stays as counts that add up: what churn, retention, cohorts and the curve of staying are read from. */
export const stayTally = pgTable("stay_tally", { ...key(), n: integer("n").notNull() }, (table) => [
  primaryKey({
    columns: [table.workspaceId, table.dimension, table.value, table.kind, table.x, table.y],
  }),
  tenantPolicy(),
]);

/** What was added and taken away since the last fold; a read adds both in one statement. */
export const stayDelta = pgTable(
  "stay_delta",
  {
    ...key(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    n: integer("n").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { tenantPolicy, workspaceId } from "@/db/schema/columns";
import { customer } from "@/db/schema/customer";

/**
 * What a customer pays a month in one currency, in hundredths, from one day of change to the next. Written by
 * `db/rollups/rebuild-revenue` alone, in the transaction that changed spells or stays. A row says all that is tallied of
 * it, so that a statement's counts follow from what it took away and what it put there.
 */
export const customerRevenue = pgTable(
  "customer_revenue",
  {
    workspaceId: workspaceId(),
    customerId: uuid("customer_id").notNull(),
    currency: text("currency").notNull(),
    /** How many spells have a price in this currency, those of no length too. */
    spells: integer("spells").notNull(),
    /** The first day anything was paid for; null where no spell lasts. */
    since: date("since", { mode: "string" }),
    /** Days of change, in order, of the amount or of the stay; `amounts` holds from the day on. */
    days: date("days", { mode: "string" }).array().notNull(),
    amounts: bigint("amounts", { mode: "number" }).array().notNull(),
    /** By what the stay of those days is counted; one more than days: its first, {}, is before them all. */
    dims: jsonb("dims").$type<readonly Readonly<Record<string, string>>[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.customerId, table.currency] }),
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

const amount = (name: string) => numeric(name).notNull().default(sql`0`);

/**
 * Sums over customers of a pair of openings: those of x < a and y < b are of what was paid at the opening of month a and
 * at that of month b; months are counted from year 0. `spells` stands at (0, 0). A customer is counted by the value of the
 * stay at a; where that has none, of the stay at b.
 */
const columns = () => ({
  workspaceId: workspaceId(),
  currency: text("currency").notNull(),
  dimension: text("dimension").notNull(),
  value: text("value").notNull(),
  x: integer("x").notNull(),
  y: integer("y").notNull(),
  spells: integer("spells").notNull().default(0),
  /** Who paid at a, and how much. */
  payers: integer("payers").notNull().default(0),
  opening: amount("opening"),
  churned: amount("churned"),
  contraction: amount("contraction"),
  expansion: amount("expansion"),
  /** Paid at b, nothing at a, and never before a; and those who had paid before. */
  fresh: amount("fresh"),
  returned: amount("returned"),
  openingSquares: amount("opening_squares"),
  grossSquares: amount("gross_squares"),
  grossProducts: amount("gross_products"),
  netSquares: amount("net_squares"),
  netProducts: amount("net_products"),
});

/** Recurring revenue as sums that add up: what its churn and retention are read from. */
export const revenueTally = pgTable("revenue_tally", columns(), (table) => [
  primaryKey({ columns: [table.workspaceId, table.currency, table.dimension, table.value, table.x, table.y] }),
  tenantPolicy(),
]);

/** What was added and taken away since the last fold; a read adds both in one statement. */
export const revenueDelta = pgTable(
  "revenue_delta",
  { ...columns(), id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

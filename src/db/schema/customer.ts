import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** Somebody the workspace serves: a person, or an account, which is the company that people belong to (B2B). */
export const customer = pgTable(
  "customer",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    externalId: text("external_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** The import that made this customer, so that undoing it can take them back. */
    importId: uuid("import_id"),
    /** When they asked not to be written to, or when mail to them came back; with the import that said so. */
    unsubscribedAt: instant("unsubscribed_at"),
    unsubscribedImportId: uuid("unsubscribed_import_id"),
    bouncedAt: instant("bounced_at"),
    bouncedImportId: uuid("bounced_import_id"),
    /** `erased`: whose spells and purchases still count; it says nothing of anybody and is shown nowhere. */
    kind: text("kind", { enum: ["person", "account", "erased"] })
      .notNull()
      .default("person"),
    name: text("name").notNull().default(""),
    /** As it was given, without spaces around. */
    email: text("email"),
    /** By which an address finds them, in lower case: their e-mail's, else their id where that is one. */
    address: text("address").generatedAlwaysAs(
      sql`lower(coalesce(email, case when position('@' in external_id) > 1 then external_id end))`,
    ),
    /** Known by nothing but what unsigned links said; false from the moment a key, an import or a form names them. */
    claimed: boolean("claimed").notNull().default(false),
    locale: text("locale"),
    /** What the workspace knows of them: country, channel, segment. Names and limits are those of a response's attributes. */
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    /** Whether they agreed to be written to; null where nobody asked. */
    consent: boolean("consent"),
    consentAt: instant("consent_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("customer_external_id").on(table.workspaceId, table.externalId),
    // A column of its own, and not an expression: only that leads an index under row level security.
    index("customer_by_address").on(table.workspaceId, table.address).where(sql`address is not null`),
    index("customer_claimed").on(table.workspaceId, table.externalId).where(sql`claimed`),
    index("customer_recent").on(table.workspaceId, table.createdAt, table.id),
    // What a search begins with: the name, its last word, the address, the id.
    index("customer_name").on(table.workspaceId, sql`lower(name) collate "C"`),
    index("customer_last_name").on(table.workspaceId, sql`lower(regexp_replace(name, '^.*\\s', '')) collate "C"`),
    index("customer_address").on(table.workspaceId, sql`lower(email) collate "C"`).where(sql`email is not null`),
    index("customer_id_word").on(table.workspaceId, sql`lower(external_id) collate "C"`),
    tenantPolicy(),
  ],
);

/** A person who belongs to an account; both are customers. */
export const accountOfCustomer = pgTable(
  "account_of_customer",
  {
    workspaceId: workspaceId(),
    customerId: uuid("customer_id").notNull(),
    accountId: uuid("account_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.customerId, table.accountId] }),
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "account_of_customer_account_fk",
      columns: [table.workspaceId, table.accountId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    index("account_people").on(table.workspaceId, table.accountId),
    tenantPolicy(),
  ],
);

/**
 * A spell of being a customer under contract. Several may run at once; a change of price or plan ends one spell and begins
 * the next on the same day. Money is in hundredths of the currency, a month.
 */
export const subscription = pgTable(
  "subscription",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    /** The billing system's own id; the same spell again changes it and adds none. */
    externalId: text("external_id"),
    startDay: date("start_day", { mode: "string" }).notNull(),
    /** The first inactive day; null while it runs. */
    endDay: date("end_day", { mode: "string" }),
    mrr: bigint("mrr", { mode: "number" }),
    currency: text("currency"),
    plan: text("plan"),
    /** Why it ended: a code of the closed list, or "other" with words in `reasonNote`. */
    reason: text("reason"),
    reasonNote: text("reason_note"),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    uniqueIndex("subscription_external_id").on(table.workspaceId, table.externalId).where(sql`external_id is not null`),
    index("subscription_customer").on(table.workspaceId, table.customerId, table.startDay),
    index("subscription_end").on(table.workspaceId, table.endDay).where(sql`end_day is not null`),
    index("subscription_import").on(table.workspaceId, table.importId).where(sql`import_id is not null`),
    tenantPolicy(),
  ],
);

/** Something bought without a contract. Money in hundredths of the currency. */
export const purchase = pgTable(
  "purchase",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id").notNull(),
    externalId: text("external_id"),
    /** The workspace's local day. */
    day: date("day", { mode: "string" }).notNull(),
    amount: bigint("amount", { mode: "number" }),
    currency: text("currency"),
    quantity: integer("quantity"),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    uniqueIndex("purchase_external_id").on(table.workspaceId, table.externalId).where(sql`external_id is not null`),
    index("purchase_customer").on(table.workspaceId, table.customerId, table.day),
    index("purchase_import").on(table.workspaceId, table.importId).where(sql`import_id is not null`),
    tenantPolicy(),
  ],
);

/** A stay that ended, as a later one of the same customer remembers it. */
export interface EarlierStay {
  readonly from: string;
  readonly until: string;
  readonly dims: Readonly<Record<string, string>>;
}

/**
 * When somebody was a customer, without overlaps: the union of their spells, or of their purchases each lasting the
 * workspace's N days. Written by `db/rollups/rebuild-stays` alone, in the transaction that changed what it follows from;
 * every number of staying and leaving reads this table.
 */
export const customerStay = pgTable(
  "customer_stay",
  {
    workspaceId: workspaceId(),
    customerId: uuid("customer_id").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** The first inactive day; null while it lasts without a known end. A day to come is one of them. */
    untilDay: date("until_day", { mode: "string" }),
    /** 1 for the first stay; from 2 on they came back. */
    ordinal: integer("ordinal").notNull(),
    /** By what it is counted: plan, country, channel … of the stay, names and values side by side. */
    dimNames: text("dim_names").array().notNull().default([]),
    dimValues: text("dim_values").array().notNull().default([]),
    /** The customer's stays before this one, in order: with it a row says all that its counts need (stay_tally). */
    earlier: jsonb("earlier").$type<readonly EarlierStay[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.customerId, table.fromDay] }),
    foreignKey({
      columns: [table.workspaceId, table.customerId],
      foreignColumns: [customer.workspaceId, customer.id],
    }).onDelete("cascade"),
    index("customer_stay_from").on(table.workspaceId, table.fromDay),
    index("customer_stay_until").on(table.workspaceId, table.untilDay).where(sql`until_day is not null`),
    tenantPolicy(),
  ],
);

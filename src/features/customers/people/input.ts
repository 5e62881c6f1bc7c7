import { z } from "zod";
import { STANDINGS, type Standing } from "@/db/queries/customers/list-customers";
import { isDay } from "@/domain/calendar/day";
import { LEAVING_REASONS } from "@/domain/customer/leaving-reason";
import { groupParams, type NamedGroup, readGroup } from "@/features/customers/groups/group-address";

const text = (most: number) => z.string().trim().max(most);
const id = text(256).min(1);
const day = z.string().refine(isDay, "Must be a day, YYYY-MM-DD.");
/** In the currency's own unit; kept to the hundredth. */
const money = z.number().min(0).max(1e13);
const currency = z.string().trim().toUpperCase().length(3);
const attributeValue = z.union([text(256), z.number(), z.boolean()]).nullable();

/** A customer as the API takes it: what is left out stays, null takes away. */
export const customerSchema = z.strictObject({
  externalId: id,
  kind: z.enum(["person", "account"]).optional(),
  name: text(200).nullish(),
  email: text(254).nullish(),
  locale: text(35).nullish(),
  attributes: z.record(z.string(), attributeValue).optional(),
  consent: z.boolean().nullish(),
  accounts: z.array(id).max(50).optional(),
});

const owner = z.strictObject({ externalId: id });

/** A spell as the API takes it. `end` is the first inactive day. */
export const subscriptionSchema = z.strictObject({
  externalId: id,
  customer: owner,
  start: day.nullish(),
  end: day.nullish(),
  mrr: money.nullish(),
  currency: currency.nullish(),
  plan: text(100).nullish(),
  reason: z.enum(LEAVING_REASONS).nullish(),
  reasonNote: text(2_000).nullish(),
});

/** A purchase as the API takes it. */
export const purchaseSchema = z.strictObject({
  externalId: id,
  customer: owner,
  day: day.nullish(),
  amount: money.nullish(),
  currency: currency.nullish(),
  quantity: z.int().nullish(),
});

/** Each row is checked by itself, so that one that does not fit fails alone. */
const rows = z.array(z.unknown()).min(1).max(1_000);
export const storeCustomersSchema = z.strictObject({ customers: rows });
export const storeSubscriptionsSchema = z.strictObject({ subscriptions: rows });
export const storePurchasesSchema = z.strictObject({ purchases: rows });

/** What the list of people is narrowed by. */
export interface PeopleQuery {
  readonly search: string;
  readonly standing: Standing | null;
  readonly plan: string | null;
  /** Those behind one number of staying and leaving. */
  readonly group: NamedGroup | null;
  readonly cursor: string | null;
}

type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the address of the list; what does not fit is left out. */
export function readPeopleQuery(raw: RawQuery): PeopleQuery {
  const one = (name: string) => {
    const value = raw[name];
    return (typeof value === "string" ? value : "").trim().slice(0, 256);
  };
  const standing = STANDINGS.find((known) => known === one("standing")) ?? null;
  return {
    ...{ search: one("q"), standing, plan: one("plan") || null },
    ...{ group: readGroup(raw), cursor: one("cursor") || null },
  };
}

/** The address of the list with some of it changed; a page begins anew where its rows change. */
export function peopleHref(path: string, query: PeopleQuery, change: Partial<PeopleQuery>): string {
  const { search, standing, plan, group, cursor } = { ...query, cursor: null, ...change };
  const params = new URLSearchParams(group === null ? [] : groupParams(group));
  if (search !== "") params.set("q", search);
  if (standing !== null) params.set("standing", standing);
  if (plan !== null) params.set("plan", plan);
  if (cursor !== null) params.set("cursor", cursor);
  return params.size === 0 ? path : `${path}?${params}`;
}

import { z } from "zod";
import {
  customerSchema,
  purchaseSchema,
  storeCustomersSchema,
  storePurchasesSchema,
  storeSubscriptionsSchema,
  subscriptionSchema,
} from "@/features/customers/people/input";
import { type ApiPaths, operation } from "@/platform/http/openapi";

/** What became of the rows of a call. */
const fault = z.strictObject({ path: z.string(), message: z.string() });
export const storedRowsSchema = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.strictObject({ index: z.int(), errors: z.array(fault) })),
  /** Rows that were kept and about which there is something to say, such as a contract that lasted no day. */
  notes: z.array(fault.extend({ index: z.int() })),
});

const text = z.string().nullable();
const amount = z.number().nullable();

/** All that is known of a person; `export-person.ts` makes it. */
export const exportedCustomerSchema = z.strictObject({
  customer: z.strictObject({
    externalId: z.string(),
    kind: z.enum(["person", "account", "erased"]),
    ...{ name: z.string(), email: text, locale: text, attributes: z.record(z.string(), z.string()) },
    ...{
      consent: z.boolean().nullable(),
      consentAt: text,
      unsubscribedAt: text,
      bouncedAt: text,
      createdAt: z.string(),
    },
    ...{ accounts: z.array(z.string()), people: z.array(z.string()) },
  }),
  stays: z.array(z.strictObject({ from: z.string(), until: text })),
  subscriptions: z.array(
    z.strictObject({
      ...{ externalId: text, start: z.string(), end: text, mrr: amount, currency: text, plan: text },
      ...{ reason: text, reasonNote: text },
    }),
  ),
  purchases: z.array(
    z.strictObject({ externalId: text, day: z.string(), amount, currency: text, quantity: z.int().nullable() }),
  ),
  responses: z.array(
    z.strictObject({
      ...{ id: z.guid(), survey: z.string(), answeredAt: z.string(), state: z.string() },
      answers: z.array(
        z.strictObject({ question: z.string(), kind: z.string(), score: z.int().nullable(), choices: z.any(), text }),
      ),
    }),
  ),
  interactions: z.array(
    z.strictObject({
      externalId: z.string(),
      subject: z.string(),
      channel: z.string(),
      state: z.string(),
      openedAt: z.string(),
    }),
  ),
  followUps: z.array(
    z.strictObject({ kind: z.string(), state: z.string(), cause: text, openedAt: z.string(), closedAt: text }),
  ),
  invitations: z.array(
    z.strictObject({ survey: z.string(), channel: z.string(), sentAt: z.string(), answeredAt: text }),
  ),
});

const ALL = "/api/v1/customers";
const ONE = "/api/v1/customers/{customer}";
const SPELLS = "/api/v1/subscriptions";
const PURCHASES = "/api/v1/purchases";
const AGAIN = "The same id again changes the row and never doubles it; a field that is left out stays as it is.";

/** The part of the API's description about customers. */
export const customerPaths: ApiPaths = {
  [ALL]: {
    post: operation(ALL, {
      summary: "Store up to 1,000 customers",
      description: `${AGAIN} null takes a value away. \`accounts\` are the external ids of the companies that a person belongs to: these and no others; they are made where they are missing.`,
      scope: "write",
      body: storeCustomersSchema.extend({ customers: z.array(customerSchema).min(1).max(1_000) }),
      replies: { 201: storedRowsSchema },
    }),
  },
  [ONE]: {
    get: operation(ONE, {
      summary: "All that is known of a customer, by their external id",
      scope: "read",
      replies: { 200: exportedCustomerSchema },
    }),
    delete: operation(ONE, {
      summary: "Erase a customer",
      description:
        "Names, address, attributes, texts and ids go everywhere; scores, times and stays keep counting in the totals and in no group. It cannot be undone.",
      scope: "admin",
      replies: { 204: null },
    }),
  },
  [SPELLS]: {
    post: operation(SPELLS, {
      summary: "Store up to 1,000 spells of being a customer",
      description: `${AGAIN} \`end\` is the first inactive day. A spell needs a start; one that ends before it starts is rejected; one of no days is kept, told in \`notes\`, and is no stay. Spells may overlap. \`mrr\` is a month's amount in the currency's own unit.`,
      scope: "write",
      body: storeSubscriptionsSchema.extend({ subscriptions: z.array(subscriptionSchema).min(1).max(1_000) }),
      replies: { 201: storedRowsSchema },
    }),
  },
  [PURCHASES]: {
    post: operation(PURCHASES, {
      summary: "Store up to 1,000 purchases of customers without contracts",
      description: `${AGAIN} A purchase makes somebody a customer for the workspace's number of days.`,
      scope: "write",
      body: storePurchasesSchema.extend({ purchases: z.array(purchaseSchema).min(1).max(1_000) }),
      replies: { 201: storedRowsSchema },
    }),
  },
};

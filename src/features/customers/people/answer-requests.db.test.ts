import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { storeInteractions } from "@/db/rollups/store-interactions";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import {
  answerEraseCustomer,
  answerExportCustomer,
  answerStoreCustomers,
  answerStorePurchases,
  answerStoreSubscriptions,
} from "@/features/customers/people/answer-requests";
import { exportedCustomerSchema, storedRowsSchema } from "@/features/customers/people/describe-api";
import type { KeyedRequest } from "@/platform/http/with-api-key";

const database = await testDatabase();
const now = new Date("2026-06-01T12:00:00Z");

type Handler = (request: KeyedRequest) => Promise<Response>;

async function call(handler: Handler, scope: WorkspaceScope, body: unknown, customer = "") {
  const request = {
    ...{ db: database.appDb, scope, now, params: { customer } },
    json: async (schema: { parse(value: unknown): unknown }) => schema.parse(body),
  };
  return handler(request as never);
}

async function post(handler: Handler, scope: WorkspaceScope, body: unknown) {
  const reply = await call(handler, scope, body);
  expect(reply.status).toBe(201);
  return storedRowsSchema.parse(await reply.json());
}

test("each row is stored, changed, known or rejected with the field and what to mend; the same again changes nothing", async () => {
  const scope = await database.makeWorkspace();
  const ann = {
    externalId: "ann",
    name: "Ann Ash",
    email: "ann@example.com",
    attributes: { seats: 3 },
    accounts: ["acme"],
  };
  const first = await post(answerStoreCustomers, scope, {
    customers: [ann, { externalId: "bob", email: "bob" }, { externalId: "" }, { name: "Nobody" }],
  });
  expect(first).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
  expect(first.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [1, "email"],
    [2, "externalId"],
    [3, "externalId"],
  ]);
  expect(await post(answerStoreCustomers, scope, { customers: [ann] })).toMatchObject({ created: 0, unchanged: 1 });

  const spell = { externalId: "s1", customer: { externalId: "ann" }, start: "2026-01-01", mrr: 49.9, currency: "eur" };
  const spells = await post(answerStoreSubscriptions, scope, {
    subscriptions: [
      spell,
      { ...spell, externalId: "s2", start: undefined },
      { ...spell, externalId: "s3", end: "2025-12-31" },
      { ...spell, externalId: "s4", end: "2026-01-01" },
      { ...spell, externalId: "s5", reason: "because" },
    ],
  });
  expect(spells).toMatchObject({ created: 2, notes: [{ index: 3, path: "end" }] });
  expect(spells.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [1, "start"],
    [2, "end"],
    [4, "reason"],
  ]);
  expect(spells.rejected[1]?.errors[0]?.message).toContain("2025-12-31");

  const bought = { externalId: "p1", customer: { externalId: "cy" }, day: "2026-05-01", amount: 12.5, quantity: 2 };
  const purchases = await post(answerStorePurchases, scope, {
    purchases: [bought, { ...bought, externalId: "p2", day: "2026-06-02" }],
  });
  expect(purchases).toMatchObject({ created: 1, rejected: [{ index: 1, errors: [{ path: "day" }] }] });
});

test("an export says all that is known; erasing takes it, and what counted keeps counting in no group", async () => {
  const scope = await database.makeWorkspace();
  const other = await database.makeWorkspace();
  const person = {
    externalId: "ann@example.com",
    name: "Ann Ash",
    email: "ann@example.com",
    attributes: { country: "DE" },
  };
  await post(answerStoreCustomers, scope, { customers: [person] });
  const customer = { externalId: person.externalId };
  await post(answerStoreSubscriptions, scope, {
    subscriptions: [
      {
        externalId: "s1",
        customer,
        start: "2026-01-01",
        end: "2026-03-01",
        mrr: 10,
        plan: "Pro",
        reason: "quality",
        reasonNote: "It broke, says Ann.",
      },
    ],
  });
  await withTenant(database.appDb, scope, async (tx) => {
    const told = {
      externalId: "T1",
      customer: person.externalId,
      channel: "chat",
      openedAt: now,
      subject: "Ann's bill",
      attributes: { about: "Ann" },
    };
    await storeInteractions(tx, scope, [{ ...told, events: [] }], { importId: null, now });
    await upsertCustomer(tx, scope, "bob");
  });
  const reply = await call(answerExportCustomer, scope, null, person.externalId);
  const exported = exportedCustomerSchema.parse(await reply.json());
  expect(exported).toMatchObject({
    customer: { name: "Ann Ash", attributes: { country: "DE" } },
    stays: [{ from: "2026-01-01", until: "2026-03-01" }],
    subscriptions: [{ externalId: "s1", mrr: 10, reason: "quality", reasonNote: "It broke, says Ann." }],
    interactions: [{ subject: "Ann's bill" }],
  });
  await expect(call(answerExportCustomer, other, null, person.externalId)).rejects.toMatchObject({
    problem: { status: 404 },
  });

  expect((await call(answerEraseCustomer, scope, null, person.externalId)).status).toBe(204);
  await expect(call(answerExportCustomer, scope, null, person.externalId)).rejects.toMatchObject({
    problem: { status: 404 },
  });
  const left = await withTenant(database.appDb, scope, async (tx) => {
    const of = async (query: ReturnType<typeof sql>) => (await tx.execute(query)).rows;
    return {
      stays: await of(sql`select from_day, until_day, dim_names from customer_stay`),
      spells: await of(sql`select start_day, end_day, mrr::int, reason from subscription`),
      audit: await of(sql`select action from audit_event where action like 'customer.%'`),
      all: JSON.stringify([
        await of(sql`select * from customer`),
        await of(sql`select * from subscription`),
        await of(sql`select * from interaction`),
        await of(sql`select * from interaction_event`),
      ]),
    };
  });
  expect(left.stays).toEqual([{ from_day: "2026-01-01", until_day: "2026-03-01", dim_names: [] }]);
  expect(left.spells).toEqual([{ start_day: "2026-01-01", end_day: "2026-03-01", mrr: 1000, reason: "quality" }]);
  expect(left.audit).toEqual([{ action: "customer.erased" }]);
  expect(left.all).not.toMatch(/Ann |ann@|Ann's|"T1"|"s1"|"Pro"/);
  const shell = /erased:[0-9a-f-]{36}/.exec(left.all)?.[0] ?? "";
  await expect(call(answerExportCustomer, scope, null, shell)).rejects.toMatchObject({ problem: { status: 404 } });
});

import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { type CustomersQuery, countClaimed, listCustomers } from "@/db/queries/customers/list-customers";
import { listAnswersOfCustomer, listInvitationsOfCustomer } from "@/db/queries/customers/read-history";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const writing = { importId: null, now: new Date("2026-06-01T10:00:00Z") };
const ALL: CustomersQuery = {
  ...{ search: "", standing: null, plan: null, group: null, after: null },
  ...{ limit: 10, today: "2026-06-01" },
};

test("customers are found by what a name, its last word, an address or an id begins with, by standing and by plan", async () => {
  const scope = await makeWorkspace();
  await withTenant(appDb, scope, async (tx) => {
    await upsertCustomers(
      tx,
      scope,
      [
        { externalId: "k-1", name: "Ann Ash", email: "zoe@example.com" },
        { externalId: "k-2", name: "Bob" },
        { externalId: "x-3" },
      ],
      writing,
    );
    const spell = { startDay: "2026-01-01", plan: "Pro", mrr: 1000, currency: "EUR" };
    await upsertSubscriptions(
      tx,
      scope,
      [
        { ...spell, externalId: "s1", customer: "k-1" },
        { ...spell, externalId: "s2", customer: "k-2", endDay: "2026-02-01", plan: "Basic" },
      ],
      writing,
    );
    const found = async (change: Partial<CustomersQuery>) =>
      (await listCustomers(tx, scope, { ...ALL, ...change })).map(({ externalId }) => externalId).sort();
    expect(await found({})).toEqual(["k-1", "k-2", "x-3"]);
    expect(await found({ search: "ann" })).toEqual(["k-1"]);
    expect(await found({ search: "ASH" })).toEqual(["k-1"]);
    expect(await found({ search: "zoe@" })).toEqual(["k-1"]);
    expect(await found({ search: "k-" })).toEqual(["k-1", "k-2"]);
    expect(await found({ search: "nobody" })).toEqual([]);
    expect(await found({ standing: "active" })).toEqual(["k-1"]);
    expect(await found({ standing: "left" })).toEqual(["k-2"]);
    expect(await found({ standing: "never" })).toEqual(["x-3"]);
    expect(await found({ plan: "Basic" })).toEqual(["k-2"]);
    const [ann] = await listCustomers(tx, scope, { ...ALL, search: "ann" });
    expect(ann).toMatchObject({
      fromDay: "2026-01-01",
      untilDay: null,
      plan: "Pro",
      mrr: 1000,
      currency: "EUR",
      score: null,
    });
    expect(await listAnswersOfCustomer(tx, scope, ann?.id ?? "")).toEqual([]);
    expect(await listInvitationsOfCustomer(tx, scope, ann?.id ?? "")).toEqual([]);
  });
});

test("who is known only from links is listed where asked for or searched, and counted so far as is told", async () => {
  const scope = await makeWorkspace();
  await withTenant(appDb, scope, async (tx) => {
    await upsertCustomers(tx, scope, [{ externalId: "k-1", name: "Ann Ash" }], writing);
    for (const name of ["a-1", "a-2", "a-3"]) await upsertCustomer(tx, scope, name, "claimed");
    const found = async (change: Partial<CustomersQuery>) =>
      (await listCustomers(tx, scope, { ...ALL, ...change })).map(({ externalId }) => externalId).sort();
    expect(await found({})).toEqual(["k-1"]);
    expect(await found({ standing: "never" })).toEqual(["k-1"]);
    expect(await found({ standing: "claimed" })).toEqual(["a-1", "a-2", "a-3"]);
    expect(await found({ search: "a-" })).toEqual(["a-1", "a-2", "a-3"]);
    expect([await countClaimed(tx, scope, 10), await countClaimed(tx, scope, 2)]).toEqual([3, 3]);
    // Whoever edits them knows them.
    await upsertCustomers(tx, scope, [{ externalId: "a-2", name: "Abe" }], writing);
    expect(await found({})).toEqual(["a-2", "k-1"]);
  });
});

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { deletePurchases, insertPurchases } from "@/db/queries/customers/insert-purchases";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { proposeInactiveAfter, spellsFromPurchases } from "@/domain/metrics/purchases";

const { appDb, makeWorkspace } = await testDatabase();
const writing = { importId: null, now: new Date("2026-06-01T10:00:00Z") };

/** Stays as `customer from–until plan`, in order. */
async function staysOf(scope: WorkspaceScope): Promise<string[]> {
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute<{ line: string }>(sql`
      select concat_ws(' ', c.external_id, s.ordinal, s.from_day || '–' || coalesce(s.until_day::text, ''),
        array_to_string(array(select n || '=' || v from unnest(s.dim_names, s.dim_values) as d (n, v)), ' ')) as line
      from customer_stay s join customer c on c.id = s.customer_id order by c.external_id, s.ordinal`),
  );
  return rows.map(({ line }) => line.trim());
}

const spell = (externalId: string, customer: string, startDay: string, endDay: string | null, more: object = {}) => ({
  ...{ externalId, customer, startDay, endDay },
  ...more,
});

test("a stay is the union of a customer's spells: overlapping and touching ones are one, a zero-day one is none", async () => {
  const scope = await makeWorkspace();
  const spells = [
    spell("s1", "ann", "2026-01-01", "2026-03-01", { plan: "Basic", mrr: 1000 }),
    spell("s2", "ann", "2026-02-01", "2026-04-01", { plan: "Pro" }),
    spell("s3", "ann", "2026-04-01", "2026-05-01"),
    spell("s4", "ann", "2026-06-01", null, { plan: "Pro" }),
    spell("s5", "bob", "2026-01-05", "2026-01-05", { plan: "Basic" }),
    spell("s6", "cy", "2026-01-05", "2026-01-05"),
    spell("s7", "cy", "2026-02-05", "2026-02-06"),
  ];
  const written = await withTenant(appDb, scope, (tx) => upsertSubscriptions(tx, scope, spells, writing));
  expect(written).toMatchObject({ made: 7, changed: 0, same: 0 });
  expect(await staysOf(scope)).toEqual([
    "ann 1 2026-01-01–2026-05-01 plan=Basic",
    "ann 2 2026-06-01– plan=Pro",
    "cy 1 2026-02-05–2026-02-06",
  ]);
  const again = await withTenant(appDb, scope, (tx) => upsertSubscriptions(tx, scope, spells, writing));
  expect(again).toMatchObject({ made: 0, changed: 0, same: 7 });
});

test("the same spell again changes what is given and leaves the rest; one that moves rebuilds both customers", async () => {
  const scope = await makeWorkspace();
  const store = (...spells: Parameters<typeof upsertSubscriptions>[2]) =>
    withTenant(appDb, scope, (tx) => upsertSubscriptions(tx, scope, spells, writing));
  await store(spell("s1", "ann", "2026-01-01", null, { plan: "Pro", mrr: 4900, currency: "EUR", reason: "quality" }));
  await store(spell("s1", "ann", "2026-01-01", "2026-02-01"));
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`select end_day, mrr::int, currency, plan, reason from subscription`),
  );
  expect(rows).toEqual([{ end_day: "2026-02-01", mrr: 4900, currency: "EUR", plan: "Pro", reason: "quality" }]);
  const told = await store(spell("s1", "bea", "2026-01-01", null, { currency: "USD" }));
  expect(told).toMatchObject({ changed: 1, currencyChanged: [{ externalId: "s1", was: "EUR", is: "USD" }], mixed: [] });
  expect(await staysOf(scope)).toEqual(["bea 1 2026-01-01– plan=Pro"]);
  const mixed = await store(spell("s2", "bea", "2026-03-01", null, { currency: "EUR" }));
  expect(mixed.mixed).toEqual(["bea"]);
});

test("customers: named fields change, others stay, accounts are made, and groups of stays follow attributes", async () => {
  const scope = await makeWorkspace();
  const store = (...people: Parameters<typeof upsertCustomers>[2]) =>
    withTenant(appDb, scope, (tx) => upsertCustomers(tx, scope, people, writing));
  await withTenant(appDb, scope, (tx) =>
    upsertSubscriptions(tx, scope, [spell("s1", "acme", "2026-01-01", null)], writing),
  );
  const first = await store(
    { externalId: "ann", name: "Ann Ash", email: "ann@example.com", consent: true, accounts: ["acme"] },
    { externalId: "acme", name: "Acme", attributes: { country: "DE", size: "small" } },
    { externalId: "acme", attributes: { country: "DE", size: "large" } },
  );
  expect(first).toMatchObject({ made: 1, changed: 1, same: 0 });
  expect(await staysOf(scope)).toEqual(["acme 1 2026-01-01– country=DE size=large"]);
  const second = await store({ externalId: "acme", attributes: { size: null } }, { externalId: "ann", email: null });
  expect(second).toMatchObject({ made: 0, changed: 2, same: 0 });
  expect(await store({ externalId: "ann", name: "Ann Ash", accounts: ["acme"] })).toMatchObject({
    made: 0,
    changed: 0,
    same: 1,
  });
  const { rows } = await withTenant(appDb, scope, (tx) =>
    tx.execute(sql`select external_id, kind, name, email, consent, attributes,
      (select count(*)::int from account_of_customer a where a.customer_id = c.id) as accounts
      from customer c order by external_id`),
  );
  expect(rows).toEqual([
    {
      external_id: "acme",
      kind: "account",
      name: "",
      email: null,
      consent: null,
      attributes: { country: "DE" },
      accounts: 0,
    },
    { external_id: "ann", kind: "person", name: "Ann Ash", email: null, consent: true, attributes: {}, accounts: 1 },
  ]);
});

test("without contracts a purchase lasts the workspace's days: as proposed from the gaps, or as a person set them", async () => {
  const scope = await makeWorkspace();
  const bought: Record<string, string[]> = {
    ann: ["2026-01-01", "2026-01-11", "2026-01-12", "2026-03-20"],
    bob: ["2026-01-01", "2026-02-20"],
    con: ["2026-01-01"],
  };
  const rows = Object.entries(bought).flatMap(([customer, days]) =>
    days.map((day, n) => ({ externalId: `${customer}${n}`, customer, day, amount: 100 })),
  );
  await withTenant(appDb, scope, async (tx) => {
    // One by one: the proposal follows each of them.
    for (const row of rows) await insertPurchases(tx, scope, [row], writing);
  });
  const days = proposeInactiveAfter(Object.values(bought)) ?? 0;
  expect(days).toBe(62);
  const expected = (length: number) =>
    Object.entries(bought).flatMap(([customer, on]) =>
      spellsFromPurchases(on, length, "2030-01-01").map(({ start, end }, n) => `${customer} ${n + 1} ${start}–${end}`),
    );
  expect(await staysOf(scope)).toEqual(expected(days));
  await withTenant(appDb, scope, async (tx) => {
    await tx.execute(sql`update workspace set active_for_days = 30 where id = ${scope.workspaceId}`);
    expect(await insertPurchases(tx, scope, rows, writing)).toMatchObject({ made: 0, changed: 0, same: 7 });
    const last = await tx.execute<{ id: string }>(sql`select id from purchase where external_id = 'bob1'`);
    expect(
      await deletePurchases(
        tx,
        scope,
        last.rows.map(({ id }) => id),
      ),
    ).toBe(1);
  });
  // Changing the number is a job's work; whoever is written to follows it at once.
  expect((await staysOf(scope)).filter((line) => line.startsWith("bob"))).toEqual(["bob 1 2026-01-01–2026-01-31"]);
});

test("two that write about the same people in another order wait for one another, and never in a ring", async () => {
  const scope = await makeWorkspace();
  const names = Array.from({ length: 40 }, (_, n) => `c${n}`);
  const both = [names, [...names].reverse()].map((order, k) =>
    withTenant(appDb, scope, (tx) =>
      upsertSubscriptions(
        tx,
        scope,
        order.map((one) => spell(`${one}-${k}`, one, "2026-01-01", null)),
        writing,
      ),
    ),
  );
  const written = await Promise.all(both);
  expect(written.map(({ made }) => made)).toEqual([40, 40]);
  expect(await staysOf(scope)).toHaveLength(40);
});

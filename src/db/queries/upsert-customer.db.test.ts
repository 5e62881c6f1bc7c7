import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { findByAddress } from "@/db/queries/customers/find-by-address";
import { lockCustomers } from "@/db/queries/customers/lock-customers";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";

const database = await testDatabase();
const NOW = new Date("2026-06-01T10:00:00Z");
type As = "claimed" | "proven";

/** A workspace in which billing knows Ana by an id, and two who share an address. */
async function makeKnown() {
  const scope = await database.makeWorkspace();
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(database.appDb, scope, work);
  const people = [
    { externalId: "cus_42", email: "Ana@X.com" },
    { externalId: "cus_50", email: "team@x.com" },
    { externalId: "cus_51", email: "team@x.com" },
  ];
  await within((tx) => upsertCustomers(tx, scope, people, { importId: null, now: NOW }));
  const name = (word: string, as: As) =>
    within(async (tx) => {
      const id = await upsertCustomer(tx, scope, word, as);
      const { rows } = await tx.execute<{ who: string }>(sql`select external_id as who from customer where id = ${id}`);
      return rows[0]?.who;
    });
  return { scope, within, name };
}

async function claimedOf(scope: WorkspaceScope): Promise<string[]> {
  const { rows } = await withTenant(database.appDb, scope, (tx) =>
    tx.execute<{ who: string }>(sql`select external_id as who from customer where claimed order by 1`),
  );
  return rows.map(({ who }) => who);
}

test("an address is the one customer's who has it, in whatever case; an id is itself; of many it is nobody's", async () => {
  const { scope, name } = await makeKnown();
  expect(await name("ana@x.com", "claimed")).toBe("cus_42");
  expect(await name("ANA@X.COM", "proven")).toBe("cus_42");
  expect(await name("cus_42", "claimed")).toBe("cus_42");
  expect(await name("team@x.com", "proven")).toBe("team@x.com");
  expect(await claimedOf(scope)).toEqual([]);
  // Without an e-mail of their own their id is their address.
  expect(await name("Bo@x.com", "proven")).toBe("Bo@x.com");
  expect(await name("bo@X.com", "proven")).toBe("Bo@x.com");
  const other = await database.makeWorkspace();
  const found = await withTenant(database.appDb, other, (tx) => findByAddress(tx, other, ["ana@x.com"]));
  expect(found.size).toBe(0);
});

test("who is known by claims alone is so until anything else names them, and stands behind who is known", async () => {
  const { scope, within, name } = await makeKnown();
  for (const word of ["eve@x.com", "guest-1", "guest-2"]) expect(await name(word, "claimed")).toBe(word);
  expect(await claimedOf(scope)).toEqual(["eve@x.com", "guest-1", "guest-2"]);
  expect(await name("guest-1", "proven")).toBe("guest-1");
  await within((tx) => lockCustomers(tx, scope, ["guest-2", "cus_42"], null));
  expect(await claimedOf(scope)).toEqual(["eve@x.com"]);
  await within((tx) =>
    upsertCustomers(tx, scope, [{ externalId: "cus_60", email: "Eve@x.com" }], { importId: null, now: NOW }),
  );
  expect(await name("eve@x.com", "claimed")).toBe("cus_60");
  expect(await name("eve@x.com", "proven")).toBe("cus_60");
  const found = await within((tx) => findByAddress(tx, scope, ["eve@x.com", "TEAM@x.com", "guest-1"]));
  expect(Object.fromEntries(found)).toEqual({ "eve@x.com": ["cus_60"], "TEAM@x.com": ["cus_50", "cus_51"] });
});

test("two who claim one name at once are one customer", async () => {
  const { scope, within } = await makeKnown();
  const ids = await Promise.all(
    Array.from({ length: 8 }, () => within((tx) => upsertCustomer(tx, scope, "new@x.com", "claimed"))),
  );
  expect(new Set(ids).size).toBe(1);
});

test("whose row was waited for and merged meanwhile is the one they became", async () => {
  const { within, name } = await makeKnown();
  await name("bo@x.com", "proven");
  const lone = within(async (tx) => {
    await tx.execute(sql`delete from customer where external_id = 'bo@x.com'`);
    await tx.execute(sql`update customer set email = 'bo@x.com' where external_id = 'cus_42'`);
    // Until the other waits for the row.
    for (;;) {
      const { rows } = await database.ownerDb.pool.query(
        "select 1 from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted",
      );
      if (rows.length > 0) return;
    }
  });
  await database.ownerDb.pool.query("select pg_sleep(0.1)");
  expect(await name("bo@x.com", "proven")).toBe("cus_42");
  await lone;
});

test("among 50,000 customers an address is found by its index, under the policies", async () => {
  const { scope, within } = await makeKnown();
  await within((tx) =>
    tx.execute(sql`
      insert into customer (workspace_id, id, external_id, email)
      select ${scope.workspaceId}::uuid, gen_random_uuid(), 'p' || i, 'p' || i || '@x.com' from generate_series(1, 50000) as i`),
  );
  await database.ownerDb.pool.query("analyze customer");
  const plan = await within((tx) =>
    tx.execute(sql`
      explain select id from customer where workspace_id = ${scope.workspaceId} and address = lower('P77@x.com')`),
  );
  expect(JSON.stringify(plan.rows)).toContain("customer_by_address");
});

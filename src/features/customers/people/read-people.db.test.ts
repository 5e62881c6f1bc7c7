import { expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { readPeopleQuery } from "@/features/customers/people/input";
import { readPeople } from "@/features/customers/people/read-people";

const { appDb, ownerDb, makeWorkspace } = await testDatabase();

test("a list of customers, and the size of a group, that take too long are named; what can be chosen from is there", async () => {
  const scope = await makeWorkspace();
  await storeStays(
    appDb,
    scope,
    Array.from({ length: 40 }, () => ({ stays: [["2024-01-01", null]] as const, dims: { plan: "team" } })),
  );
  const open = async (address: Readonly<Record<string, string>>) => {
    const read = (within: typeof withReads) =>
      within(appDb, scope, (tx) =>
        readPeople(tx, scope, readPeopleQuery(address), {
          ...{ after: null, today: "2026-06-15" },
          patience: { each: 150, all: 10_000 },
        }),
      );
    const found = await read(withReads);
    expect(await read(withTenant)).toEqual(found);
    return found;
  };
  const group = { group: "balance", step: "start", from: "2026-05-01", to: "2026-05-31" };
  await ownerDb.pool.query(
    "create policy slow on customer_stay as restrictive for select to public using (pg_sleep(0.01) is not null)",
  );
  expect(await open({ standing: "left" })).toMatchObject({ slow: ["rows"], found: null, known: true });
  expect(await open(group)).toMatchObject({ slow: ["rows", "count"], found: null, counted: null, plans: ["team"] });
  await ownerDb.pool.query("drop policy slow on customer_stay");
  expect(await open({ standing: "left" })).toMatchObject({ slow: [], found: [] });
  expect((await open(group)).counted).toMatchObject({ rows: 40 });
});

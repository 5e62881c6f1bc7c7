import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Tx, withTenant } from "@/db/client";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { testDatabase } from "@/db/testing/test-database";
import { importFile } from "@/features/imports/testing/import-file";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");
const mapping = {
  date: { columns: ["day"] },
  questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 } }],
  customer: "who",
};

test("answers in a file are their customer's, whom it names by an address in whatever case; nobody is there twice", async () => {
  const scope = await database.makeWorkspace();
  const within = <T>(work: (tx: Tx) => Promise<T>) => withTenant(database.appDb, scope, work);
  const people = [
    { externalId: "cus_42", email: "ana@x.com" },
    { externalId: "cus_50", email: "team@x.com" },
    { externalId: "cus_51", email: "team@x.com" },
  ];
  await within((tx) => upsertCustomers(tx, scope, people, { importId: null, now }));
  // Links alone claimed these two; billing knows one of them by now, and she is theirs.
  for (const name of ["eve@x.com", "gus@x.com"]) await within((tx) => upsertCustomer(tx, scope, name, "claimed"));
  await within((tx) =>
    upsertCustomers(tx, scope, [{ externalId: "cus_60", email: "eve@x.com" }], { importId: null, now }),
  );
  const rows = [
    "ana@x.com",
    "Ana@X.com",
    "cus_42",
    "team@x.com",
    "eve@x.com",
    "gus@x.com",
    "Neu@x.com",
    "neu@x.com",
    "c-9",
  ];
  const file = `day,score,who\n${rows.map((who, place) => `2026-05-0${place + 1},9,${who}`).join("\n")}\n`;
  const { run } = await importFile(database, scope, file, { mapping, name: "A" }, now);
  expect(run).toMatchObject({ status: "done", stored: 9, rejected: 0 });
  const { rows: found } = await within((tx) =>
    tx.execute(sql`
      select c.external_id as who, c.claimed, count(r.id)::int as answers, count(*) filter (where is_claimed(r.identity))::int as claims
      from customer c left join response r on r.customer_id = c.id group by 1, 2 order by 1`),
  );
  const line = (who: string, answers: number) => ({ who, claimed: false, answers, claims: 0 });
  expect(found).toEqual([
    line("Neu@x.com", 2),
    line("c-9", 1),
    line("cus_42", 3),
    line("cus_50", 0),
    line("cus_51", 0),
    line("cus_60", 1),
    line("gus@x.com", 1),
    line("team@x.com", 1),
  ]);
});

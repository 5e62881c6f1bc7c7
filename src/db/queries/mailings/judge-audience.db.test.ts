import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { insertNamed } from "@/db/queries/invitations/audience";
import { countAudience } from "@/db/queries/mailings/judge-audience";
import { stopSurveys } from "@/db/queries/mailings/recipients";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { testDatabase } from "@/db/testing/test-database";

const { appDb, makeWorkspace } = await testDatabase();
const NOW = new Date("2026-03-27T12:00:00Z");
const asking = { surveyId: randomUUID(), quarantineDays: 30, now: NOW, today: "2026-03-27" };

/** Customers with an id and perhaps an e-mail; those of `stopped` were unsubscribed by a file. */
async function place(
  customers: readonly (readonly [id: string, email: string | null])[],
  stopped: readonly string[] = [],
) {
  const scope = await makeWorkspace();
  for (const [id, email] of customers)
    await withTenant(appDb, scope, (tx) =>
      tx.$client.query(
        `insert into customer (workspace_id, id, external_id, email, unsubscribed_at)
         values ($1, gen_random_uuid(), $2, $3, $4)`,
        [scope.workspaceId, id, email, stopped.includes(id) ? NOW : null],
      ),
    );
  const count = (named: readonly string[] | null = null) =>
    withTenant(appDb, scope, (tx) => countAudience(tx, scope, asking, { attribute: null, named: named && [...named] }));
  return { scope, count };
}

test("who stopped mails by an address gets none under another id, whether the stop stands with an e-mail or with an id", async () => {
  const { count } = await place(
    [
      ["ana@x.com", null],
      ["cus_42", "Ana@X.com"],
    ],
    ["ana@x.com"],
  );
  expect(await count()).toEqual({ chosen: 2, skipped: { no_address: 1, unsubscribed: 1 } });
  const twice = await place(
    [
      ["bo@x.com", null],
      ["cus_1", "bo@x.com"],
      ["cus_2", "BO@x.com"],
    ],
    ["bo@x.com"],
  );
  expect(await twice.count()).toEqual({ chosen: 3, skipped: { no_address: 1, same_address: 1, unsubscribed: 1 } });
});

test("an address that stands as an id takes no mail from the one who has it for an e-mail", async () => {
  const { count } = await place([
    ["ana@x.com", null],
    ["cus_42", "ana@x.com"],
  ]);
  expect(await count()).toEqual({ chosen: 2, skipped: { no_address: 1 } });
});

test("an address that is pasted is the customer whose id it is, in any case, with what they stopped", async () => {
  const { scope, count } = await place([["Ana@x.com", null]], ["Ana@x.com"]);
  const audience = { attribute: null, named: ["ana@x.com"] };
  expect(await withTenant(appDb, scope, (tx) => insertNamed(tx, scope, audience))).toBe(1);
  expect(await count(audience.named)).toEqual({ chosen: 1, skipped: { unsubscribed: 1 } });
  expect(await withTenant(appDb, scope, (tx) => insertNamed(tx, scope, audience))).toBe(0);
});

test("a stop by a mail's link holds for everybody who has that address", async () => {
  const { scope, count } = await place([
    ["cus_42", "ana@x.com"],
    ["ana@x.com", null],
  ]);
  await withTenant(appDb, scope, async (tx) => {
    const id = await upsertCustomer(tx, scope, "cus_42");
    expect(await stopSurveys(tx, scope, id, { wanted: "stop", now: NOW })).toMatchObject({ stopped: true });
    const { rows } = await tx.$client.query(
      "select count(*)::int as n from customer where unsubscribed_at is not null",
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
  expect((await count()).skipped).toEqual({ no_address: 1, unsubscribed: 1 });
});

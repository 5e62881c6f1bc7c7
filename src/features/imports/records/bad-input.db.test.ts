import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { customerStay } from "@/db/schema/customer";
import { interaction } from "@/db/schema/interaction";
import { testDatabase } from "@/db/testing/test-database";
import { importRecords } from "@/features/imports/testing/import-records";

const database = await testDatabase();
const now = new Date("2026-06-01T10:00:00Z");

/** What the report says, line by line. */
async function report(scope: Awaited<ReturnType<typeof database.makeWorkspace>>, file: string, purpose: string) {
  const { problems } = await importRecords(database, scope, file, { purpose }, now);
  return problems.map(({ line, reason, rejected }) => `${line}${rejected ? " out" : ""}: ${reason}`);
}

test("spells that overlap, end first, last no day, have no start or change currency: each has its rule and its words", async () => {
  const scope = await database.makeWorkspace();
  const file = `subscription_id,customer_id,start_date,end_date,mrr,currency
S1,A,2026-01-01,2026-03-01,10,EUR
S2,A,2026-02-01,,10,EUR
S3,B,2026-03-01,2026-02-01,10,EUR
S4,C,2026-03-01,2026-03-01,10,EUR
S5,D,,,10,EUR
S6,E,2026-01-01,,10,EUR
`;
  expect(await report(scope, file, "subscriptions")).toEqual([
    "3: 2 contracts of “A” run at the same time: they are one stay, and their revenue adds up.",
    "4 out: It ends on 2026-02-01, before it starts on 2026-03-01; swap them or mend one.",
    "5: It begins and ends on 2026-03-01: kept, but it lasted no day and counts as no stay.",
    "6 out: A contract needs its first day; without it nobody knows since when they are a customer.",
  ]);
  const stays = await withTenant(database.appDb, scope, (tx) => tx.select().from(customerStay));
  expect(stays.map(({ fromDay, untilDay }) => [fromDay, untilDay])).toEqual([
    ["2026-01-01", null],
    ["2026-01-01", null],
  ]);
  const later = `subscription_id,customer_id,start_date,end_date,mrr,currency
S6,E,2026-01-01,,12,USD
S7,A,2026-05-01,,10,EUR
S7,A,2026-05-01,,11,EUR
`;
  // That contracts of A run at the same time was told before.
  expect(await report(scope, later, "subscriptions")).toEqual([
    "2: The contract “S6” was in EUR and is in USD now: it counts in USD from its start.",
    "4: The contract “S7” stands in line 3 as well; the later line counts.",
  ]);
});

test("tickets that were merged, deleted or spam are kept and told, and count nowhere; a customer twice is told", async () => {
  const scope = await database.makeWorkspace();
  const file = `ticket_id,requester,status,created_at,solved_at,first reply time (minutes)
T1,ann@example.com,solved,2026-05-04T10:00:00Z,2026-05-04T11:00:00Z,5
T2,ann@example.com,merged,2026-05-04T10:00:00Z,2026-05-04T11:00:00Z,5
T3,ann@example.com,deleted,2026-05-04T10:00:00Z,2026-05-04T11:00:00Z,5
T4,ann@example.com,spam,2026-05-04T10:00:00Z,2026-05-04T11:00:00Z,5
`;
  expect(await report(scope, file, "tickets")).toEqual([
    "3: “merged”: kept, but it counts in no number.",
    "4: “deleted”: kept, but it counts in no number.",
    "5: “spam”: kept, but it counts in no number.",
  ]);
  const rows = await withTenant(database.appDb, scope, (tx) =>
    tx.select().from(interaction).orderBy(interaction.externalId),
  );
  expect(rows.map(({ leftOut }) => leftOut)).toEqual([null, "merged", "deleted", "spam"]);
  const people = "customer_id,name,email\nA,Ann,ann@example.com\nA,Anna,ann@example.com\n";
  expect(await report(scope, people, "customers")).toEqual([
    "3: “A” stands in line 2 as well; where they differ, the later line counts.",
  ]);
});

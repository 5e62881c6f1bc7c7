import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { upsertCustomer } from "@/db/queries/upsert-customer";
import { customerStay } from "@/db/schema/customer";
import { testDatabase } from "@/db/testing/test-database";
import { checkIn } from "@/jobs/handlers/check-in";
import { followUpStand, minutes, NOW } from "@/jobs/handlers/testing/follow-up-stand";

const database = await testDatabase();
const { appDb } = database;
const { makePlace, say, contextOf, rowsOf } = followUpStand(database);

test("check-ins open once on their day, and not for a past before they were switched on", async () => {
  const place = await makePlace();
  const { scope } = place;
  const days = { new: "2026-10-21", old: "2026-10-20", tomorrow: "2026-10-22" };
  for (const [name, fromDay] of Object.entries(days)) {
    const customerId = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, name));
    await withTenant(appDb, scope, (tx) =>
      tx
        .insert(customerStay)
        .values({ workspaceId: scope.workspaceId, customerId, fromDay, untilDay: null, ordinal: 1 }),
    );
  }
  const run = (now: Date) => checkIn({ workspaceId: scope.workspaceId }, contextOf(scope, now));
  await run(NOW);
  await run(minutes(60));
  expect(await rowsOf(place)).toMatchObject([
    { kind: "check_in", checkIn: "after_30", openedAt: new Date("2026-11-20T00:00:00Z"), score: null },
  ]);
  await run(minutes(60 * 24));
  expect((await rowsOf(place)).map(({ day }) => day)).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
});

test("three poor experiences within a year are one check-in", async () => {
  const place = await makePlace();
  const { scope } = place;
  const who = await withTenant(appDb, scope, (tx) => upsertCustomer(tx, scope, "ada"));
  await withTenant(appDb, scope, (tx) =>
    tx
      .insert(customerStay)
      .values({ workspaceId: scope.workspaceId, customerId: who, fromDay: "2024-01-01", untilDay: null, ordinal: 1 }),
  );
  // The first lies more than a year before the third.
  for (const day of ["2025-11-01", "2026-03-01", "2026-11-18"])
    await say(place, { nps: 1, at: new Date(`${day}T12:00:00Z`) });
  const run = (now: Date) => checkIn({ workspaceId: scope.workspaceId }, contextOf(scope, now));
  await run(NOW);
  expect(await rowsOf(place)).toEqual([]);
  await say(place, { nps: 0, at: minutes(120) });
  await say(place, { nps: 0, at: minutes(180) });
  await run(minutes(60 * 24));
  expect((await rowsOf(place)).map(({ checkIn: which, day }) => [which, day])).toEqual([
    ["poor_experiences", "2026-11-20"],
  ]);
});

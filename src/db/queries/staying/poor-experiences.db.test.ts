import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { listCustomers } from "@/db/queries/customers/list-customers";
import { readStanding } from "@/db/queries/customers/read-standing";
import { listPoorExperiences } from "@/db/queries/follow-ups/list-poor-experiences";
import { listPoorCustomers, readPoorGroups } from "@/db/queries/staying/read-poor-experiences";
import { accountOfCustomer, subscription } from "@/db/schema/customer";
import { interaction, interactionEvent } from "@/db/schema/interaction";
import { makeSurvey, storeScores, type TestResponse } from "@/db/testing/store-scores";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";
import { addDays } from "@/domain/calendar/day";

const database = await testDatabase();

test("one rule of poor experiences: numbers and check-ins agree day by day, and an account has those of its people", async () => {
  const scope = await database.makeWorkspace();
  const { workspaceId } = scope;
  const surveyId = await makeSurvey(database.appDb, scope, {
    questions: [{ id: "q", kind: "csat", title: { en: "How satisfied?" }, required: false }],
    series: [{ question: "q", scale: "csat-1-5", metric: "csat" }],
  });
  const [ada = "", acme = "", ann = "", ben = ""] = await storeStays(database.appDb, scope, [
    { externalId: "ada", stays: [["2024-01-01", null]] },
    { externalId: "acme", stays: [["2024-01-01", null]], dims: { plan: "Pro" } },
    { externalId: "ann", stays: [] },
    { externalId: "ben", stays: [] },
  ]);
  const low = (day: string, state: TestResponse["state"] = "counted"): TestResponse => ({
    day,
    scores: { q: 1 },
    state,
  });
  const said: [string, TestResponse][] = [
    [ada, low("2026-03-01")],
    [ada, low("2026-03-10", "superseded")],
    [ada, low("2026-03-11", "held")],
    [ann, low("2026-03-02")],
    [ben, low("2026-03-20")],
    [ben, { day: "2026-03-21", scores: { q: 3 } }],
  ];
  for (const [who, one] of said) {
    const known = sql`select id from response where customer_id is not null`;
    await storeScores(database.appDb, scope, surveyId, [one]);
    await withTenant(database.appDb, scope, (tx) =>
      tx.execute(sql`update response set customer_id = ${who} where id not in (${known})`),
    );
  }
  const ticket = (customerId: string, day: string, reopened: string) => {
    const id = randomUUID();
    return {
      row: {
        ...{ workspaceId, id, externalId: id, customerId, channel: "chat", state: "open" as const, reopens: 1 },
        ...{ openedAt: new Date(`${day}T10:00:00Z`), day },
      },
      event: {
        ...{ workspaceId, interactionId: id, externalId: "e", kind: "reopened" as const },
        at: new Date(`${reopened}T10:00:00Z`),
      },
    };
  };
  // Opened early, gone wrong late: it counts from the day on which it did.
  const tickets = [
    ticket(ada, "2026-02-01", "2026-03-15"),
    ticket(ada, "2026-03-05", "2026-03-25"),
    ticket(acme, "2026-03-01", "2026-03-23"),
  ];
  await withTenant(database.appDb, scope, async (tx) => {
    await tx
      .insert(accountOfCustomer)
      .values([ann, ben].map((customerId) => ({ workspaceId, customerId, accountId: acme })));
    await tx.insert(interaction).values(tickets.map(({ row }) => row));
    await tx.insert(interactionEvent).values(tickets.map(({ event }) => event));
    await tx.insert(subscription).values({
      ...{ workspaceId, id: randomUUID(), customerId: acme, startDay: "2024-01-01", mrr: 5_000, currency: "EUR" },
    });
    const threeOn = async (landmark: string) => {
      const { customers } = await listPoorCustomers(tx, scope, { filter: [], landmark, currency: "EUR", limit: 9 });
      return customers.map(({ externalId }) => externalId).sort();
    };
    const became: Record<string, string[]> = {};
    for (let day = "2026-02-20"; day <= "2026-03-31"; day = addDays(day, 1)) {
      const before = await threeOn(addDays(day, -1));
      const found = await listPoorExperiences(tx, scope, { from: day, to: day });
      const now = (await threeOn(day)).filter((one) => !before.includes(one));
      const names = await listCustomers(tx, scope, {
        ...{ search: "", standing: null, plan: null, group: null, after: null, limit: 9, today: day },
      });
      const told = [...found.keys()].map((id) => names.find((one) => one.id === id)?.externalId ?? id).sort();
      expect([day, told]).toEqual([day, now]);
      if (now.length > 0) became[day] = now;
    }
    expect(became).toEqual({ "2026-03-23": ["acme"], "2026-03-25": ["ada"] });
    const groups = await readPoorGroups(tx, scope, { filter: [], landmark: "2026-03-24", horizons: [] });
    expect(groups.map(({ poor, n }) => [poor, n])).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });
});

test("a person who never was a customer stands as their account does; who was one stands alone", async () => {
  const scope = await database.makeWorkspace();
  const { workspaceId } = scope;
  const [acme = "", ann = "", own = "", gone = "", left = ""] = await storeStays(database.appDb, scope, [
    { externalId: "acme", stays: [["2026-01-01", null]], dims: { plan: "Pro" } },
    { externalId: "ann", stays: [] },
    { externalId: "own", stays: [["2025-01-01", "2025-06-01"]], dims: { plan: "Solo" } },
    { externalId: "gone", stays: [["2025-01-01", "2026-02-01"]] },
    { externalId: "left", stays: [] },
  ]);
  await withTenant(database.appDb, scope, async (tx) => {
    const of = (customerId: string, accountId: string) => ({ workspaceId, customerId, accountId });
    await tx.insert(accountOfCustomer).values([of(ann, acme), of(ann, gone), of(own, acme), of(left, gone)]);
    const price = { workspaceId, startDay: "2026-01-01", currency: "EUR" };
    await tx.insert(subscription).values({ ...price, id: randomUUID(), customerId: acme, mrr: 9_900 });
    const today = "2026-03-01";
    const standing = (id: string) => readStanding(tx, scope, id, today);
    expect(await standing(ann)).toEqual({
      ...{ fromDay: "2026-01-01", untilDay: null, mrr: 9_900, currency: "EUR" },
      through: { id: acme, name: "acme" },
    });
    expect(await standing(own)).toMatchObject({ untilDay: "2025-06-01", through: null, mrr: null });
    expect(await standing(left)).toMatchObject({ untilDay: "2026-02-01", through: { name: "gone" } });
    const found = async (change: { standing?: "active" | "left" | "never"; plan?: string }) => {
      const query = { search: "", standing: null, plan: null, group: null, after: null, limit: 9, today, ...change };
      return (await listCustomers(tx, scope, query)).map(({ externalId }) => externalId).sort();
    };
    expect(await found({ standing: "active" })).toEqual(["acme", "ann"]);
    expect(await found({ standing: "left" })).toEqual(["gone", "left", "own"]);
    expect(await found({ standing: "never" })).toEqual([]);
    expect(await found({ plan: "Pro" })).toEqual(["acme", "ann"]);
  });
});

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { listLeavingReasons } from "@/db/queries/staying/list-leaving-reasons";
import { findFirstKnownAnswer, readLastAnswers } from "@/db/queries/staying/read-last-answers";
import { listPoorCustomers, readPoorGroups } from "@/db/queries/staying/read-poor-experiences";
import { rebuildRevenue } from "@/db/rollups/rebuild-revenue";
import { accountOfCustomer, subscription } from "@/db/schema/customer";
import { interaction } from "@/db/schema/interaction";
import { invitation } from "@/db/schema/invitation";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { storeStays } from "@/db/testing/store-stays";
import { testDatabase } from "@/db/testing/test-database";

const database = await testDatabase();
const LANDMARK = "2026-01-01";
const TODAY = "2026-12-01";

/** Stores one answer of a person, who is written onto it as the gate of an API would. */
async function answerOf(scope: WorkspaceScope, surveyId: string, customerId: string, day: string, score: number) {
  const before = new Set((await responses(scope)).map(({ id }) => id));
  await storeScores(database.appDb, scope, surveyId, [{ day, scores: { q: score } }]);
  const made = (await responses(scope)).find(({ id }) => !before.has(id));
  await withTenant(database.appDb, scope, (tx) =>
    tx.execute(sql`update response set customer_id = ${customerId} where id = ${made?.id ?? ""}`),
  );
}

const responses = async (scope: WorkspaceScope) =>
  (await withTenant(database.appDb, scope, (tx) => tx.execute<{ id: string }>(sql`select id from response`))).rows;

describe("what customers last answered, and what became of them", () => {
  it("fixes the groups on the landmark day: later answers, later customers and those gone before do not count", async () => {
    const scope = await database.makeWorkspace();
    const { workspaceId } = scope;
    const surveyId = await makeSurvey(database.appDb, scope, {
      questions: [{ id: "q", kind: "nps", title: { en: "How likely?" }, required: false }],
      series: [{ question: "q", scale: "nps", metric: "nps" }],
    });
    const [low = "", turned = "", silent = "", never = "", gone = "", late = "", account = "", person = ""] =
      await storeStays(database.appDb, scope, [
        { stays: [["2025-01-01", "2026-02-01"]] },
        { stays: [["2025-01-01", null]] },
        { stays: [["2025-01-01", "2026-12-24"]] },
        { stays: [["2025-01-01", "2026-07-01"]] },
        { stays: [["2025-01-01", "2025-12-31"]] },
        { stays: [["2026-02-01", null]] },
        { stays: [["2025-06-01", "2026-04-01"]] },
        { stays: [] },
      ]);
    await answerOf(scope, surveyId, low, "2025-10-01", 3);
    // Changed their mind before the landmark; what they said after it is not known on that day.
    await answerOf(scope, surveyId, turned, "2025-03-01", 2);
    await answerOf(scope, surveyId, turned, "2025-11-01", 9);
    await answerOf(scope, surveyId, turned, "2026-03-01", 0);
    await answerOf(scope, surveyId, gone, "2025-10-01", 1);
    await answerOf(scope, surveyId, late, "2026-03-01", 1);
    // Longer ago than is remembered: as if never asked.
    await answerOf(scope, surveyId, never, "2024-11-01", 1);
    // A person without stays of their own answers for the account.
    await answerOf(scope, surveyId, person, "2025-12-01", 7);
    await withTenant(database.appDb, scope, async (tx) => {
      await tx.insert(accountOfCustomer).values({ workspaceId, customerId: person, accountId: account });
      await tx.insert(invitation).values({
        ...{ workspaceId, id: randomUUID(), surveyId, customerId: silent, externalId: "i1" },
        ...{ sentAt: new Date("2025-09-01T10:00:00Z"), day: "2025-09-01" },
      });
      const price = { workspaceId, currency: "EUR", startDay: "2025-01-01" };
      await tx.insert(subscription).values([
        { ...price, id: randomUUID(), customerId: low, endDay: "2026-02-01", mrr: 5_000 },
        { ...price, id: randomUUID(), customerId: turned, mrr: 700 },
      ]);
      await rebuildRevenue(tx, scope, [low, turned]);
    });
    const found = await withTenant(database.appDb, scope, (tx) =>
      readLastAnswers(tx, scope, { filter: [], today: TODAY, landmark: LANDMARK, currency: "EUR" }),
    );
    expect(Object.fromEntries(found.map(({ last, lengths, mrr }) => [last, { lengths, mrr }]))).toEqual({
      3: { lengths: [{ time: 31, left: 1, stayed: 0 }], mrr: 5_000 },
      9: { lengths: [{ time: 334, left: 0, stayed: 1 }], mrr: 700 },
      7: { lengths: [{ time: 90, left: 1, stayed: 0 }], mrr: 0 },
      // An end to come is no end yet.
      asked: { lengths: [{ time: 334, left: 0, stayed: 1 }], mrr: 0 },
      never: { lengths: [{ time: 181, left: 1, stayed: 0 }], mrr: 0 },
    });
    expect(await withTenant(database.appDb, scope, (tx) => findFirstKnownAnswer(tx, scope))).toBe("2024-11-01");
  });
});

describe("poor experiences", () => {
  it("counts low answers and requests that went wrong, each request once, and lists who has three", async () => {
    const scope = await database.makeWorkspace();
    const { workspaceId } = scope;
    const surveyId = await makeSurvey(database.appDb, scope, {
      questions: [{ id: "q", kind: "csat", title: { en: "How satisfied?" }, required: false }],
      series: [{ question: "q", scale: "csat-1-5", metric: "csat" }],
    });
    const [fine = "", once = "", thrice = ""] = await storeStays(database.appDb, scope, [
      { stays: [["2025-01-01", null]] },
      { stays: [["2025-01-01", "2026-06-01"]] },
      { externalId: "acme", stays: [["2025-01-01", "2026-02-01"]] },
    ]);
    // 3 is the middle of five, 2 the lowest band.
    await answerOf(scope, surveyId, fine, "2025-10-01", 3);
    await answerOf(scope, surveyId, once, "2025-10-01", 2);
    await answerOf(scope, surveyId, thrice, "2025-11-01", 1);
    const ticket = (customerId: string, day: string, reopens: number, leftOut: "spam" | null = null) => ({
      ...{
        workspaceId,
        id: randomUUID(),
        externalId: randomUUID(),
        customerId,
        channel: "chat",
        state: "solved" as const,
      },
      ...{ openedAt: new Date(`${day}T10:00:00Z`), day, reopens, leftOut },
    });
    await withTenant(database.appDb, scope, async (tx) => {
      await tx
        .insert(interaction)
        .values([
          ticket(thrice, "2025-05-01", 2),
          ticket(thrice, "2025-06-01", 1),
          ticket(thrice, "2025-07-01", 0),
          ticket(fine, "2025-07-01", 1, "spam"),
          ticket(fine, "2024-07-01", 1),
        ]);
      await tx.insert(subscription).values({
        ...{ workspaceId, id: randomUUID(), customerId: thrice, currency: "EUR", mrr: 12_300, reason: "poor_service" },
        ...{ startDay: "2025-01-01", endDay: "2026-02-01" },
      });
      await rebuildRevenue(tx, scope, [thrice]);
    });
    const [groups, three, reasons] = await withTenant(database.appDb, scope, async (tx) => [
      await readPoorGroups(tx, scope, { filter: [], landmark: LANDMARK, horizons: [90, 180] }),
      await listPoorCustomers(tx, scope, { filter: [], landmark: LANDMARK, currency: "EUR", limit: 5 }),
      await listLeavingReasons(tx, scope, { filter: [], from: "2026-01-01", to: "2026-12-31" }),
    ]);
    expect(groups).toEqual([
      { poor: 0, n: 1, left: [0, 0] },
      { poor: 1, n: 1, left: [0, 1] },
      { poor: 3, n: 1, left: [1, 1] },
    ]);
    expect(three).toEqual({
      total: 1,
      mrr: 12_300,
      customers: [
        {
          id: thrice,
          externalId: "acme",
          name: "",
          poor: 3,
          badAnswers: 1,
          missedPromises: 0,
          reopened: 2,
          mrr: 12_300,
        },
      ],
    });
    expect(reasons).toEqual([
      { reason: "poor_service", n: 1 },
      { reason: null, n: 1 },
    ]);
  });
});

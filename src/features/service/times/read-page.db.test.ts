import { expect, test } from "vitest";
import { withReads, withTenant } from "@/db/client";
import { foldAllTimes } from "@/db/rollups/fold-times";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { testDatabase } from "@/db/testing/test-database";
import { readServiceQuery } from "@/features/service/times/input";
import { readPage } from "@/features/service/times/read-page";
import { readService } from "@/features/service/times/read-service";

const { appDb, ownerDb, workerDb, makeWorkspace } = await testDatabase();
const now = new Date("2026-04-02T12:00:00Z");

test("a filter that cannot be counted beside another in time is left out, and groups that take too long are named", async () => {
  const scope = await makeWorkspace();
  const interactions = Array.from({ length: 60 }, (_, i) => ({
    ...{ externalId: `T-${i}`, channel: ["chat", "email"][i % 2], team: ["DE", "UK", "FR"][i % 3], priority: "low" },
    openedAt: new Date("2026-03-10T09:00:00Z"),
    events: [
      {
        ...{ externalId: `replied-${i}`, kind: "agent_replied" as const, at: Date.parse("2026-03-10T09:30:00Z") },
        ...{ isPublic: true, detail: null, actor: "Ada" },
      },
    ],
  }));
  await withTenant(appDb, scope, (tx) => storeInteractions(tx, scope, interactions, { importId: null, now }));
  await foldAllTimes(workerDb);
  const query = readServiceQuery({ channel: "chat", team: "DE" });
  const days = {
    range: { from: "2026-01-01", to: "2026-04-01" },
    compared: { from: "2025-10-02", to: "2025-12-31" },
  };
  const open = async () => {
    const read = (within: typeof withReads) =>
      within(appDb, scope, async (tx) => {
        const patience = { each: 200, all: 10_000 };
        const { names: _, ...page } = await readPage(tx, scope, query, {
          days,
          today: "2026-04-02",
          weekStart: 1,
          patience,
        });
        return page;
      });
    const found = await read(withReads);
    expect(await read(withTenant)).toEqual(found);
    return found;
  };
  await ownerDb.pool.query(
    "create policy slow on interaction as restrictive for select to public using (pg_sleep(0.01) is not null)",
  );
  const slow = await open();
  await ownerDb.pool.query("drop policy slow on interaction");
  // Thirty chats, by the tallies; of ten in the team nothing is said.
  expect(slow).toMatchObject({ left: ["team"], numbers: { opened: 30, slow: ["team", "agent", "priority"] } });
  expect(slow.query.filter).toEqual([{ dimension: "channel", value: "chat" }]);
  expect(slow.numbers.times.first_response.reading).toMatchObject({ n: 30, value: 30 });
  expect(await open()).toMatchObject({ left: [], numbers: { opened: 10, slow: [] } });
});

test("the numbers at the head are judged together: what one of them does by chance is no clear change", async () => {
  const scope = await makeWorkspace();
  // Twenty before wait 1 to 20 minutes, twenty now 6 to 25; all are solved after two hours, on both sides.
  const interactions = Array.from({ length: 40 }, (_, i) => {
    const openedAt = new Date(i < 20 ? "2026-02-10T09:00:00Z" : "2026-03-10T09:00:00Z");
    const at = (minutes: number) => +openedAt + minutes * 60_000;
    const event = (externalId: string, kind: "agent_replied" | "resolved", minutes: number) => ({
      ...{ externalId, kind, at: at(minutes), isPublic: true, detail: null, actor: "Ada" },
    });
    const events = [event("r", "agent_replied", i < 20 ? i + 1 : i - 14), event("s", "resolved", 110 + (i % 20))];
    return { externalId: `T-${i}`, channel: "chat", team: null, priority: null, agent: null, openedAt, events };
  });
  await withTenant(appDb, scope, (tx) => storeInteractions(tx, scope, interactions, { importId: null, now }));
  const range = { from: "2026-03-01", to: "2026-03-31" };
  const { times } = await withTenant(appDb, scope, (tx) =>
    readService(
      tx,
      scope,
      { filter: [], measure: "first_response" },
      {
        days: { range, compared: { from: "2026-02-01", to: "2026-02-28" } },
        today: "2026-04-02",
        weekStart: 1,
        clock: "clock",
      },
    ),
  );
  expect(times.first_response.reading.value).toBe(15.5);
  expect(times.first_response.change.pValue).toBeLessThan(0.05);
  expect(times.resolution.change.pValue).toBeGreaterThan(0.5);
  expect(times.first_response.verdict).toMatchObject({ assessment: "no clear change" });
});
